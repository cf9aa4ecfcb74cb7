"""A cohort before and after: means, changes with intervals, directions, shift, questions."""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from learning.charts import keys
from learning.charts.around_zero import Span, around_zero
from learning.charts.base import Chart, Palette, label_rows, quiet
from learning.charts.measures import (
    SIGNED,
    interval,
    measure_colour,
    measure_name,
    plain,
    signed,
)
from learning.charts.side_by_side import Mark, Row, side_by_side
from learning.charts.words import shortened
from learning.cohort_change import Change
from learning.edition import Edition
from learning.phrases import Phrases
from learning.statistics.moments import Interval

Labels = tuple[str, str]

_SMALLEST_PRINTED = 0.001


def means(
    changes: Sequence[Change], edition: Edition, labels: Labels, say: Phrases, palette: Palette
) -> Chart:
    """Mean before and mean after of everything that was measured twice; at least one change."""
    names = _names(changes, edition, say)
    rows = [
        Row(
            one.measure,
            name,
            measure_colour(one.measure, palette),
            (one.paired.mean_pre, one.paired.mean_post),
        )
        for name, one in zip(names, changes, strict=True)
    ]
    first = changes[0].paired
    return Chart(
        name=say("change_page.means.name", then=labels[0], now=labels[1]),
        figure=side_by_side(rows, marks(labels), say, palette),
        sentence=say(
            "change_page.means.sentence",
            what=names[0],
            then=labels[0],
            now=labels[1],
            before=plain(first.mean_pre, say),
            after=plain(first.mean_post, say),
            n=say.number(first.n),
        ),
        table=pd.DataFrame(
            {
                say("change_page.what"): names,
                say("change_page.pairs"): [say.number(one.paired.n) for one in changes],
                say("change_page.missing"): [say.number(one.missing) for one in changes],
                labels[0]: [plain(one.paired.mean_pre, say) for one in changes],
                labels[1]: [plain(one.paired.mean_post, say) for one in changes],
            }
        ),
    )


def differences(
    changes: Sequence[Change], edition: Edition, say: Phrases, palette: Palette
) -> Chart:
    """Mean changes with their intervals, and the same without unit in the table."""
    names = _names(changes, edition, say)
    rows = [
        Span(one.measure, name, measure_colour(one.measure, palette), p.mean_change, *p.interval)
        for name, one in zip(names, changes, strict=True)
        for p in (one.paired,)
    ]
    first = changes[0].paired
    return Chart(
        name=say("change_page.change.name"),
        figure=around_zero(rows, say, palette),
        sentence=say(
            "change_page.change.sentence",
            what=names[0],
            change=signed(first.mean_change, say),
            interval=interval(first.interval, say, SIGNED),
            n=say.number(first.n),
        ),
        table=pd.DataFrame(
            {
                say("change_page.what"): names,
                say("change_page.pairs"): [say.number(one.paired.n) for one in changes],
                say("change_page.change"): [signed(o.paired.mean_change, say) for o in changes],
                say("change_page.interval.of"): [
                    interval(o.paired.interval, say, SIGNED) for o in changes
                ],
                say("change_page.srm"): [
                    _with(o.paired.srm, o.paired.srm_interval, say) for o in changes
                ],
                say("change_page.g"): [_with(o.paired.g_av, o.g.interval, say) for o in changes],
                say("change_page.df"): [say.number(o.paired.df) for o in changes],
            }
        ),
    )


def directions(
    changes: Sequence[Change], edition: Edition, say: Phrases, palette: Palette
) -> Chart:
    """How many people improved, stayed the same and are lower now, as one bar for each measure."""
    names = _names(changes, edition, say)
    parts = {
        say("change_page.lower"): ([one.paired.lower for one in changes], palette.faint, ""),
        say("change_page.same"): ([one.paired.same for one in changes], palette.grid, ""),
        say("change_page.improved"): (
            [one.paired.improved for one in changes],
            palette.of("T1"),
            "/",
        ),
    }
    figure = go.Figure()
    for name, (people, colour, pattern) in parts.items():
        figure.add_bar(
            x=[100 * count / one.paired.n for count, one in zip(people, changes, strict=True)],
            y=[one.measure for one in changes],
            orientation="h",
            width=0.32,
            name=name,
            marker={
                "color": colour,
                "line": {"color": palette.surface, "width": 1},
                "pattern": {
                    "shape": pattern,
                    "fgcolor": palette.surface,
                    "size": 7,
                    "fillmode": "overlay",
                },
            },
            customdata=[say.named(name, say.number(count)) for count in people],
            hovertemplate="%{customdata}<extra></extra>",
        )
    quiet(figure, palette, height=90 + 58 * len(names))
    labels = {one.measure: shortened(name) for name, one in zip(names, changes, strict=True)}
    label_rows(figure, labels, palette, lift=22)
    figure.update_xaxes(
        range=[-3, 103],
        tickvals=[0, 50, 100],
        ticktext=[say.percent(share) for share in (0, 0.5, 1)],
    )
    figure.update_layout(barmode="stack", showlegend=True, legend=keys.above())
    first = changes[0].paired
    return Chart(
        name=say("change_page.directions.name"),
        figure=figure,
        sentence=say(
            "change_page.directions.sentence",
            what=names[0],
            improved=say.number(first.improved),
            same=say.number(first.same),
            lower=say.number(first.lower),
            n=say.number(first.n),
        ),
        table=pd.DataFrame(
            {
                say("change_page.what"): names,
                **{part: [say.number(c) for c in people] for part, (people, *_) in parts.items()},
            }
        ),
    )


def probability(p: float, say: Phrases) -> str:
    """A p-value to three decimals with its sign of relation, never as 0."""
    if p < _SMALLEST_PRINTED:
        return say("change_page.p.below", p=say.number(_SMALLEST_PRINTED, "0.000"))
    return say("change_page.p.is", p=say.number(p, "0.000"))


def marks(labels: Labels) -> list[Mark]:
    """The signs for before and after."""
    return [Mark(labels[0], "circle", filled=False), Mark(labels[1], "diamond")]


def _names(changes: Sequence[Change], edition: Edition, say: Phrases) -> list[str]:
    knowledge = say("change_page.knowledge")
    return [measure_name(one.measure, edition, say, knowledge) for one in changes]


def _with(size: float, around: Interval, say: Phrases) -> str:
    found = plain(size, say, "0.00")
    return say.aside(found, interval(around, say, "0.00") if math.isfinite(around.low) else "")
