import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar

from learning import cohort_change as change
from learning.charts import cohort_change as charts
from learning.charts.base import LIGHT
from learning.charts.cohort_directions import directions
from learning.knowledge import mark
from learning.privacy import Pooled, pooled
from learning.statistics.change import paired_change
from learning.tally import SHIFT_SUMS, units
from learning.vocabulary import Occasion
from tests.learning.charts_at_hand import column
from tests.learning.factories import all_at
from tests.learning.many import EDITION, Many, many
from tests.learning.statistics.reference import REFERENCE, close, printed

BASELINE, AFTER, FOLLOW_UP = Occasion.BASELINE, Occasion.AFTER, Occasion.FOLLOW_UP
LABELS = ("Before", "After")
FEW = settings(max_examples=6, deadline=None)
SIZES = st.integers(5, 45)


def worked():
    """The reference file's twelve learners as a block of pairs."""
    given_ = REFERENCE["change_n12"]["input"]
    kept = {("people", "", ""): 12}
    for before, after in zip(given_["pre"], given_["post"], strict=True):
        key = ("pair.baseline", "capability", f"{units(before)}.{units(after)}")
        kept[key] = kept.get(key, 0) + 1
    return pooled({1: kept}, 5)


def test_the_worked_change_is_met_from_counts(edition):
    expected = REFERENCE["change_n12"]["expected"]
    (found,) = change.changes(worked(), edition, BASELINE)
    assert found.measure == "capability"
    assert found.paired.mean_change == printed(expected["mean_change"])
    assert found.paired.interval == printed(expected["ci95_mean_change_t"])
    assert found.paired.srm == printed(expected["SRM_equals_dz"])
    assert found.paired.g_av == printed(expected["g_av_exact_J_df_n_minus_1"])
    directions = [found.paired.improved, found.paired.same, found.paired.lower]
    assert directions == expected["improved_same_worse"]
    assert math.isnan(found.g.interval.low)


def test_the_worked_test_is_met_from_counts():
    expected = REFERENCE["change_n12"]["expected"]["wilcoxon"]
    found = change.main_test(worked(), BASELINE)
    assert found.p == printed(expected["p_exact_two_sided_midranks_all_sign_patterns"])
    assert found.rank_biserial == printed(expected["rank_biserial"])


@FEW
@given(SIZES, st.integers(0, 1000))
def test_changes_from_counts_are_those_of_the_people(n, seed):
    edition = EDITION
    cohort = many(edition, n, seed)
    found = change.changes(cohort.pooled(AFTER), edition, BASELINE)
    assert found[0].measure == "capability"
    for one in found:
        before = cohort.scores(BASELINE, one.measure)
        after = cohort.scores(AFTER, one.measure)
        both = ~np.isnan(before) & ~np.isnan(after)
        theirs = stats.ttest_rel(after[both], before[both])
        assert (one.paired.n, one.missing) == (both.sum(), n - both.sum())
        assert one.paired.t == close(theirs.statistic)
        assert one.paired.interval == close(tuple(theirs.confidence_interval()))
        assert one.paired.g_av == close(paired_change(before, after).g_av)


@FEW
@given(SIZES, st.integers(0, 1000))
def test_the_shift_from_sums_is_that_of_the_people(n, seed):
    edition = EDITION
    cohort = many(edition, n, seed)
    for one in change.shifts(cohort.pooled(AFTER), edition):
        before = cohort.scores(BASELINE, one.measure)
        after = cohort.scores(AFTER, one.measure)
        back = cohort.remembered(one.measure)
        for ours, theirs in (
            (one.change, after - before),
            (one.retrospective, after - back),
            (one.shift, back - before),
        ):
            there = theirs[~np.isnan(before + after + back)]
            interval = stats.ttest_1samp(there, 0).confidence_interval()
            assert (ours.n, ours.mean) == (len(there), close(there.mean()))
            assert one.missing == n - len(there)
            assert ours.interval == close(tuple(interval))


def test_people_of_the_blocks_without_all_three_answers_are_missing_in_the_shift(edition):
    pooled = many(edition, 20).pooled(AFTER)
    with_others = replace(pooled, total=pooled.total + 7)
    (first, *_), (then, *_) = (change.shifts(one, edition) for one in (pooled, with_others))
    assert then.missing == first.missing + 7
    assert then.missing == with_others.total - then.shift.n


def test_questions_from_counts_are_those_of_the_people(edition):
    cohort = many(edition, 60)
    found = change.questions(cohort.pooled(AFTER), edition, BASELINE)
    assert len(found) == len(edition.plan.questions)
    for one in found:
        table = np.zeros((2, 2), dtype=int)
        for old, new in zip(cohort.given[BASELINE], cohort.given[AFTER], strict=True):
            first, second = (
                next(m for m in mark(edition, given_) if m.question == one.question)
                for given_ in (old, new)
            )
            if first.option and second.option:
                table[int(first.correct), int(second.correct)] += 1
        assert (one.marks.n, one.missing) == (table.sum(), 60 - table.sum())
        assert one.before == close(table[1].sum() / table.sum())
        assert one.after == close(table[:, 1].sum() / table.sum())
        assert one.marks.p == close(mcnemar(table, exact=True).pvalue)
        assert one.tested == (table[0, 1] + table[1, 0] >= 6)


