"""Means of a cohort: a dot, its interval as a line, and the middle half of the people behind it."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from learning.charts.base import Chart, Palette, faded, label_rows, quiet
from learning.charts.cohort.words import between, numbered, row_label, too_few
from learning.charts.measures import interval, measure_colour, measure_name, plain
from learning.charts.profile import bands_below
from learning.edition import Edition
from learning.figures.profile import Measured
from learning.phrases import Phrases
from learning.statistics.counted import Summary

_ROW, _LIFT = 64, 21


def means(
    rows: Sequence[Measured], edition: Edition, say: Phrases, palette: Palette, name: str
) -> Chart:
    """Every row's mean from 0 to 100; a row with too few people has its reason and no sign."""
    labels = {row.name: label(row.name, edition, say) for row in rows}
    drawn = [(row, row.found) for row in rows if isinstance(row.found, Summary)]
    figure = go.Figure()
    _bars(figure, drawn, palette)
    _intervals(figure, drawn, palette)
    figure.add_scatter(
        x=[found.mean for _, found in drawn],
        y=[row.name for row, _ in drawn],
        mode="markers+text",
        text=[say.number(found.mean) for _, found in drawn],
        textposition="bottom center",
        textfont={"color": palette.text, "size": 14},
        marker={"size": 12, "color": _colours(drawn, palette), "opacity": 1},
        customdata=[say.named(labels[row.name], say.number(found.mean)) for row, found in drawn],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
    bands_below(figure, edition, palette)
    quiet(figure, palette, height=70 + _ROW * len(rows))
    shown = {
        row.name: row_label(labels[row.name])
        if isinstance(row.found, Summary)
        else row_label(say.named(say("score.none"), labels[row.name]))
        for row in rows
    }
    label_rows(figure, shown, palette, lift=_LIFT)
    figure.update_annotations(bgcolor=palette.surface)
    figure.update_yaxes(showgrid=False)
    return Chart(name, figure, _sentence(drawn, labels, say), _table(rows, labels, say))


def lowest(rows: Sequence[Measured], edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """The rows with the lowest means, lowest first; there is at least one, and all have a mean."""
    chart = means(rows, edition, say, palette, say("figures.lowest.name"))
    found = [row.found for row in rows if isinstance(row.found, Summary)]
    sentence = say(
        "figures.lowest.sentence",
        low=label(rows[0].name, edition, say),
        low_score=say.number(found[0].mean),
        n=between([one.n for one in found], say),
    )
    return replace(chart, sentence=sentence)


def label(measure: str, edition: Edition, say: Phrases) -> str:
    """A measure's name; competences carry the number that the key points use too."""
    if measure == "overall":
        return say("score.overall")
    if measure in edition.text.competences:
        return numbered(measure, edition)
    return measure_name(measure, edition, say, say("figures.knowledge"))


def _colours(drawn: Sequence[tuple[Measured, Summary]], palette: Palette) -> list[str]:
    return [measure_colour(row.theme or "", palette) for row, _ in drawn]


def _bars(figure: go.Figure, drawn: Sequence[tuple[Measured, Summary]], palette: Palette) -> None:
    """The middle half of the people, from the lower to the upper quartile."""
    figure.add_bar(
        x=[found.upper_quartile - found.lower_quartile for _, found in drawn],
        base=[found.lower_quartile for _, found in drawn],
        y=[row.name for row, _ in drawn],
        orientation="h",
        width=0.24,
        marker={
            "color": [faded(colour, 0.22) for colour in _colours(drawn, palette)],
            "line": {"width": 0},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _intervals(
    figure: go.Figure, drawn: Sequence[tuple[Measured, Summary]], palette: Palette
) -> None:
    for (row, found), colour in zip(drawn, _colours(drawn, palette), strict=True):
        if math.isnan(found.interval.low):
            continue
        figure.add_scatter(
            x=[max(found.interval.low, 0), min(found.interval.high, 100)],
            y=[row.name, row.name],
            mode="lines",
            line={"color": colour, "width": 3},
            hoverinfo="skip",
        )


def _sentence(
    drawn: Sequence[tuple[Measured, Summary]], labels: dict[str, str], say: Phrases
) -> str:
    if not drawn:
        return say("figures.means.none")
    low = min(drawn, key=lambda pair: pair[1].mean)
    high = max(drawn, key=lambda pair: pair[1].mean)
    given: dict[str, Any] = {
        "high": labels[high[0].name],
        "high_score": say.number(high[1].mean),
        "n": between([found.n for _, found in drawn], say),
    }
    if low is high:
        return say("figures.means.one", **given)
    return say(
        "figures.means.sentence",
        low=labels[low[0].name],
        low_score=say.number(low[1].mean),
        **given,
    )


def _table(rows: Sequence[Measured], labels: dict[str, str], say: Phrases) -> pd.DataFrame:
    return pd.DataFrame([_cells(row, labels[row.name], say) for row in rows])


def _cells(row: Measured, named: str, say: Phrases) -> dict[str, str]:
    found = row.found
    cells = {
        say("figures.what"): named,
        say("figures.people"): say.number(found.n),
        say("figures.missing"): say.number(row.missing),
    }
    if not isinstance(found, Summary):
        rest = [too_few(found, say), *[say("score.no_band")] * 4]
    else:
        rest = [
            plain(found.mean, say),
            interval(found.interval, say),
            plain(found.sd, say),
            plain(found.median, say),
            interval((found.lower_quartile, found.upper_quartile), say),
        ]
    heads = (
        say("figures.mean"),
        say("figures.interval"),
        say("figures.sd"),
        say("figures.median"),
        say("figures.half"),
    )
    return cells | dict(zip(heads, rest, strict=True))
