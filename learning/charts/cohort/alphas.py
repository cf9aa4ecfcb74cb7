"""Reliability of scales: alpha with its interval, and omega beside it."""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from learning.charts.base import Chart, Palette, faded, label_rows, quiet
from learning.charts.cohort.words import row_label, ticks, too_few
from learning.charts.measures import interval, measure_colour, measure_name, plain
from learning.charts.shapes import band_between
from learning.edition import Edition
from learning.figures.reliability import Consistency
from learning.phrases import Phrases
from learning.statistics.counted import TooFew
from learning.statistics.reliability import Reliability

# PSAT-S, 15 items, n = 218 in 22 partnerships (instrument, section 1): lowest and highest alpha.
PUBLISHED = (0.75, 0.87)
_ROW, _LIFT = 66, 22
_TWO = "0.00"


def alphas(found: Sequence[Consistency], edition: Edition, say: Phrases, palette: Palette) -> Chart:
    """Alpha as a dot with its interval, omega as an open diamond, on the way from 0 to 1."""
    labels = {one.scale: measure_name(one.scale, edition, say) for one in found}
    drawn = [(one, *one.found) for one in found if not isinstance(one.found, TooFew)]
    figure = go.Figure()
    for one, reliability, _ in drawn:
        figure.add_scatter(
            x=[max(end, 0) for end in reliability.interval],
            y=[one.scale, one.scale],
            mode="lines",
            line={"color": measure_colour(one.scale, palette), "width": 3},
            hoverinfo="skip",
        )
    # The numbers are alphas and hang from the larger sign, so that both signs stay clear of them.
    alpha = {one.scale: reliability.alpha for one, reliability, _ in drawn}
    omega = {one.scale: omega.omega_model for one, _, omega in drawn}
    for symbol, size, values in (("diamond-open", 18, omega), ("circle", 9, alpha)):
        there = {scale: value for scale, value in values.items() if value >= 0}
        figure.add_scatter(
            x=list(there.values()),
            y=list(there),
            mode="markers+text" if values is omega else "markers",
            text=[plain(alpha[scale], say, _TWO) for scale in there],
            textposition="bottom center",
            textfont={"color": palette.text, "size": 14},
            marker={
                "symbol": symbol,
                "size": size,
                "color": [measure_colour(scale, palette) for scale in there],
                "line": {"width": 2},
                "opacity": 1,
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    quiet(figure, palette, height=60 + _ROW * len(found))
    figure.update_xaxes(range=[-0.02, 1.02], **ticks((0, 0.25, 0.5, 0.75, 1), say))
    published = band_between(*PUBLISHED, faded(palette.faint, 0.16))
    figure.update_layout(shapes=[published])
    shown = {
        one.scale: say.named(labels[one.scale], say("figures.few_complete"))
        if isinstance(one.found, TooFew)
        else labels[one.scale]
        for one in found
    }
    label_rows(figure, {name: row_label(text) for name, text in shown.items()}, palette, _LIFT)
    figure.update_annotations(bgcolor=palette.surface)
    figure.update_yaxes(showgrid=False)
    return Chart(
        name=say("figures.alpha.name"),
        figure=figure,
        sentence=_sentence([reliability for _, reliability, _ in drawn], say),
        table=pd.DataFrame([_cells(one, labels[one.scale], say) for one in found]),
    )


def _sentence(drawn: Sequence[Reliability], say: Phrases) -> str:
    values = [found.alpha for found in drawn if not math.isnan(found.alpha)]
    if not values:
        return say("figures.alpha.none")
    if len(values) == 1:
        people = say.number(max(found.n for found in drawn))
        return say("figures.alpha.one", alpha=plain(values[0], say, _TWO), n=people)
    return say(
        "figures.alpha.sentence",
        low=plain(min(values), say, _TWO),
        high=plain(max(values), say, _TWO),
        n=say.number(min(found.n for found in drawn)),
    )


def _cells(one: Consistency, named: str, say: Phrases) -> dict[str, str]:
    cells = {
        say("figures.scale"): named,
        say("figures.people"): say.number(one.n),
        say("figures.missing"): say.number(one.missing),
        say("figures.statements"): say.number(len(one.items)),
    }
    dash = say("score.no_band")
    if isinstance(one.found, TooFew):
        told = [too_few(one.found, say), dash, dash]
    else:
        reliability, omega = one.found
        told = [
            plain(reliability.alpha, say, _TWO),
            interval(reliability.interval, say, _TWO),
            plain(omega.omega_model, say, _TWO),
        ]
    heads = (say("figures.alpha"), say("figures.interval"), say("figures.omega"))
    return cells | dict(zip(heads, told, strict=True))
