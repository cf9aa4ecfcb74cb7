import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from learning import gap
from learning.charts.base import LIGHT
from learning.charts.gap import two_groups
from learning.names import as_written
from learning.vocabulary import Occasion
from tests.learning.charts_at_hand import column
from tests.learning.many import EDITION, many
from tests.learning.statistics.reference import close

BASELINE, AFTER = Occasion.BASELINE, Occasion.AFTER
LABELS = ("Archive", "Museum")


def halves(cohort, occasion, floor=5):
    n = len(cohort.given[occasion])
    return [cohort.pooled(occasion, floor, range(first, n, 2)) for first in (0, 1)]


@settings(max_examples=6, deadline=None)
@given(st.integers(24, 60), st.integers(0, 1000))
def test_gaps_from_counts_are_those_of_the_people(n, seed):
    edition = EDITION
    cohort = many(edition, n, seed, occasions=(BASELINE,))
    every = (*gap.competences(edition), *gap.broader(edition))
    found, few = gap.gaps(*halves(cohort, BASELINE), every)
    assert {one.measure for one in found} | set(few) == set(every)
    for one in found:
        scores = cohort.scores(BASELINE, one.measure)
        first, second = (part[~np.isnan(part)] for part in (scores[::2], scores[1::2]))
        theirs = stats.ttest_ind(first, second, equal_var=False)
        assert one.seen.difference == close(first.mean() - second.mean())
        assert one.seen.interval == close(tuple(theirs.confidence_interval()))
        assert one.missing == (len(scores[::2]) - len(first), len(scores[1::2]) - len(second))


def test_the_largest_gap_comes_first_whichever_its_sign(edition):
    cohort = many(edition, 40, occasions=(BASELINE,))
    found, _ = gap.gaps(*halves(cohort, BASELINE), gap.competences(edition))
    sizes = [abs(one.seen.difference) for one in found]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(("n", "compared"), [(18, False), (19, False), (20, True)])
def test_both_groups_need_ten_people_whatever_the_floor(edition, n, compared):
    cohort = many(edition, n, occasions=(BASELINE,))
    found, few = gap.gaps(*halves(cohort, BASELINE, floor=3), ["capability"])
    assert bool(found) is compared
    assert few == ([] if compared else ["capability"])


def test_what_nobody_was_asked_is_in_neither_list(edition):
    parts = halves(many(edition, 40), AFTER)
    assert gap.gaps(*parts, gap.competences(edition)) == ([], [])
    found, few = gap.gaps(*parts, gap.broader(edition))
    assert {one.measure for one in found} == {
        "capability",
        "T1.capability",
        "T2.capability",
        "T3.capability",
    }
    assert few == []


def test_the_chart_holds_the_numbers_of_its_table(edition, reading):
    say, cohort = reading.phrases, many(edition, 40, occasions=(BASELINE,))
    found, _ = gap.gaps(*halves(cohort, BASELINE), gap.competences(edition))
    chart = two_groups(found, edition, LABELS, "Gaps", say, LIGHT)
    drawn = [trace for trace in chart.figure.data if trace.mode == "markers" and trace.customdata]
    for trace, label in zip(drawn, LABELS, strict=True):
        assert [say.number(x, "0.0") for x in trace.x] == column(
            chart, say("gap.mean.of", group=label)
        )
    assert len({trace.marker.symbol for trace in drawn}) == 2
    differences = [say.number(one.seen.difference, "+0.0;-0.0") for one in found]
    assert column(chart, say("gap.difference")) == differences
    assert edition.text.competences[found[0].measure] in chart.sentence


def test_intervals_that_leave_out_nothing_are_counted(edition):
    cohort = many(edition, 40, occasions=(BASELINE,))
    found, _ = gap.gaps(*halves(cohort, BASELINE), gap.broader(edition))
    assert gap.apart(found) == sum(
        one.seen.interval.low * one.seen.interval.high > 0 for one in found
    )


def test_names_of_groups_are_marked_where_something_reads_marks_and_no_column_is_lost(
    edition, reading
):
    say, cohort = reading.phrases, many(edition, 40, occasions=(BASELINE,))
    found, _ = gap.gaps(*halves(cohort, BASELINE), ["capability"])
    names = (say("gap.difference"), "<b>A_1</b>")
    page = two_groups(found, edition, names, "Gaps", say, LIGHT)
    paper = two_groups(found, edition, names, "Gaps", say, LIGHT, printed=True)
    assert len(page.table.columns) == len(paper.table.columns) == 7
    drawn = str(page.figure.to_dict())
    assert "‹b›A_1‹/b›: " in drawn
    assert "<b>" not in drawn
    assert as_written(names[1]) in page.sentence
    assert say("gap.mean.of", group=as_written(names[1])) in page.table
    assert names[1] in paper.sentence
    assert say("gap.mean.of", group=names[1]) in paper.table
