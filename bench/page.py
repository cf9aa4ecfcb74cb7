"""What one tab shows: elements as the server sent them, and what their widgets hold."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageLink_pb2 import PageLink
from streamlit.proto.WidgetStates_pb2 import WidgetState

Place = tuple[int, ...]


class Drawn(NamedTuple):
    """An element: its kind, its message, and the fragment that drew it, if any."""

    kind: str
    proto: Any
    fragment: str

    @property
    def key(self) -> str:
        """The key that the script gave to a widget; empty for all else."""
        # An element's id is a prefix, a hash and the key, with dashes between.
        _, _, key = (getattr(self.proto, "id", "") + "--").split("-", 2)
        return key.removesuffix("--")


@dataclass
class Page:
    """Elements by their place, widget states by widget id.

    ``errors`` holds the text of every exception and red box that was ever shown.
    """

    drawn: dict[Place, Drawn] = field(default_factory=dict)
    states: dict[str, WidgetState] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def keys(self, kind: str, prefix: str = "") -> list[str]:
        """Keys of all widgets of a kind whose key begins with ``prefix``."""
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

    def link(self, query: str) -> PageLink:
        """The first link whose query begins with ``query``.

        Raises: LookupError where the page has none.
        """
        for drawn in self.drawn.values():
            if isinstance(drawn.proto, PageLink) and drawn.proto.query_string.startswith(query):
                return drawn.proto
        raise LookupError(f"no link to {query} on the page; errors: {self.errors}")

    def hold(self, state: WidgetState) -> None:
        """Let a widget hold something."""
        self.states[state.id] = state

    def draw(self, message: ForwardMsg) -> Place:
        """Put what a message brings into its place, which is given back."""
        place = tuple(message.metadata.delta_path)
        if message.delta.WhichOneof("type") != "new_element":
            self.drawn.pop(place, None)
            return place
        element = message.delta.new_element
        kind = element.WhichOneof("type") or "empty"
        proto = getattr(element, kind)
        self.drawn[place] = Drawn(kind, proto, message.delta.fragment_id)
        if kind == "exception":
            self.errors.append(element.exception.message)
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            self.errors.append(element.alert.body)
        state = _first_state(kind, proto)
        if state is not None and (proto.set_value or state.id not in self.states):
            self.hold(state)
        return place

    def clear(self, fresh: set[Place], fragments: set[str]) -> None:
        """Take away what a run should have drawn and did not.

        A run of fragments answers for their elements only, a run of the page for all.
        """
        self.drawn = {
            place: drawn
            for place, drawn in self.drawn.items()
            if place in fresh or (fragments and drawn.fragment not in fragments)
        }
        left = {getattr(drawn.proto, "id", "") for drawn in self.drawn.values()}
        self.states = {name: state for name, state in self.states.items() if name in left}


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
    if kind in {"checkbox", "text_area"}:
        value = proto.value if proto.set_value else proto.default
        if kind == "checkbox":
            return WidgetState(id=proto.id, bool_value=value)
        return WidgetState(id=proto.id, string_value=value)
    return None
