"""Me, my group and my cohort in one figure, by theme and facet."""

import math
from collections.abc import Sequence

import pandas as pd

from learning.beside import Beside, Mean
from learning.charts.base import Chart, Palette
from learning.charts.measures import measure_name
from learning.charts.side_by_side import Mark, Row, side_by_side
from learning.charts.words import worded
from learning.edition import Edition
from learning.phrases import Phrases


def among_others(
    rows: Sequence[Beside], edition: Edition, say: Phrases, palette: Palette, *, grouped: bool
) -> Chart:
    """My scores and the means of others; ``grouped`` draws my group too. At least one row."""
    names = [measure_name(f"{row.theme}.{row.facet}", edition, say) for row in rows]
    drawn = [
        Row(
            f"{row.theme}.{row.facet}",
            name,
            palette.of(row.theme),
            (
                math.nan if row.mine is None else row.mine,
                *((row.group.value,) if grouped else ()),
                row.cohort.value,
            ),
        )
        for name, row in zip(names, rows, strict=True)
    ]
    group = [Mark(say("compare.group"), "square", filled=False)] if grouped else []
    marks = [Mark(say("compare.me"), "diamond"), *group]
    marks.append(Mark(say("compare.cohort"), "circle", filled=False))
    table = {
        say("compare.what"): names,
        say("compare.me"): [worded(row.mine, say) for row in rows],
    }
    if grouped:
        table[say("compare.group")] = [_told(row.group, say) for row in rows]
    table[say("compare.cohort")] = [_told(row.cohort, say) for row in rows]
    return Chart(
        name=say("compare.name"),
        figure=side_by_side(drawn, marks, say, palette),
        sentence=_sentence(rows, say),
        table=pd.DataFrame(table),
    )


def _sentence(rows: Sequence[Beside], say: Phrases) -> str:
    theirs = [row.cohort.value for row in rows]
    mine = [row.mine for row in rows if row.mine is not None]
    told = {"low": worded(min(theirs), say), "high": worded(max(theirs), say)}
    if not mine:
        return say("compare.sentence.without_me", **told)
    return say(
        "compare.sentence",
        my_low=worded(min(mine), say),
        my_high=worded(max(mine), say),
        **told,
    )


def _told(mean: Mean, say: Phrases) -> str:
    if not mean.n:
        return say("compare.hidden")
    return say(
        "compare.mean",
        mean=worded(mean.value, say),
        n=say.number(mean.n),
        missing=say.number(mean.missing),
    )
