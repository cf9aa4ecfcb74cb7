"""Who joined, started and submitted: bars by occasion, and a rising line for each over time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from learning.charts import keys
from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.phrases import Phrases
from learning.vocabulary import Occasion

_DASHES = {Occasion.BASELINE: "solid", Occasion.AFTER: "dash", Occasion.FOLLOW_UP: "dot"}


def by_occasion(
    joined: int,
    started: Mapping[Occasion, int],
    submitted: Mapping[Occasion, int],
    say: Phrases,
    palette: Palette,
) -> Chart:
    """A bar of all who joined for each occasion, filled as far as they started and submitted."""
    names = {occasion: say(f"occasion.{occasion}") for occasion in submitted}
    rows = list(names.values())
    figure = go.Figure()
    # Hatched, so that who started and who submitted differ in more than a hue.
    hatched = {"shape": "/", "size": 6, "fgcolor": palette.of("T1"), "bgcolor": palette.grid}
    done = [submitted[occasion] for occasion in names]
    begun = [max(0, started[occasion] - submitted[occasion]) for occasion in names]
    nothing = [0] * len(rows)
    for base, amounts, colour, pattern in (
        (nothing, [joined] * len(rows), palette.grid, {}),
        (done, begun, palette.grid, hatched),
        (nothing, done, palette.of("T1"), {}),
    ):
        figure.add_bar(
            x=amounts,
            base=base,
            y=[str(occasion) for occasion in names],
            orientation="h",
            width=0.3,
            marker={"color": colour, "line": {"width": 0}, "pattern": pattern},
            hoverinfo="skip",
        )
    figure.update_layout(barmode="overlay")
    quiet(figure, palette, height=16 + 58 * len(rows))
    figure.update_xaxes(range=[0, max(joined, 1)], showgrid=False, showticklabels=False)
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
                say("cohort.occasion"): rows,
                say("cohort.joined"): [say.number(joined)] * len(rows),
                say("cohort.started"): [say.number(started[o]) for o in names],
                say("cohort.submitted"): [say.number(submitted[o]) for o in names],
            }
        ),
    )


def over_time(
    days: Mapping[Occasion, Mapping[date, int]], say: Phrases, palette: Palette
) -> Chart | None:
    """How many people had submitted by the end of each day; None while nobody has.

    The lines are named where they end, so that no legend and no colour is needed.
    """
    drawn = {occasion: counts for occasion, counts in days.items() if counts}
    if not drawn:
        return None
    every = sorted({day for counts in drawn.values() for day in counts})
    figure = go.Figure()
    for occasion, counts in drawn.items():
        last = max(counts)
        figure.add_scatter(
            x=[*counts, *([every[-1]] if last < every[-1] else [])],
            y=[*counts.values(), *([counts[last]] if last < every[-1] else [])],
            mode="lines+markers",
            line={
                "color": palette.of("T1"),
                "width": 2.5,
                "dash": _DASHES[occasion],
                "shape": "hv",
            },
            marker={"size": 6, "color": palette.of("T1")},
            name=say(f"occasion.{occasion}"),
            hovertemplate=say.named(say(f"occasion.{occasion}"), "%{y}") + "<extra></extra>",
        )
    quiet(figure, palette, height=300)
    figure.update_yaxes(rangemode="tozero", tickformat="d", nticks=5)
    figure.update_xaxes(showticklabels=False)
    figure.update_layout(annotations=_ends(every, say, palette), margin={"b": 32})
    figure.update_layout(showlegend=len(drawn) > 1, legend=keys.above(1.02))
    final = {occasion: max(counts.values()) for occasion, counts in drawn.items()}
    return Chart(
        name=say("cohort.chart.days.name"),
        figure=figure,
        sentence=say(
            "cohort.chart.days.sentence",
            first=say.day(every[0]),
            last=say.day(every[-1]),
            people=say.number(sum(final.values())),
        ),
        table=_days(drawn, every, say),
    )


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


def _ends(every: Sequence[date], say: Phrases, palette: Palette) -> list[dict[str, Any]]:
    """The first and the last day below the axis, inside of the figure on every screen."""
    ends = {"left": every[0], "right": every[-1]} if len(every) > 1 else {"center": every[0]}
    return [
        {
            "xref": "paper",
            "yref": "paper",
            "x": {"left": 0, "center": 0.5, "right": 1}[place],
            "y": 0,
            "xanchor": place,
            "yanchor": "top",
            "yshift": -8,
            "text": say.day(day),
            "showarrow": False,
            "font": {"color": palette.text, "size": 14},
        }
        for place, day in ends.items()
    ]


def _days(
    drawn: Mapping[Occasion, Mapping[date, int]], every: Sequence[date], say: Phrases
) -> pd.DataFrame:
    table = {say("cohort.day"): [say.day(day) for day in every]}
    for occasion, counts in drawn.items():
        total, column = 0, []
        for day in every:
            total = counts.get(day, total)
            column.append(say.number(total))
        table[say(f"occasion.{occasion}")] = column
    return pd.DataFrame(table)
