"""The shape of one learner's competences."""

from collections.abc import Mapping

import plotly.graph_objects as go

from learning.bands import CUTS
from learning.charts.base import Chart, Palette, faded, quiet
from learning.charts.tables import competence_table
from learning.charts.words import described, number, scored
from learning.edition import Edition
from learning.phrases import Phrases
from learning.scoring import Score, Scores


def radar(scores: Scores, edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """The shape of all competences; values are for the dot chart to read."""
    ids = [name for name in edition.competences if scores.competence[name] is not None]
    values = [scores.competence[name] for name in ids]
    themes = {c.id: t.id for t in edition.plan.themes for c in t.competences}
    figure = go.Figure(
        go.Scatterpolar(
            r=[*values, *values[:1]],
            theta=[number(name) for name in [*ids, *ids[:1]]],
            mode="lines",
            line={"color": palette.faint, "width": 1.5},
            fill="toself",
            fillcolor=faded(palette.faint),
            hoverinfo="skip",
        )
    )
    for theme in edition.plan.themes:
        mine = [name for name in ids if themes[name] == theme.id]
        figure.add_scatterpolar(
            r=[scores.competence[name] for name in mine],
            theta=[number(name) for name in mine],
            mode="markers",
            marker={"color": palette.of(theme.id), "size": 12},
            text=[described(name, scores, edition, say) for name in mine],
            hovertemplate="%{text}<extra></extra>",
        )
    quiet(figure, palette, height=380)
    figure.update_layout(
        margin={"l": 40, "r": 40, "t": 30, "b": 30},
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": {
                "range": [0, 100],
                "tickvals": list(CUTS),
                "showticklabels": False,
                "gridcolor": palette.grid,
                "showline": False,
            },
            "angularaxis": {
                "type": "category",
                "gridcolor": palette.grid,
                "linecolor": palette.grid,
                "tickfont": {"size": 14, "color": palette.text},
                "direction": "clockwise",
                "rotation": 90,
                "categoryorder": "array",
                "categoryarray": [number(name) for name in ids],
            },
        },
    )
    return Chart(
        name=say("chart.radar.name"),
        figure=figure,
        sentence=_sentence(scores.competence, edition, say),
        table=competence_table(scores, edition, say),
    )


def _sentence(scores: Mapping[str, Score], edition: Edition, say: Phrases) -> str:
    found = scored(scores)
    if not found:
        return say("chart.nothing")
    low, high = min(found, key=lambda n: found[n]), max(found, key=lambda n: found[n])
    if found[low] == found[high]:
        return say("chart.radar.even", score=say.number(found[low]))
    return say(
        "chart.radar.sentence",
        high=edition.text.competences[high],
        high_score=say.number(found[high]),
        low=edition.text.competences[low],
        low_score=say.number(found[low]),
    )
