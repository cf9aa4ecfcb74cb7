"""Two groups beside each other, and how far apart they are."""

from collections.abc import Sequence

import pandas as pd

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
from learning.charts.words import as_label
from learning.edition import Edition
from learning.gap import Gap, apart
from learning.names import as_written
from learning.phrases import Phrases


def two_groups(
    gaps: Sequence[Gap],
    edition: Edition,
    labels: tuple[str, str],
    name: str,
    say: Phrases,
    palette: Palette,
    *,
    printed: bool = False,
) -> Chart:
    """Both groups' means in one row for each measure, as ranked; there is at least one gap.

    ``labels`` are the groups' names as they were typed. On a page they are marked for Plotly and
    for Markdown; ``printed`` leaves them as they are, for a document that reads neither.
    """
    first, second = labels if printed else (as_written(labels[0]), as_written(labels[1]))
    keys = labels if printed else (as_label(labels[0]), as_label(labels[1]))
    names = [measure_name(gap.measure, edition, say) for gap in gaps]
    seen = [gap.seen for gap in gaps]
    rows = [
        Row(
            gap.measure,
            label,
            measure_colour(gap.measure, palette),
            (gap.seen.first.mean, gap.seen.second.mean),
        )
        for label, gap in zip(names, gaps, strict=True)
    ]
    marks = [Mark(keys[0], "circle", filled=False), Mark(keys[1], "square")]
    return Chart(
        name=name,
        figure=side_by_side(rows, marks, say, palette),
        sentence=say(
            "gap.sentence",
            what=names[0],
            first=first,
            second=second,
            first_mean=plain(seen[0].first.mean, say),
            second_mean=plain(seen[0].second.mean, say),
            apart=apart(gaps),
            of=len(gaps),
        ),
        table=pd.DataFrame(
            {
                say("gap.what"): names,
                say("gap.difference"): [signed(one.difference, say) for one in seen],
                say("gap.interval"): [interval(one.interval, say, SIGNED) for one in seen],
                say("gap.mean.of", group=first): [plain(one.first.mean, say) for one in seen],
                say("gap.mean.of", group=second): [plain(one.second.mean, say) for one in seen],
                say("gap.n.of", group=first): [_n(g, 0, say) for g in gaps],
                say("gap.n.of", group=second): [_n(g, 1, say) for g in gaps],
            }
        ),
    )


def _n(gap: Gap, place: int, say: Phrases) -> str:
    people = (gap.seen.first, gap.seen.second)[place].n
    return say("gap.n", n=say.number(people), missing=say.number(gap.missing[place]))
