"""Rows from 0 to 100 with several values beside each other in each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
        words = [
            say.named(mark.name, told(row.values[place], "0.0"))
            if math.isfinite(row.values[place])
            else ""
            for row in rows
        ]
        _signs(figure, mark, rows, [row.values[place] for row in rows], words, palette)
    for mark in marks:
        _named(figure, mark, palette)
    finish(figure, {row.id: row.label for row in rows}, palette)
    figure.update_xaxes(
        range=[-2, 102], tickvals=_TICKS, ticktext=[told(tick, "0") for tick in _TICKS]
    )
    figure.update_layout(showlegend=True, legend=keys.above())
    return figure


def _signs(
    figure: go.Figure,
    mark: Mark,
    rows: Sequence[Row],
    values: Sequence[float],
    words: Sequence[str],
    palette: Palette,
) -> None:
    """One kind of sign in every row that has a value for it."""
    figure.add_scatter(
        x=[there(value) for value in values],
        y=[row.id for row in rows],
        mode="markers",
        showlegend=False,
        marker=_look(mark, [row.colour for row in rows], palette),
        customdata=words,
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _named(figure: go.Figure, mark: Mark, palette: Palette) -> None:
    """A sign's place in the key: in the colour of text, since every row has a colour of its own."""
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        name=shortened(mark.name),
        marker=_look(mark, palette.text, palette),
    )


def _look(mark: Mark, colour: str | list[str], palette: Palette) -> dict[str, Any]:
    return {
        "symbol": mark.symbol,
        "size": SIZE,
        "opacity": 1,
        "color": colour if mark.filled else palette.surface,
        "line": {"color": colour, "width": 2.5},
    }


def _ends(values: Sequence[float]) -> tuple[float, float]:
    there = [value for value in values if math.isfinite(value)]
    return (min(there), max(there)) if there else (math.nan, math.nan)
