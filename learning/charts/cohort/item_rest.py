"""Each item of a scale with the rest of it."""

import math

import pandas as pd
import plotly.graph_objects as go

from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.cohort.words import row_label, statement, ticks
from learning.charts.measures import measure_colour, plain
from learning.charts.shapes import line_at
from learning.edition import Edition
from learning.figures.reliability import LOOK_BELOW, Consistency
from learning.phrases import Phrases
from learning.statistics.reliability import Reliability

_ROW, _LIFT = 66, 22
_TWO = "0.00"


def rests(
    one: Consistency, found: Reliability, edition: Edition, say: Phrases, palette: Palette
) -> Chart:
    """How each item of a scale goes together with the sum of the others."""
    facet = len({edition.items[item].facet for item in one.items}) > 1
    labels = {item: statement(edition.items[item], edition, say, facet=facet) for item in one.items}
    values = {
        item: figures.item_rest_r
        for item, figures in zip(one.items, found.items, strict=True)
        if not math.isnan(figures.item_rest_r)
    }
    figure = go.Figure(
        go.Scatter(
            x=list(values.values()),
            y=list(values),
            mode="markers+text",
            text=[plain(value, say, _TWO) for value in values.values()],
            textposition="bottom center",
            textfont={"color": palette.text, "size": 14},
            marker={
                "size": 12,
                "color": [measure_colour(item, palette) for item in values],
                "opacity": 1,
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    quiet(figure, palette, height=60 + _ROW * len(labels))
    lowest = min([0.0, *values.values()])
    figure.update_xaxes(range=[lowest - 0.05, 1.02], **ticks((0, LOOK_BELOW, 1), say))
    label_rows(figure, {item: row_label(text) for item, text in labels.items()}, palette, _LIFT)
    figure.update_annotations(bgcolor=palette.surface)
    figure.update_layout(shapes=[line_at(LOOK_BELOW, palette.faint, 1.5, "dash")])
    figure.update_yaxes(showgrid=False)
    people = say.number(found.n)
    below = sum(value < LOOK_BELOW for value in values.values())
    return Chart(
        name=say("figures.rest.name"),
        figure=figure,
        sentence=say.count("figures.rest.sentence", below, asked=len(labels), people=people)
        if below
        else say("figures.rest.none", people=people),
        table=pd.DataFrame(
            {
                say("figures.statement"): list(labels.values()),
                say("figures.people"): people,
                say("figures.missing"): say.number(one.missing),
                say("figures.rest_r"): [plain(i.item_rest_r, say, _TWO) for i in found.items],
                say("figures.alpha_without"): [
                    plain(i.alpha_without, say, _TWO) for i in found.items
                ],
                say("figures.mean_level"): [plain(i.mean, say, _TWO) for i in found.items],
                say("figures.sd"): [plain(i.sd, say, _TWO) for i in found.items],
            }
        ),
    )
