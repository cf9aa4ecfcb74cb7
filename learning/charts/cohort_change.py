"""A cohort before and after: means, changes with intervals, and the one test."""

import math
from collections.abc import Sequence

import pandas as pd

from learning.charts.around_zero import Span, around_zero
from learning.charts.base import Chart, Palette
from learning.charts.measures import (
    SIGNED,
    interval,
    measure_colour,
    measure_name,
    plain,
    signed,
)
from learning.charts.side_by_side import Mark, Row, side_by_side
from learning.cohort_change import Change
from learning.edition import Edition
from learning.phrases import Phrases
from learning.statistics import signed_rank
from learning.statistics.moments import Interval
from learning.statistics.signed_rank import SignedRank
from learning.statistics.sizes import NONZERO_DIFFERENCES_FROM

Labels = tuple[str, str]

_SMALLEST_PRINTED = 0.001


def means(
    changes: Sequence[Change], edition: Edition, labels: Labels, say: Phrases, palette: Palette
) -> Chart:
    """Mean before and mean after of everything that was measured twice; at least one change."""
    names = names_of(changes, edition, say)
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
                **whom(changes, names, say),
                labels[0]: [plain(one.paired.mean_pre, say) for one in changes],
                labels[1]: [plain(one.paired.mean_post, say) for one in changes],
            }
        ),
    )


def differences(
    changes: Sequence[Change], edition: Edition, say: Phrases, palette: Palette
) -> Chart:
    """Mean changes with their intervals, and the same without unit in the table."""
    names = names_of(changes, edition, say)
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
                **whom(changes, names, say),
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


def main_test(tested: SignedRank | None, say: Phrases) -> str:
    """The one test in words, as Markdown; None gives the reason why there is no p-value."""
    if tested is None:
        return say("change_page.main.few", fewest=NONZERO_DIFFERENCES_FROM)
    told = {
        "p": probability(tested.p, say),
        "size": say.number(tested.rank_biserial, "0.00"),
        "n": say.number(tested.nonzero),
        "zeros": say.number(tested.zeros),
    }
    if tested.method == "exact":
        return say("change_page.main.exact", **told)
    return say("change_page.main.normal", most=signed_rank.EXACT_UP_TO, **told)


def probability(p: float, say: Phrases) -> str:
    """A p-value to three decimals with its sign of relation, never as 0."""
    if p < _SMALLEST_PRINTED:
        return say("change_page.p.below", p=say.number(_SMALLEST_PRINTED, "0.000"))
    return say("change_page.p.is", p=say.number(p, "0.000"))


def marks(labels: Labels) -> list[Mark]:
    """The signs for before and after."""
    return [Mark(labels[0], "circle", filled=False), Mark(labels[1], "diamond")]


def whom(changes: Sequence[Change], names: Sequence[str], say: Phrases) -> dict[str, list[str]]:
    """The columns that tables on change begin with: what they are about, n and missing."""
    return {
        say("change_page.what"): list(names),
        say("change_page.pairs"): [say.number(one.paired.n) for one in changes],
        say("change_page.missing"): [say.number(one.missing) for one in changes],
    }


def names_of(changes: Sequence[Change], edition: Edition, say: Phrases) -> list[str]:
    """What each change is a change of, in words."""
    knowledge = say("change_page.knowledge")
    return [measure_name(one.measure, edition, say, knowledge) for one in changes]


def _with(size: float, around: Interval, say: Phrases) -> str:
    found = plain(size, say, "0.00")
    return say.aside(found, interval(around, say, "0.00") if math.isfinite(around.low) else "")
