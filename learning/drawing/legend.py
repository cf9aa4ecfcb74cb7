"""How the traces of a figure look, and the key that names them."""

from collections.abc import Iterator
from typing import Any

from learning.drawing.marks import Look, sign, tag, words
from learning.drawing.plane import LEGEND_LINE, WIDTH
from learning.width import width

INK = "#100e0c"
SIZE = 14.0
LETTER = 0.56 * SIZE
_KEY, _GAP, _LEFT = 14.0, 18.0, 4.0


def legend(figure: Any) -> Iterator[tuple[int, float, int, Any]]:
    """Line, distance from the left, number and trace of every entry of the legend."""
    if not figure.layout.showlegend:
        return
    at, x = 0, _LEFT
    for number, trace in enumerate(figure.data):
        if trace.showlegend is False or not trace.name:
            continue
        wide = _KEY + 8 + width(trace.name) * LETTER + _GAP
        if x > _GAP and x + wide > WIDTH:
            at, x = at + 1, _LEFT
        yield at, x, number, trace
        x += wide


def key(at: int, x: float, number: int, trace: Any) -> str:
    """One entry of the legend."""
    y = 14.0 + at * LEGEND_LINE
    text = words(trace.name, x + _KEY + 8, y, INK, SIZE, "start")
    if trace.type == "scatter":
        return sign(look(trace, 0), x + _KEY / 2, y) + text
    return bar(number, trace, 0, (x, x + _KEY), (y - _KEY / 2, _KEY)) + text


def bar(
    number: int, trace: Any, place: int, ends: tuple[float, float], across: tuple[float, float]
) -> str:
    """One bar with its hatching; ``across`` is where it begins from above, and how thick it is."""
    edge = trace.marker.line
    wide = each(edge.width, place)
    hatch = f"url(#hatch{number})" if each(trace.marker.pattern.shape, place) else None
    return "".join(
        tag(
            "rect",
            x=ends[0],
            y=across[0],
            width=ends[1] - ends[0],
            height=across[1],
            fill=fill,
            stroke=each(edge.color, place) if wide else None,
            stroke_width=wide or None,
        )
        for fill in (each(trace.marker.color, place), hatch)
        if fill
    )


def look(trace: Any, place: int) -> Look:
    """How one sign of a scatter looks."""
    marker = trace.marker
    return Look(
        str(each(marker.symbol, place) or "circle"),
        float(each(marker.size, place) or 8),
        str(each(marker.color, place) or trace.line.color or INK),
        each(marker.line.color, place),
        float(each(marker.line.width, place) or 0),
    )


def patterns(figure: Any) -> str:
    """Hatching for bars that have a pattern."""
    found = []
    for number, trace in enumerate(figure.data):
        if trace.type != "bar" or not each(trace.marker.pattern.shape, 0):
            continue
        colour = trace.marker.pattern.fgcolor or "#ffffff"
        stripe = tag("path", d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", stroke=colour, stroke_width=2)
        found.append(
            tag(
                "pattern", stripe, id=f"hatch{number}", width=8, height=8,
                patternUnits="userSpaceOnUse",
            )
        )  # fmt: skip
    return tag("defs", "".join(found)) if found else ""


def each(value: Any, place: int) -> Any:
    """What holds for one place: a value for all, or that of a list."""
    if value is None or isinstance(value, str | int | float):
        return value
    return value[place] if place < len(value) else None
