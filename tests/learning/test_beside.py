import math

import numpy as np
import pytest

from learning import beside
from learning.charts.base import LIGHT
from learning.charts.comparison import among_others
from learning.privacy import Pooled
from learning.scoring import score
from learning.vocabulary import Facet, Occasion
from tests.learning.charts_at_hand import column
from tests.learning.factories import all_at
from tests.learning.many import many
from tests.learning.statistics.reference import close

BASELINE, AFTER = Occasion.BASELINE, Occasion.AFTER
NOTHING = Pooled(0, {}, {})


def rows(edition, *, responses=None, group=NOTHING, n=20, occasion=BASELINE):
    cohort = many(edition, n).pooled(occasion)
    scores = score(edition, all_at(edition, 3) if responses is None else responses, occasion)
    return beside.beside(edition, scores, group, cohort)


def drawn(chart):
    return [trace for trace in chart.figure.data if trace.mode == "markers" and trace.customdata]


def test_means_are_those_of_the_people(edition):
    cohort = many(edition, 20)
    group = cohort.pooled(BASELINE, who=range(8))
    found = rows(edition, group=group)
    assert len(found) == 6
    for row in found:
        everybody = cohort.scores(BASELINE, f"{row.theme}.{row.facet}")
        assert row.cohort.value == close(np.nanmean(everybody))
        assert row.cohort.n + row.cohort.missing == 20
        assert row.group.value == close(np.nanmean(everybody[:8]))
        assert row.mine == 50


@pytest.mark.parametrize(("n", "shown"), [(4, False), (5, True)])
def test_a_mean_needs_five_people_whatever_the_floor(edition, n, shown):
    found = beside.mean(many(edition, n).pooled(BASELINE, floor=3), "T1.capability")
    assert bool(found.n) is shown
    assert math.isnan(found.value) is not shown


def test_an_occasion_without_practice_compares_capability_only(edition):
    assert {row.facet for row in rows(edition, occasion=AFTER)} == {Facet.CAPABILITY}


def test_without_others_there_is_no_row(edition):
    scores = score(edition, all_at(edition, 3))
    assert beside.beside(edition, scores, NOTHING, NOTHING) == []


def test_three_shapes_stand_where_the_table_says(edition, reading):
    say = reading.phrases
    found = rows(edition, group=many(edition, 20).pooled(BASELINE, who=range(8)))
    chart = among_others(found, edition, say, LIGHT, grouped=True)
    assert len({trace.marker.symbol for trace in drawn(chart)}) == 3
    assert column(chart, say("compare.me")) == ["50"] * 6
    told = [say.number(x) for x in drawn(chart)[2].x]
    assert [text.split()[0] for text in column(chart, say("compare.cohort"))] == told


def test_without_a_group_there_are_two_shapes_and_no_column(edition, reading):
    chart = among_others(rows(edition), edition, reading.phrases, LIGHT, grouped=False)
    assert len(drawn(chart)) == 2
    assert reading.phrases("compare.group") not in chart.table


def test_whoever_has_no_score_sees_the_others_and_is_told_so(edition, reading):
    say = reading.phrases
    chart = among_others(rows(edition, responses={}), edition, say, LIGHT, grouped=False)
    assert column(chart, say("compare.me")) == [say("score.none")] * 6
    assert set(drawn(chart)[0].x) == {None}
    assert chart.sentence.startswith(say("compare.sentence.without_me", low="0", high="0")[:20])
