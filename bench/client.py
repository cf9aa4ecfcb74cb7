"""One learner's browser as the server sees it: a cookie, a websocket, widgets and clicks."""

import asyncio
import http.client
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from time import perf_counter
from typing import Any, NamedTuple, Self

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageLink_pb2 import PageLink
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_LONGEST_WAIT = 60.0


class Rerun(NamedTuple):
    """One run that a click asked for; ``seconds`` last from the click to the run's end."""

    fragment: bool
    seconds: float


class Drawn(NamedTuple):
    """Something on the page: its kind, its message, and the fragment that drew it, if any."""

    kind: str
    proto: Any
    fragment: str

    @property
    def key(self) -> str:
        """The key that the script gave to a widget; empty for all else."""
        # An element's id is a prefix, a hash and the key, with dashes between.
        parts = getattr(self.proto, "id", "").split("-", 2)
        return parts[2] if len(parts) > 2 else ""  # noqa: PLR2004


@dataclass
class Session:
    """A tab that shows one page at a time.

    ``errors`` holds the text of every exception and red box that was ever shown.
    """

    address: str
    socket: ClientConnection
    page: str = ""
    query: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    drawn: dict[tuple[int, ...], Drawn] = field(default_factory=dict)
    values: dict[str, WidgetState] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    reruns: list[Rerun] = field(default_factory=list)

    @classmethod
    async def open(cls, address: str) -> Self:
        """Fetch the shell with its cookies, connect, and wait for the first run."""
        cookies = await asyncio.to_thread(_cookies_of_shell, address)
        socket = await connect(
            f"ws://{address}/_stcore/stream",
            origin=Origin(f"http://{address}"),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": cookies} if cookies else None,
            open_timeout=_LONGEST_WAIT,
            max_size=None,
            proxy=None,
        )
        session = cls(address, socket)
        await session._rerun([])
        return session

    async def close(self) -> None:
        """Close the tab."""
        await self.socket.close()

    def keys(self, kind: str, prefix: str = "") -> list[str]:
        """Keys of all widgets of a kind on the page whose key begins with ``prefix``."""
        keys = (drawn.key for drawn in self.drawn.values() if drawn.kind == kind)
        return [key for key in keys if key and key.startswith(prefix)]

    def find(self, key: str) -> Drawn:
        """The widget with this key.

        Raises: LookupError where the page has none, with the errors that the page shows.
        """
        for drawn in self.drawn.values():
            if drawn.key == key:
                return drawn
        raise LookupError(f"no widget {key} on the page; errors: {self.errors}")

    def set_option(self, key: str, index: int) -> None:
        """Choose an option of a radio inside a form, which tells the server nothing yet."""
        radio = self.find(key).proto
        self.values[radio.id] = WidgetState(id=radio.id, string_value=radio.options[index])

    async def choose(self, key: str, index: int) -> None:
        """Choose an option of a radio."""
        self.set_option(key, index)
        await self._rerun(self.values.values(), fragment=self.find(key).fragment)

    async def tick(self, key: str) -> None:
        """Tick a checkbox."""
        box = self.find(key)
        self.values[box.proto.id] = WidgetState(id=box.proto.id, bool_value=True)
        await self._rerun(self.values.values(), fragment=box.fragment)

    async def press(self, key: str) -> None:
        """Press a button.

        Raises: LookupError where it cannot be pressed.
        """
        button = self.find(key)
        if button.proto.disabled:
            raise LookupError(f"{key} is disabled; errors: {self.errors}")
        pressed = WidgetState(id=button.proto.id, trigger_value=True)
        await self._rerun([*self.values.values(), pressed], fragment=button.fragment)

    async def follow(self, query: str) -> None:
        """Follow the first link whose query begins with ``query``.

        Raises: LookupError where the page has none.
        """
        links = [drawn.proto for drawn in self.drawn.values() if isinstance(drawn.proto, PageLink)]
        link = next((link for link in links if link.query_string.startswith(query)), None)
        if link is None:
            raise LookupError(f"no link to {query} on the page; errors: {self.errors}")
        self.page, self.query = link.page_script_hash, link.query_string
        await self._rerun([])

    async def go(self, path: str) -> None:
        """Choose a page from the menu by its address."""
        self.page, self.query = self.pages[path], ""
        await self._rerun([])

    async def _rerun(self, states: Iterable[WidgetState], fragment: str = "") -> None:
        asked = ClientState(
            query_string=self.query,
            widget_states=WidgetStates(widgets=states),
            page_script_hash=self.page,
            fragment_id=fragment,
            context_info=ContextInfo(
                timezone="UTC",
                locale="en-GB",
                url=f"http://{self.address}/",
                color_scheme="light",
            ),
        )
        message = BackMsg(rerun_script=asked).SerializeToString()
        begun = perf_counter()
        async with asyncio.timeout(_LONGEST_WAIT):
            await self.socket.send(message)
            await self._receive()
        self.reruns.append(Rerun(bool(fragment), perf_counter() - begun))

    async def _receive(self) -> None:
        """Take in messages until a run has ended that no other run follows."""
        fresh: set[tuple[int, ...]] = set()
        fragments: set[str] = set()
        while True:
            message = ForwardMsg.FromString(await self.socket.recv(decode=False))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                fresh, fragments = set(), set(message.metadata.run.fragment_ids)
                self.page = message.new_session.page_script_hash
            elif kind == "navigation":
                self.page = message.navigation.page_script_hash
                listed = message.navigation.app_pages
                self.pages = {page.url_pathname: page.page_script_hash for page in listed}
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "delta":
                self._draw(message, fresh)
            elif kind == "session_event" and message.session_event.HasField(
                "script_compilation_exception"
            ):
                self.errors.append(message.session_event.script_compilation_exception.message)
            elif (
                kind == "script_finished"
                and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                self._clear(fresh, fragments)
                return

    def _draw(self, message: ForwardMsg, fresh: set[tuple[int, ...]]) -> None:
        path = tuple(message.metadata.delta_path)
        fresh.add(path)
        if message.delta.WhichOneof("type") != "new_element":
            self.drawn.pop(path, None)
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type") or ""
        proto = getattr(element, kind, None)
        self.drawn[path] = Drawn(kind, proto, message.delta.fragment_id)
        if kind == "exception":
            self.errors.append(element.exception.message)
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            self.errors.append(element.alert.body)
        state = _first_state(kind, proto)
        if state is not None and (proto.set_value or state.id not in self.values):
            self.values[state.id] = state

    def _clear(self, fresh: set[tuple[int, ...]], fragments: set[str]) -> None:
        """Take away what the run should have drawn and did not."""
        self.drawn = {
            path: drawn
            for path, drawn in self.drawn.items()
            if path in fresh or (fragments and drawn.fragment not in fragments)
        }
        left = {getattr(drawn.proto, "id", "") for drawn in self.drawn.values()}
        self.values = {name: state for name, state in self.values.items() if name in left}


def _cookies_of_shell(address: str) -> str:
    connection = http.client.HTTPConnection(address, timeout=_LONGEST_WAIT)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        answer.read()
        cookies = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or []))
    finally:
        connection.close()
    return "; ".join(f"{name}={cookie.value}" for name, cookie in cookies.items())


def _first_state(kind: str, proto: Any) -> WidgetState | None:
    """What a browser holds for a widget as it is drawn; None for kinds without a state.

    Kinds that are not listed stay at their default, which the server knows by itself.
    """
    if kind == "radio":
        if proto.set_value:
            return WidgetState(id=proto.id, string_value=proto.raw_value)
        if proto.HasField("default"):
            return WidgetState(id=proto.id, string_value=proto.options[proto.default])
        return WidgetState(id=proto.id)
    if kind == "checkbox":
        return WidgetState(
            id=proto.id, bool_value=proto.value if proto.set_value else proto.default
        )
    if kind == "text_area":
        return WidgetState(
            id=proto.id, string_value=proto.value if proto.set_value else proto.default
        )
    return None
