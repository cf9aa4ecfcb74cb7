"""Which case study bears on which key point."""

import pandas as pd
import plotly.graph_objects as go

from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.words import shortened
from learning.reading import Reading


def case_matrix(reading: Reading, palette: Palette) -> Chart:
    """A dot for every case and key point that bear on each other.

    Each dot carries the case's id as ``customdata``, so that a click can open the case.
    """
    say = reading.phrases
    cases = [case for case in reading.cases.values() if case.plan.key_points]
    points = list(reading.key_points)
    figure = go.Figure()
    for theme in reading.themes.values():
        dots = [
            (point.id, case)
            for case in cases
            for point in theme.plan.key_points
            if point.id in case.plan.key_points
        ]
        figure.add_scatter(
            x=[_short(point) for point, _ in dots],
            y=[case.plan.id for _, case in dots],
            mode="markers",
            marker={"color": palette.of(theme.plan.id), "size": 15},
            # A chosen dot must not fade the others: choosing here means opening.
            unselected={"marker": {"opacity": 1}},
            customdata=[
                [case.plan.id, reading.key_points[point].text.title, case.text.title]
                for point, case in dots
            ],
            hovertemplate="<b>%{customdata[2]}</b><br>%{customdata[1]}<extra></extra>",
        )
    quiet(figure, palette, height=70 + 50 * len(cases))
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=[_short(point) for point in points],
        tickvals=[_short(point) for point in points],
        side="top",
        tickangle=0,
        range=[-0.6, len(points) - 0.4],
    )
    label_rows(
        figure, {case.plan.id: shortened(case.text.title) for case in cases}, palette, lift=20
    )
    return Chart(
        name=say("chart.matrix.name"),
        figure=figure,
        sentence=_sentence(reading),
        table=_table(reading),
    )


def cases_of(reading: Reading, key_point: str) -> list[str]:
    """Ids of the cases that bear on a key point, in the module's order."""
    return [name for name, case in reading.cases.items() if key_point in case.plan.key_points]


def _short(key_point: str) -> str:
    return key_point.removeprefix("K")


def _sentence(reading: Reading) -> str:
    most = max(reading.key_points, key=lambda point: len(cases_of(reading, point)))
    return reading.phrases(
        "chart.matrix.sentence",
        cases=sum(bool(case.plan.key_points) for case in reading.cases.values()),
        points=len(reading.key_points),
        point=reading.key_points[most].text.title,
        most=len(cases_of(reading, most)),
    )


def _table(reading: Reading) -> pd.DataFrame:
    say = reading.phrases
    return pd.DataFrame(
        [
            {
                say("table.key_point"): f"{point.plan.id.removeprefix('K')} {point.text.title}",
                say("table.cases"): say.listed(
                    reading.cases[name].text.title for name in cases_of(reading, point.plan.id)
                ),
            }
            for point in reading.key_points.values()
        ]
    )
