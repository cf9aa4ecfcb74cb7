"""Rows with a value and its interval on both sides of 0."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from learning.charts.base import Palette
from learning.charts.measures import signed
from learning.charts.rows import SIZE, finish, lines, there
from learning.charts.shapes import line_at
from learning.phrases import Phrases

_ROOM = 1.15
_SMALLEST_REACH = 10.0
_STEPS = (5, 10, 20, 25, 50)


@dataclass(frozen=True)
class Span:
    """One row: a value and its interval; NaN is not drawn.

    ``id`` is the row's alone, because two rows may have the same label.
    """

    id: str
    label: str
    colour: str
    value: float
    low: float
    high: float


def around_zero(rows: Sequence[Span], say: Phrases, palette: Palette) -> go.Figure:
    """Each row's value as a dot, its interval as a line, and 0 as a line through all rows."""
    figure = go.Figure()
    for row in rows:
        lines(figure, {row.id: (row.low, row.high)}, row.colour, width=4)
    figure.add_scatter(
        x=[there(row.value) for row in rows],
        y=[row.id for row in rows],
        mode="markers",
        marker={"size": SIZE, "color": [row.colour for row in rows], "opacity": 1},
        customdata=[say.named(row.label, signed(row.value, say)) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
    finish(figure, {row.id: row.label for row in rows}, palette)
    ends = [abs(end) for row in rows for end in (row.value, row.low, row.high)]
    reach = max([_SMALLEST_REACH, *(end for end in ends if math.isfinite(end))]) * _ROOM
    ticks = _ticks(reach)
    figure.update_xaxes(
        range=[-reach, reach], tickvals=ticks, ticktext=[say.number(tick) for tick in ticks]
    )
    figure.update_layout(shapes=[line_at(0, palette.text, 1.5)])
    return figure


def _ticks(reach: float) -> list[int]:
    """Round numbers on both sides of 0, at most two on each."""
    step = next((step for step in _STEPS if reach < 3 * step), _STEPS[-1])
    return [tick for tick in range(-2 * step, 2 * step + 1, step) if abs(tick) <= reach]
