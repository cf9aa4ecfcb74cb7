"""One learner's scores: the shape, and the values."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from learning.bands import BANDS, CUTS, band
from learning.charts.base import Chart, Palette, quiet
from learning.edition import Edition
from learning.phrases import Phrases
from learning.scoring import Score, Scores
from learning.vocabulary import Facet

_MIDDLES = [6.25, 25, 50, 75, 93.75]
_WIDEST_LABEL = 24


def worded(score: Score, say: Phrases) -> str:
    """A score as a whole number, or the words for "too few answers"."""
    return say("score.none") if score is None else say.number(score)


def band_name(score: Score, edition: Edition, say: Phrases) -> str:
    """The name of a score's band, or a dash."""
    found = band(score)
    return say("score.no_band") if found is None else edition.text.bands[BANDS[found - 1]].name


def radar(scores: Scores, edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """The shape of all competences; values are for the dot chart to read."""
    ids = [name for name in edition.competences if scores.competence[name] is not None]
    values = [scores.competence[name] for name in ids]
    themes = {c.id: t.id for t in edition.plan.themes for c in t.competences}
    figure = go.Figure(
        go.Scatterpolar(
            r=[*values, *values[:1]],
            theta=[*ids, *ids[:1]],
            mode="lines",
            line={"color": palette.faint, "width": 1.5},
            fill="toself",
            fillcolor="rgba(128,128,128,0.14)",
            hoverinfo="skip",
        )
    )
    for theme in edition.plan.themes:
        mine = [name for name in ids if themes[name] == theme.id]
        figure.add_scatterpolar(
            r=[scores.competence[name] for name in mine],
            theta=mine,
            mode="markers",
            marker={"color": palette.of(theme.id), "size": 12},
            text=[_dot_label(name, scores, edition, say) for name in mine],
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
                "gridcolor": palette.grid,
                "linecolor": palette.grid,
                "tickfont": {"size": 14, "color": palette.text},
                "direction": "clockwise",
                "rotation": 90,
                "categoryorder": "array",
                "categoryarray": ids,
            },
        },
    )
    return Chart(
        name=say("chart.radar.name"),
        figure=figure,
        sentence=_spread_sentence(scores.competence, edition, say),
        table=competence_table(scores, edition, say),
    )


def dots(scores: Scores, edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """Every competence as a dot on the five bands, grouped and coloured by theme."""
    figure = go.Figure()
    rows = [(t.id, c.id) for t in edition.plan.themes for c in t.competences]
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
            customdata=[_dot_label(name, scores, edition, say) for name in mine],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        )
    _bands_below(figure, edition, palette)
    quiet(figure, palette, height=60 + 38 * len(rows))
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=[name for _, name in reversed(rows)],
        tickvals=[name for _, name in rows],
        ticktext=[wrapped(edition.text.competences[name]) for _, name in rows],
        showgrid=True,
    )
    return Chart(
        name=say("chart.dots.name"),
        figure=figure,
        sentence=_lowest_sentence(scores.competence, edition, say),
        table=competence_table(scores, edition, say),
    )


def theme_bars(scores: Scores, edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """Themes and the whole as bars; a theme on one facet only says so in its table."""
    names = [*edition.text.themes.values(), say("score.overall")]
    values = [*(scores.theme[t.id] for t in edition.plan.themes), scores.overall]
    colours = [*(palette.of(t.id) for t in edition.plan.themes), palette.faint]
    figure = go.Figure(
        go.Bar(
            x=[value or 0 for value in values],
            y=[wrapped(name) for name in names],
            orientation="h",
            marker={"color": colours},
            width=0.55,
            text=[
                f"{worded(value, say)}"
                if value is None
                else f"{say.number(value)} · {band_name(value, edition, say)}"
                for value in values
            ],
            textposition="outside",
            textfont={"color": palette.text},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    quiet(figure, palette, height=60 + 62 * len(names))
    figure.update_xaxes(range=[0, 150], tickvals=[0, 50, 100], showgrid=True)
    figure.update_yaxes(autorange="reversed")
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


def facet_table(scores: Scores, edition: Edition, say: Phrases) -> pd.DataFrame:
    """Practice and capability, per theme and over all."""
    head = say("table.facet")
    rows = []
    for facet in Facet:
        row = {
            head: edition.text.facets[facet],
            say("score.overall"): worded(scores.facet[facet], say),
        }
        for theme in edition.plan.themes:
            row[edition.text.themes[theme.id]] = worded(scores.theme_facet[theme.id, facet], say)
        rows.append(row)
    return pd.DataFrame(rows)


def competence_table(scores: Scores, edition: Edition, say: Phrases) -> pd.DataFrame:
    """Every competence with its theme, score and band."""
    return pd.DataFrame(
        [
            {
                say("table.competence"): f"{c.id} {edition.text.competences[c.id]}",
                say("table.theme"): edition.text.themes[t.id],
                say("table.score"): worded(scores.competence[c.id], say),
                say("table.band"): band_name(scores.competence[c.id], edition, say),
            }
            for t in edition.plan.themes
            for c in t.competences
        ]
    )


def wrapped(label: str, widest: int = _WIDEST_LABEL) -> str:
    """A label broken into lines, so that a phone has room for the chart beside it."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) >= widest:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def _bands_below(figure: go.Figure, edition: Edition, palette: Palette) -> None:
    for cut in CUTS:
        figure.add_vline(x=cut, line={"color": palette.grid, "width": 1})
    names = [wrapped(text.name, 10) for text in edition.text.bands.values()]
    figure.update_xaxes(
        range=[-2, 106],
        tickvals=_MIDDLES,
        ticktext=names,
        showgrid=False,
        side="top",
        tickangle=0,
    )


def _dot_label(name: str, scores: Scores, edition: Edition, say: Phrases) -> str:
    value = scores.competence[name]
    title = edition.text.competences[name]
    return f"{title}: {worded(value, say)}, {band_name(value, edition, say)}"


def _scored(scores: Mapping[str, Score]) -> dict[str, float]:
    return {name: value for name, value in scores.items() if value is not None}


def _spread_sentence(scores: Mapping[str, Score], edition: Edition, say: Phrases) -> str:
    found = _scored(scores)
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


def _lowest_sentence(scores: Mapping[str, Score], edition: Edition, say: Phrases) -> str:
    found = _scored(scores)
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