def test_practice_changes_only_between_occasions_that_asked_for_it(edition):
    cohort = many(edition, 12, occasions=(BASELINE, AFTER, FOLLOW_UP))
    measures = {
        (then, now): {one.measure for one in change.changes(cohort.pooled(now), edition, then)}
        for then, now in ((BASELINE, AFTER), (BASELINE, FOLLOW_UP), (AFTER, FOLLOW_UP))
    }
    assert "practice" not in measures[BASELINE, AFTER]
    assert "practice" in measures[BASELINE, FOLLOW_UP]
    assert "practice" not in measures[AFTER, FOLLOW_UP]
    assert "knowledge" in measures[BASELINE, AFTER]
    assert "knowledge" not in measures[BASELINE, FOLLOW_UP]


@pytest.mark.parametrize(("n", "shown"), [(4, False), (5, True)])
def test_a_change_needs_five_pairs_whatever_the_floor(edition, n, shown):
    found = change.changes(many(edition, n).pooled(AFTER, floor=3), edition, BASELINE)
    assert bool(found) is shown
    assert bool(change.shifts(many(edition, n).pooled(AFTER, floor=3), edition)) is shown


@pytest.mark.parametrize(("changed", "tested"), [(5, False), (6, True)])
def test_the_test_needs_six_people_who_changed(edition, changed, tested):
    before = [all_at(edition, 3)] * 9
    after = [all_at(edition, 4 if place < changed else 3) for place in range(9)]
    cohort = Many(edition, {BASELINE: before, AFTER: after})
    found = change.main_test(cohort.pooled(AFTER), BASELINE)
    assert (found is not None) is tested


@pytest.mark.parametrize(("n", "shown"), [(19, False), (20, True)])
def test_a_single_question_needs_twenty_people(edition, n, shown):
    right = {question.id: question.key for question in edition.plan.questions}
    cohort = Many(edition, {BASELINE: [right] * n, AFTER: [right] * n})
    found = change.questions(cohort.pooled(AFTER), edition, BASELINE)
    assert bool(found) is shown
    assert not any(one.tested for one in found)


def test_without_blocks_there_is_nothing(edition):
    nothing = Pooled(0, {}, {})
    assert change.changes(nothing, edition, BASELINE) == []
    assert change.main_test(nothing, BASELINE) is None
    assert change.shifts(nothing, edition) == []
    assert change.questions(nothing, edition, BASELINE) == []


def test_everything_that_is_read_has_a_name_that_is_kept(edition):
    cohort = many(edition, 30, occasions=(BASELINE, AFTER, FOLLOW_UP))
    kept = {name for now in (AFTER, FOLLOW_UP) for _, name, _ in cohort.kept(now)}
    assert set(change.names(edition)) <= kept
    assert SHIFT_SUMS[0] == "people"


# Charts


def test_the_charts_hold_the_numbers_of_their_tables(edition, reading):
    say, cohort = reading.phrases, many(edition, 30)
    found = change.changes(cohort.pooled(AFTER), edition, BASELINE)
    means = charts.means(found, edition, LABELS, say, LIGHT)
    drawn = [trace for trace in means.figure.data if trace.mode == "markers" and trace.customdata]
    for trace, label in zip(drawn, LABELS, strict=True):
        assert [say.number(x, "0.0") for x in trace.x] == column(means, label)
    spans = charts.differences(found, edition, say, LIGHT)
    (dots,) = (trace for trace in spans.figure.data if trace.mode == "markers")
    shown = column(spans, say("change_page.change"))
    assert [say.number(x, "+0.0;-0.0") for x in dots.x] == shown
    lines = [trace.x[:2] for trace in spans.figure.data if trace.mode == "lines"]
    assert lines == [one.paired.interval for one in found]


def test_shares_of_directions_fill_every_bar(edition, reading):
    found = change.changes(many(edition, 30).pooled(AFTER), edition, BASELINE)
    chart = directions(found, edition, reading.phrases, LIGHT)
    assert np.sum([bar.x for bar in chart.figure.data], axis=0) == pytest.approx(100)


def test_rows_are_labelled_above_and_not_beside(edition, reading):
    found = change.changes(many(edition, 30).pooled(AFTER), edition, BASELINE)
    for chart in (
        charts.means(found, edition, LABELS, reading.phrases, LIGHT),
        charts.differences(found, edition, reading.phrases, LIGHT),
        directions(found, edition, reading.phrases, LIGHT),
    ):
        assert len(chart.figure.layout.annotations) == len(found)
        assert chart.figure.layout.yaxis.showticklabels is False


@pytest.mark.parametrize(("p", "told"), [(0.0009, "p < 0.001"), (0.0312, "p = 0.031")])
def test_no_p_is_ever_printed_as_nothing(reading, p, told):
    assert charts.probability(p, reading.phrases) == told


def test_one_change_for_all_has_no_interval_and_says_so(edition, reading):
    before, after = [all_at(edition, 3)] * 8, [all_at(edition, 4)] * 8
    cohort = Many(edition, {BASELINE: before, AFTER: after})
    found = change.changes(cohort.pooled(AFTER), edition, BASELINE)
    chart = charts.differences(found, edition, reading.phrases, LIGHT)
    dash = reading.phrases("score.no_band")
    assert set(column(chart, reading.phrases("change_page.interval.of"))) == {dash}
    assert all(trace.x == () for trace in chart.figure.data if trace.mode == "lines")
