"""Signs, lines and texts as SVG."""

from dataclasses import dataclass
from html import unescape
from xml.sax.saxutils import escape, quoteattr

_DASHES = {"dash": "9 5", "dot": "2 4", "dashdot": "9 4 2 4"}
LINE_HEIGHT = 17.0


@dataclass(frozen=True)
class Look:
    """How one sign of a scatter looks; ``size`` and ``width`` (of its edge) are in pixels."""

    symbol: str
    size: float
    fill: str
    edge: str | None
    width: float


def tag(name: str, text: str = "", /, **given: object) -> str:
    """An element with its attributes; what is None is left out, and text is taken as markup."""
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_plain(value))}"
        for key, value in given.items()
        if value is not None
    )
    return f"<{name}{said}>{text}</{name}>" if text else f"<{name}{said}/>"


def words(text: str, x: float, y: float, colour: str, size: float, anchor: str) -> str:
    """A text of one or several lines, the middle of which is at ``y``."""
    lines = [unescape(part) for part in text.split("<br>")]
    first = y + 0.35 * size - (len(lines) - 1) * LINE_HEIGHT / 2
    return "".join(
        tag(
            "text",
            escape(line) or " ",
            x=x,
            y=first + place * LINE_HEIGHT,
            fill=colour,
            font_size=size,
            text_anchor=anchor,
            font_family="Noto Sans, Noto Sans CJK SC, Noto Sans Math",
        )
        for place, line in enumerate(lines)
    )


def line(
    ends: tuple[tuple[float, float], tuple[float, float]],
    colour: str,
    width: float,
    dash: str | None = None,
) -> str:
    """A straight line."""
    (x1, y1), (x2, y2) = ends
    return tag(
        "line",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=_DASHES.get(dash or ""),
    )


def sign(look: Look, x: float, y: float) -> str:
    """One sign of a scatter."""
    fill, edge, width, half = look.fill, look.edge, look.width, look.size / 2
    if look.symbol.startswith("line-ns"):
        return line(((x, y - half), (x, y + half)), edge or fill, max(width, 2))
    if look.symbol.endswith("-open"):
        fill, edge, width = "none", edge or fill, max(width, 2)
    given: dict[str, object] = {
        "fill": fill,
        "stroke": edge,
        "stroke_width": width if edge else None,
    }
    if look.symbol.startswith("square"):
        return tag("rect", x=x - half, y=y - half, width=look.size, height=look.size, **given)
    if look.symbol.startswith("diamond"):
        half *= 1.25
        return tag(
            "polygon",
            points=f"{x},{y - half} {x + half},{y} {x},{y + half} {x - half},{y}",
            **given,
        )
    if look.symbol.startswith("triangle"):
        up = -1 if "down" in look.symbol else 1
        tip, base = y - up * half * 1.15, y + up * half * 0.75
        return tag("polygon", points=f"{x},{tip} {x + half},{base} {x - half},{base}", **given)
    return tag("circle", cx=x, cy=y, r=half, **given)


def _plain(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
