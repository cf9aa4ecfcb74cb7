"""One learner's scores as values: by competence and by theme."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from learning.bands import BANDS, CUTS, band
from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.shapes import line_at
from learning.charts.tables import competence_table
from learning.charts.words import band_name, described, numbered, scored, worded, wrapped
from learning.edition import Edition
from learning.phrases import Phrases
from learning.scoring import Score, Scores

_MIDDLES = [6.25, 25, 50, 75, 93.75]


def dots(scores: Scores, edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """Every competence as a dot on the five bands, grouped and coloured by theme."""
    figure = go.Figure()
    for theme in edition.plan.themes:
        mine = [c.id for c in theme.competences if scores.competence[c.id] is not None]
        figure.add_scatter(
            x=[scores.competence[name] for name in mine],
            y=mine,
            mode="markers+text",
            text=[say.number(scores.competence[name] or 0) for name in mine],
            textposition="middle right",
            textfont={"color": palette.text, "size": 14},
            marker={"color": palette.of(theme.id), "size": 13},
            customdata=[described(name, scores, edition, say) for name in mine],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        )
    bands_below(figure, edition, palette)
    quiet(figure, palette, height=70 + 50 * len(edition.competences))
    labels = {name: numbered(name, edition) for name in edition.competences}
    label_rows(figure, labels, palette, lift=19)
    return Chart(
        name=say("chart.dots.name"),
        figure=figure,
        sentence=_lowest_sentence(scores.competence, edition, say),
        table=competence_table(scores, edition, say),
    )


def theme_bars(scores: Scores, edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """Themes and the whole as bars; a theme on one facet only says so in its table."""
    names = [*(edition.text.theme_names[t.id] for t in edition.plan.themes), say("score.overall")]
    values = [*(scores.theme[t.id] for t in edition.plan.themes), scores.overall]
    rows = [*(t.id for t in edition.plan.themes), "overall"]
    colours = [*(palette.of(t.id) for t in edition.plan.themes), palette.faint]
    figure = go.Figure(
        go.Bar(
            x=[value or 0 for value in values],
            y=rows,
            orientation="h",
            marker={"color": colours},
            width=0.34,
            text=[
                worded(value, say)
                if value is None
                else say.line([say.number(value), band_name(value, edition, say)])
                for value in values
            ],
            textposition="outside",
            textfont={"color": palette.text},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    quiet(figure, palette, height=50 + 64 * len(names))
    figure.update_xaxes(range=[0, 160], tickvals=[0, 50, 100])
    label_rows(figure, dict(zip(rows, names, strict=True)), palette, lift=24)
    figure.update_yaxes(showgrid=False)
    bases = [*(say(f"basis.{scores.basis[t.id]}") for t in edition.plan.themes), ""]
    table = pd.DataFrame(
        {
            say("table.theme"): names,
            say("table.score"): [worded(value, say) for value in values],
            say("table.band"): [band_name(value, edition, say) for value in values],
            say("table.basis"): bases,
        }
    )
    return Chart(say("chart.themes.name"), figure, _theme_sentence(scores, edition, say), table)


def bands_below(figure: go.Figure, edition: Edition, palette: Palette) -> None:
    """Draw the limits of the five bands behind a figure, and name the bands above it."""
    figure.update_layout(shapes=[line_at(cut, palette.grid, 1) for cut in CUTS])
    names = [_in_short_lines(edition.text.bands[name].name) for name in BANDS]
    figure.update_xaxes(
        range=[-2, 106],
        tickvals=_MIDDLES,
        ticktext=names,
        showgrid=False,
        side="top",
        tickangle=0,
    )


def _in_short_lines(name: str) -> str:
    # Four Han characters in one line would touch those of the next band on a phone.
    return wrapped(name, 10 if " " in name else 4)


def _lowest_sentence(scores: Mapping[str, Score], edition: Edition, say: Phrases) -> str:
    found = scored(scores)
    if not found:
        return say("chart.nothing")
    below = sum((band(value) or 0) <= 2 for value in found.values())  # noqa: PLR2004  # second band
    return say.count(
        "chart.dots.sentence", below, asked=len(scores), band=edition.text.bands["2"].name
    )


def _theme_sentence(scores: Scores, edition: Edition, say: Phrases) -> str:
    if scores.overall is None:
        return say("chart.themes.partial", answered=scores.answered, asked=scores.asked)
    return say(
        "chart.themes.sentence",
        score=say.number(scores.overall),
        band=band_name(scores.overall, edition, say),
        answered=scores.answered,
        asked=scores.asked,
    )
