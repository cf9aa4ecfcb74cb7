"""Who joined, started and submitted, by occasion."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.phrases import Phrases
from learning.vocabulary import Occasion


def by_occasion(
    joined: int,
    started: Mapping[Occasion, int],
    submitted: Mapping[Occasion, int],
    say: Phrases,
    palette: Palette,
) -> Chart:
    """A bar of all who joined for each occasion, filled as far as they started and submitted."""
    names = {occasion: say(f"occasion.{occasion}") for occasion in submitted}
    figure = _bars(joined, started, submitted, palette)
    labels = {
        str(occasion): say(
            "cohort.chart.people.label",
            occasion=name,
            submitted=say.number(submitted[occasion]),
            joined=say.number(joined),
        )
        for occasion, name in names.items()
    }
    label_rows(figure, labels, palette, lift=22)
    return Chart(
        name=say("cohort.chart.people.name"),
        figure=figure,
        sentence=_sentence(joined, submitted, names, say),
        table=pd.DataFrame(
            {
                say("cohort.occasion"): list(names.values()),
                say("cohort.joined"): say.number(joined),
                say("cohort.started"): [say.number(started[o]) for o in names],
                say("cohort.submitted"): [say.number(submitted[o]) for o in names],
            }
        ),
    )


def _bars(
    joined: int,
    started: Mapping[Occasion, int],
    submitted: Mapping[Occasion, int],
    palette: Palette,
) -> go.Figure:
    rows = len(submitted)
    # Hatched, so that who started and who submitted differ in more than a hue.
    hatched = {"shape": "/", "size": 6, "fgcolor": palette.of("T1"), "bgcolor": palette.grid}
    done = list(submitted.values())
    begun = [max(0, started[occasion] - count) for occasion, count in submitted.items()]
    nothing = [0] * rows
    figure = go.Figure()
    for base, amounts, colour, pattern in (
        (nothing, [joined] * rows, palette.grid, {}),
        (done, begun, palette.grid, hatched),
        (nothing, done, palette.of("T1"), {}),
    ):
        figure.add_bar(
            x=amounts,
            base=base,
            y=[str(occasion) for occasion in submitted],
            orientation="h",
            width=0.3,
            marker={"color": colour, "line": {"width": 0}, "pattern": pattern},
            hoverinfo="skip",
        )
    figure.update_layout(barmode="overlay")
    quiet(figure, palette, height=16 + 58 * rows)
    figure.update_xaxes(range=[0, max(joined, 1)], showgrid=False, showticklabels=False)
    return figure


def _sentence(
    joined: int, submitted: Mapping[Occasion, int], names: Mapping[Occasion, str], say: Phrases
) -> str:
    parts = say.clauses(
        say(
            "cohort.chart.people.part",
            occasion=name,
            submitted=say.number(submitted[occasion]),
            share=say.percent(submitted[occasion] / joined) if joined else say("score.no_band"),
        )
        for occasion, name in names.items()
    )
    return say.count("cohort.chart.people.sentence", joined, parts=parts)
