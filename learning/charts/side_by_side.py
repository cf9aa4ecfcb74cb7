"""Rows from 0 to 100 with several values beside each other in each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from learning.charts import keys
from learning.charts.base import Palette
from learning.charts.rows import SIZE, finish, lines, there
from learning.charts.words import shortened
from learning.phrases import Phrases

_TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Mark:
    """What one kind of sign in every row stands for; signs differ in shape, not in colour alone."""

    name: str
    symbol: str
    filled: bool = True


@dataclass(frozen=True)
class Row:
    """One row: its label, its colour, and a value from 0 to 100 for each mark; NaN is not drawn.

    ``id`` is the row's alone, because two rows may have the same label.
    """

    id: str
    label: str
    colour: str
    values: tuple[float, ...]


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
    lines(figure, {row.id: _ends(row.values) for row in rows}, palette.faint, width=2)
    for place, mark in enumerate(marks):
        colours = [row.colour for row in rows]
        figure.add_scatter(
            x=[there(row.values[place]) for row in rows],
            y=[row.id for row in rows],
            mode="markers",
            showlegend=False,
            marker={
                "symbol": mark.symbol,
                "size": SIZE,
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
                "size": SIZE,
                "color": palette.text if mark.filled else palette.surface,
                "line": {"color": palette.text, "width": 2.5},
            },
        )
    finish(figure, {row.id: row.label for row in rows}, palette)
    figure.update_xaxes(
        range=[-2, 102], tickvals=_TICKS, ticktext=[told(tick, "0") for tick in _TICKS]
    )
    figure.update_layout(showlegend=True, legend=keys.above())
    return figure


def _ends(values: Sequence[float]) -> tuple[float, float]:
    there = [value for value in values if math.isfinite(value)]
    return (min(there), max(there)) if there else (math.nan, math.nan)
