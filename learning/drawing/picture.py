"""A figure of rows as SVG: bars, signs and lines, read from the Plotly figure itself.

It knows what the charts of cohorts use: rows as categories on the y axis, values on the x axis. The
numbers and looks are those of the figure; nothing is computed anew.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from learning.drawing.legend import INK, LETTER, SIZE, bar, each, key, legend, look, patterns
from learning.drawing.marks import line, sign, tag, words
from learning.drawing.plane import WIDTH, Plane, plane, ticks
from learning.statistics.errors import UnusableInputError
from learning.width import width

_BARS = 0.8


def svg(figure: Any) -> str:
    """The figure as one SVG picture.

    Raises: ``UnusableInputError`` for a figure without rows, or with traces it does not know.
    """
    layout = figure.layout
    if layout.yaxis.type != "category" or {one.type for one in figure.data} - {"bar", "scatter"}:
        raise UnusableInputError("only bars and signs in rows can be drawn")
    entries = list(legend(figure))
    on = plane(figure, max((entry[0] for entry in entries), default=-1) + 1)
    parts = [
        patterns(figure),
        *(key(*entry) for entry in entries),
        *_axis(figure, on),
        *_shapes(figure, on),
        *_bars(figure, on),
        *(drawn for trace in figure.data if trace.type == "scatter" for drawn in _signs(trace, on)),
        *_annotations(figure, on),
    ]
    box = f"0 0 {WIDTH:g} {on.height:g}"
    return tag("svg", "".join(parts), xmlns="http://www.w3.org/2000/svg", viewBox=box)


def _axis(figure: Any, on: Plane) -> Iterator[str]:
    axis = figure.layout.xaxis
    for value, text in ticks(axis, on.x_range):
        x = on.x(value)
        if axis.showgrid is not False:
            yield line(((x, on.top), (x, on.bottom)), axis.gridcolor, 1)
        if axis.showticklabels is not False:
            up = axis.side == "top"
            lines = text.count("<br>")
            y = on.top - 14 - 8.5 * lines if up else on.bottom + 14
            yield words(text, x, y, axis.tickfont.color, SIZE - 1, "middle")


def _shapes(figure: Any, on: Plane) -> Iterator[str]:
    for shape in figure.layout.shapes:
        x0, x1 = on.x(float(shape.x0)), on.x(float(shape.x1))
        if shape.type == "line":
            yield line(((x0, on.top), (x1, on.bottom)), shape.line.color, shape.line.width or 1)
        elif shape.type == "rect":
            yield tag(
                "rect", x=x0, y=on.top, width=x1 - x0, height=on.bottom - on.top,
                fill=shape.fillcolor, opacity=shape.opacity,
            )  # fmt: skip


def _bars(figure: Any, on: Plane) -> Iterator[str]:
    bars = [trace for trace in figure.data if trace.type == "bar"]
    mode = figure.layout.barmode or "group"
    reached: dict[tuple[str, bool], float] = {}
    for number, trace in enumerate(bars):
        wide = on.row_height * (each(trace.width, 0) or _BARS)
        shift = 0.0
        if mode == "group" and len(bars) > 1:
            wide = on.row_height * (1 - (figure.layout.bargap or 0.2)) / len(bars)
            shift = ((len(bars) - 1) / 2 - number) * wide
        for place, (value, row) in enumerate(zip(trace.x, trace.y, strict=True)):
            if value is None:
                continue
            start = float(each(trace.base, place) or 0)
            if mode in {"stack", "relative"} and trace.base is None:
                side = str(row), float(value) < 0
                start = reached.get(side, 0.0)
                reached[side] = start + float(value)
            ends = sorted((on.x(start), on.x(start + float(value))))
            y = on.y(row) + shift
            yield bar(number, trace, place, (ends[0], ends[1]), (y - wide / 2, wide))
            if text := each(trace.text, place):
                yield _beside(trace, str(text), ends, y)


def _beside(trace: Any, text: str, ends: Sequence[float], y: float) -> str:
    inside = str(each(trace.textposition, 0) or "").startswith("inside")
    font = trace.insidetextfont if inside and trace.insidetextfont.color else trace.textfont
    colour = each(font.color, 0) or INK
    if inside:
        fits = width(text) * LETTER < ends[1] - ends[0]
        return words(text, sum(ends) / 2, y, colour, SIZE - 1, "middle") if fits else ""
    return words(text, ends[1] + 5, y, colour, SIZE, "start")


def _signs(trace: Any, on: Plane) -> Iterator[str]:
    points = [
        None if x is None or y is None or x != x else (on.x(float(x)), on.y(y))  # noqa: PLR0124  # NaN
        for x, y in zip(trace.x, trace.y, strict=True)
    ]
    mode = trace.mode or "markers"
    if "lines" in mode:
        for one, other in pairwise(points):
            if one and other:
                yield line((one, other), trace.line.color, trace.line.width or 2, trace.line.dash)
    for place, point in enumerate(points):
        if point is None:
            continue
        if "markers" in mode:
            yield sign(look(trace, place), *point)
        if "text" in mode and (text := each(trace.text, place)):
            yield _near(trace, str(text), point, place)


def _annotations(figure: Any, on: Plane) -> Iterator[str]:
    anchors = {"left": "start", "center": "middle", "right": "end"}
    for note in figure.layout.annotations:
        paper = note.xref == "paper"
        x = on.left + float(note.x) * (on.right - on.left) if paper else on.x(float(note.x))
        y = (
            on.bottom - float(note.y) * (on.bottom - on.top)
            if note.yref == "paper"
            else on.y(note.y)
        )
        x, y = x + (note.xshift or 0), y - (note.yshift or 0)
        anchor = anchors.get(note.xanchor or "", "middle")
        yield words(str(note.text), x, y, note.font.color, note.font.size or SIZE, anchor)


def _near(trace: Any, text: str, point: tuple[float, float], place: int) -> str:
    """What stands beside, above or below a sign."""
    colour = each(trace.textfont.color, place) or INK
    where = str(each(trace.textposition, place) or "middle right")
    x, y = point
    if "right" in where:
        return words(text, x + 12, y, colour, SIZE, "start")
    y += {"top": -17, "bottom": 17}.get(where.split(maxsplit=1)[0], 0)
    return words(text, x, y, colour, SIZE, "middle")
