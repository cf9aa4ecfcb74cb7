"""Answers to statements as bars that diverge from the middle level."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from learning.charts import keys
from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.cohort.words import between, row_label, statement, too_few
from learning.charts.measures import plain
from learning.edition import LEVELS, Edition
from learning.figures.items import Spread
from learning.phrases import Phrases
from learning.statistics.counted import Summary, TooFew

# Brown to green survives the common kinds of colour blindness; numbers stand in the parts as well.
COLOURS = ("#8c510a", "#d8b365", "#e7e2d8", "#5ab4ac", "#01665e")
INK = ("#ffffff", "#100e0c", "#100e0c", "#100e0c", "#ffffff")
_ROW, _LIFT = 62, 24
_WIDE_ENOUGH = 8.0
_GAP = 6.0


@dataclass(frozen=True)
class _Look:
    """A part of a bar: its name in the key, the colour of its numbers, and its own look."""

    name: str
    ink: str
    marker: dict[str, Any]


def items(rows: Sequence[Spread], edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """Levels 1 and 2 to the left, 4 and 5 to the right of the middle one; the rest at the side.

    Shares are of those who gave a level; "cannot say" and no answer are shares of everybody asked.
    """
    facet = len({row.item.facet for row in rows}) > 1
    labels = {row.item.id: statement(row.item, edition, say, facet=facet) for row in rows}
    drawn = [(row, _shares(row)) for row in rows if not isinstance(row.levels, TooFew)]
    figure = go.Figure()
    names = [row.item.id for row, _ in drawn]
    starts = [-(shares[0] + shares[1] + shares[2] / 2) for _, shares in drawn]
    for place, (name, colour) in enumerate(key(say)):
        spans = [
            (start + sum(shares[:place]), shares[place])
            for start, (_, shares) in zip(starts, drawn, strict=True)
        ]
        _part(figure, names, spans, _Look(name, INK[place], {"color": colour}), say)
    edge = max((start + 100 for start in starts), default=0.0) + _GAP
    aside = [_aside(row) for row, _ in drawn]
    looks = (
        _Look(say("figures.cannot_say"), palette.surface, {"color": palette.faint}),
        _Look(
            say("figures.no_answer"),
            palette.text,
            {"color": palette.surface, "line": {"color": palette.faint, "width": 1.5}},
        ),
    )
    for place, look in enumerate(looks):
        _part(figure, names, [(edge + sum(one[:place]), one[place]) for one in aside], look, say)
    figure.update_layout(barmode="overlay")
    quiet(figure, palette, height=80 + _ROW * len(rows))
    width = edge + max((sum(one) for one in aside), default=0.0)
    figure.update_xaxes(
        range=[min(starts, default=0.0), width], showgrid=False, showticklabels=False
    )
    shown = {
        row.item.id: row_label(labels[row.item.id])
        if not isinstance(row.levels, TooFew)
        else row_label(say.named(say("score.none"), labels[row.item.id]))
        for row in rows
    }
    label_rows(figure, shown, palette, lift=_LIFT)
    figure.update_yaxes(showgrid=False)
    figure.update_layout(showlegend=True, legend=keys.above())
    return Chart(
        name=say("figures.items.name"),
        figure=figure,
        sentence=_sentence(rows, labels, say),
        table=pd.DataFrame([_cells(row, labels[row.item.id], say) for row in rows]),
    )


def key(say: Phrases) -> list[tuple[str, str]]:
    """What the colour of each level stands for, in the order of the bars."""
    return [(say("figures.level", level=level), COLOURS[int(level) - 1]) for level in LEVELS]


def _shares(row: Spread) -> list[float]:
    levels = () if isinstance(row.levels, TooFew) else row.levels
    return [100 * people / row.n for people in levels]


def _aside(row: Spread) -> tuple[float, float]:
    asked = row.n + row.cannot_say + row.missing
    return 100 * row.cannot_say / asked, 100 * row.missing / asked


def _part(
    figure: go.Figure,
    names: list[str],
    spans: list[tuple[float, float]],
    look: _Look,
    say: Phrases,
) -> None:
    """One part of every bar, as start and width in per cent; wide ones carry their number."""
    figure.add_bar(
        x=[width for _, width in spans],
        base=[start for start, _ in spans],
        y=names,
        name=look.name,
        orientation="h",
        width=0.4,
        marker={"line": {"width": 0}, **look.marker},
        text=[say.number(width) if width >= _WIDE_ENOUGH else "" for _, width in spans],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": look.ink, "size": 13},
        constraintext="none",
        hoverinfo="skip",
        cliponaxis=False,
    )


def _sentence(rows: Sequence[Spread], labels: dict[str, str], say: Phrases) -> str:
    there = [row for row in rows if not isinstance(row.levels, TooFew)]
    if not there:
        return say("figures.items.none")
    lowest = max(there, key=lambda row: row.low)
    return say(
        "figures.items.sentence",
        statement=labels[lowest.item.id],
        share=say.percent(lowest.low),
        n=between([row.n for row in there], say),
    )


def _cells(row: Spread, named: str, say: Phrases) -> dict[str, str]:
    cells = {say("figures.statement"): named, say("figures.people"): say.number(row.n)}
    cells[say("figures.mean_level")] = (
        plain(row.found.mean, say, "0.00")
        if isinstance(row.found, Summary)
        else too_few(row.found, say)
    )
    for place, level in enumerate(LEVELS):
        cells[say("figures.level", level=level)] = (
            too_few(row.levels, say)
            if isinstance(row.levels, TooFew)
            else _told(row.levels[place], row.n, say)
        )
    cells[say("figures.cannot_say")] = say.number(row.cannot_say)
    cells[say("figures.no_answer")] = say.number(row.missing)
    return cells


def _told(people: int, n: int, say: Phrases) -> str:
    return say("figures.people_share", people=say.number(people), share=say.percent(people / n))
