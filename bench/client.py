"""One learner's browser as the server sees it: a cookie, a websocket and clicks."""

import asyncio
import http.client
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from time import perf_counter
from typing import NamedTuple, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.page import Page, Place

_LONGEST_WAIT = 60.0


class Rerun(NamedTuple):
    """One run that a click asked for; ``seconds`` last from the click to the run's end."""

    fragment: bool
    seconds: float


@dataclass
class Session:
    """A tab: where it is, what it shows, and how long each of its clicks took.

    ``script`` and ``query`` are its address, ``scripts`` the menu's pages by their address.
    """

    address: str
    socket: ClientConnection
    cookies: Mapping[str, str] = field(default_factory=dict)
    script: str = ""
    query: str = ""
    scripts: dict[str, str] = field(default_factory=dict)
    page: Page = field(default_factory=Page)
    reruns: list[Rerun] = field(default_factory=list)

    @classmethod
    async def open(cls, address: str) -> Self:
        """Fetch the shell with its cookies, connect, and wait for the first run."""
        cookies = await asyncio.to_thread(_cookies_of_shell, address)
        header = "; ".join(f"{name}={value}" for name, value in cookies.items())
        socket = await connect(
            f"ws://{address}/_stcore/stream",
            origin=Origin(f"http://{address}"),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": header} if header else None,
            open_timeout=_LONGEST_WAIT,
            max_size=None,
            proxy=None,
        )
        session = cls(address, socket, cookies)
        await session._rerun([])
        return session

    async def close(self) -> None:
        """Close the tab."""
        await self.socket.close()

    def set_option(self, key: str, index: int) -> None:
        """Choose an option of a radio inside a form, which tells the server nothing yet."""
        radio = self.page.find(key).proto
        self.page.hold(WidgetState(id=radio.id, string_value=radio.options[index]))

    async def choose(self, key: str, index: int) -> None:
        """Choose an option of a radio."""
        self.set_option(key, index)
        await self._rerun(self.page.states.values(), self.page.find(key).fragment)

    async def tick(self, key: str) -> None:
        """Tick a checkbox."""
        box = self.page.find(key)
        self.page.hold(WidgetState(id=box.proto.id, bool_value=True))
        await self._rerun(self.page.states.values(), box.fragment)

    async def press(self, key: str) -> None:
        """Press a button.

        Raises: LookupError where it cannot be pressed.
        """
        button = self.page.find(key)
        if button.proto.disabled:
            raise LookupError(f"{key} is disabled; errors: {self.page.errors}")
        pressed = WidgetState(id=button.proto.id, trigger_value=True)
        await self._rerun([*self.page.states.values(), pressed], button.fragment)

    async def follow(self, query: str) -> None:
        """Follow the first link on the page whose query begins with ``query``.

        Raises: LookupError where there is none.
        """
        link = self.page.link(query)
        self.script, self.query = link.page_script_hash, link.query_string
        await self._rerun([])

    async def go(self, address: str, query: str = "") -> None:
        """Open a page by its address."""
        self.script, self.query = self.scripts[address], query
        await self._rerun([])

    async def again(self) -> None:
        """Let the page run once more as it is."""
        await self._rerun(self.page.states.values())

    async def _rerun(self, states: Iterable[WidgetState], fragment: str = "") -> None:
        asked = ClientState(
            query_string=self.query,
            widget_states=WidgetStates(widgets=states),
            page_script_hash=self.script,
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
        fresh: set[Place] = set()
        fragments: set[str] = set()
        while True:
            message = ForwardMsg.FromString(await self.socket.recv(decode=False))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                fresh, fragments = set(), set(message.metadata.run.fragment_ids)
                self.script = message.new_session.page_script_hash
            elif kind == "navigation":
                self.script = message.navigation.page_script_hash
                listed = message.navigation.app_pages
                self.scripts = {page.url_pathname: page.page_script_hash for page in listed}
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "delta":
                fresh.add(self.page.draw(message))
            elif kind == "script_finished":
                # A run that ends early is followed at once by the one it asked for.
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    self.page.errors.append("the script cannot be compiled")
                self.page.clear(fresh, fragments)
                return


def _cookies_of_shell(address: str) -> dict[str, str]:
    connection = http.client.HTTPConnection(address, timeout=_LONGEST_WAIT)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        answer.read()
        cookies = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or []))
    finally:
        connection.close()
    return {name: cookie.value for name, cookie in cookies.items()}
