"""Two ways to draw rows that read on a phone: values beside each other, and intervals around 0."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from learning.charts.base import Palette, label_rows, quiet
from learning.charts.measures import signed
from learning.charts.words import shortened
from learning.phrases import Phrases

_ROW, _SIZE, _LIFT = 58, 15, 20
_ROOM = 1.15
_SMALLEST_REACH = 10.0
_TICKS = (0, 25, 50, 75, 100)
_STEPS = (5, 10, 20, 25, 50)


@dataclass(frozen=True)
class Mark:
    """What one kind of sign in every row stands for; signs differ in shape, not in colour alone."""

    name: str
    symbol: str
    filled: bool = True


@dataclass(frozen=True)
class Row:
    """One row: its label, its colour, and a value from 0 to 100 for each mark; NaN is not drawn."""

    label: str
    colour: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Span:
    """One row: a value and its interval; NaN is not drawn."""

    label: str
    colour: str
    value: float
    low: float
    high: float


def side_by_side(
    rows: Sequence[Row],
    marks: Sequence[Mark],
    say: Phrases,
    palette: Palette,
    *,
    shares: bool = False,
) -> go.Figure:
    """Each row's values as signs on one line from 0 to 100; a key above names the signs.

    With ``shares`` the values are percentages.
    """

    def told(value: float, pattern: str) -> str:
        return say.percent(value / 100) if shares else say.number(value, pattern)

    figure = go.Figure()
    names = _rows(rows)
    _lines(figure, {n: _ends(row.values) for n, row in names.items()}, palette.faint, width=2)
    for place, mark in enumerate(marks):
        colours = [row.colour for row in rows]
        figure.add_scatter(
            x=[_there(row.values[place]) for row in rows],
            y=list(names),
            mode="markers",
            showlegend=False,
            marker={
                "symbol": mark.symbol,
                "size": _SIZE,
                "opacity": 1,
                "color": colours if mark.filled else palette.surface,
                "line": {"color": colours, "width": 2.5},
            },
            customdata=[
                say.named(mark.name, told(row.values[place], "0.0"))
                if math.isfinite(row.values[place])
                else ""
                for row in rows
            ],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        )
    # The key shows shapes in the colour of text, since every row has a colour of its own.
    for mark in marks:
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=shortened(mark.name),
            marker={
                "symbol": mark.symbol,
                "size": _SIZE,
                "color": palette.text if mark.filled else palette.surface,
                "line": {"color": palette.text, "width": 2.5},
            },
        )
    _finish(figure, names, palette)
    figure.update_xaxes(
        range=[-2, 102], tickvals=_TICKS, ticktext=[told(tick, "0") for tick in _TICKS]
    )
    figure.update_layout(showlegend=True, legend=_key(palette))
    return figure


def around_zero(rows: Sequence[Span], say: Phrases, palette: Palette) -> go.Figure:
    """Each row's value as a dot, its interval as a line, and 0 as a line through all rows."""
    figure = go.Figure()
    names = _rows(rows)
    for name, row in names.items():
        _lines(figure, {name: (row.low, row.high)}, row.colour, width=4)
    figure.add_scatter(
        x=[_there(row.value) for row in rows],
        y=list(names),
        mode="markers",
        marker={"size": _SIZE, "color": [row.colour for row in rows], "opacity": 1},
        customdata=[say.named(row.label, signed(row.value, say)) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
    _finish(figure, names, palette)
    ends = [abs(end) for row in rows for end in (row.value, row.low, row.high)]
    reach = max([_SMALLEST_REACH, *(end for end in ends if math.isfinite(end))]) * _ROOM
    ticks = _around_zero(reach)
    figure.update_xaxes(
        range=[-reach, reach], tickvals=ticks, ticktext=[say.number(tick) for tick in ticks]
    )
    figure.update_layout(
        shapes=[
            {
                "type": "line",
                "x0": 0,
                "x1": 0,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "line": {"color": palette.text, "width": 1.5},
            }
        ]
    )
    return figure


def _rows(rows: Sequence[Any]) -> dict[str, Any]:
    return {row.label: row for row in rows}


def _around_zero(reach: float) -> list[int]:
    """Round numbers on both sides of 0, at most two on each."""
    step = next((step for step in _STEPS if reach < 3 * step), _STEPS[-1])
    return [tick for tick in range(-2 * step, 2 * step + 1, step) if abs(tick) <= reach]


def _there(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _ends(values: Sequence[float]) -> tuple[float, float]:
    there = [value for value in values if math.isfinite(value)]
    return (min(there), max(there)) if there else (math.nan, math.nan)


def _lines(
    figure: go.Figure, ends: Mapping[str, tuple[float, float]], colour: str, width: int
) -> None:
    drawn = {name: pair for name, pair in ends.items() if math.isfinite(pair[0])}
    figure.add_scatter(
        x=[x for low, high in drawn.values() for x in (low, high, None)],
        y=[y for name in drawn for y in (name, name, None)],
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
        showlegend=False,
    )


def _finish(figure: go.Figure, names: Mapping[str, Any], palette: Palette) -> None:
    quiet(figure, palette, height=80 + _ROW * len(names))
    label_rows(figure, {name: shortened(name) for name in names}, palette, lift=_LIFT)


def _key(palette: Palette) -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "y": 1,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": 14, "color": palette.text},
    }
