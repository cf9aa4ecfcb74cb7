import math
from collections import Counter

import pingouin
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from learning.statistics.welch import difference, group
from learning.tally import UNITS
from tests.learning.statistics.reference import close
from tests.learning.statistics.samples import CAREFULLY

STEP = UNITS // 32
GROUPS = st.lists(st.integers(0, 32).map(lambda place: place * STEP), min_size=2, max_size=60)


def ours(first, second):
    return difference(*(group(Counter(values), unit=100 / UNITS) for values in (first, second)))


def on_scale(values):
    return [value * 100 / UNITS for value in values]


@CAREFULLY
@given(GROUPS, GROUPS)
def test_the_interval_agrees_with_scipy_and_statsmodels(first, second):
    assume(len(set(first)) > 1 and len(set(second)) > 1)
    found = ours(first, second)
    one, other = on_scale(first), on_scale(second)
    theirs = stats.ttest_ind(one, other, equal_var=False)
    assert found.df == close(theirs.df)
    assert found.interval == close(tuple(theirs.confidence_interval()))
    compared = CompareMeans(DescrStatsW(one), DescrStatsW(other))
    assert found.interval == close(compared.tconfint_diff(usevar="unequal"))
    assert found.se == close(compared.std_meandiff_separatevar)


def test_the_degrees_of_freedom_agree_with_pingouin():
    first, second = [0, STEP, 9 * STEP, 4 * STEP], [12 * STEP, 30 * STEP, 3 * STEP]
    theirs = pingouin.ttest(on_scale(first), on_scale(second), correction=True).iloc[0]
    assert ours(first, second).df == close(theirs["dof"])


@CAREFULLY
@given(GROUPS, GROUPS)
def test_the_difference_turns_round_with_the_groups(first, second):
    forth, back = ours(first, second), ours(second, first)
    assert forth.difference == close(-back.difference)
    assert forth.interval == close((-back.interval.high, -back.interval.low))


@pytest.mark.parametrize(("first", "second"), [([], [STEP, 0]), ([STEP], [0, STEP])])
def test_a_group_of_nobody_or_one_has_no_interval(first, second):
    found = ours(first, second)
    assert math.isnan(found.interval.low)
    assert math.isnan(found.df)
    assert math.isnan(found.difference) is (not first)


def test_groups_without_any_spread_have_a_difference_and_no_interval():
    found = ours([STEP, STEP], [0, 0, 0])
    assert found.difference == close(3.125)
    assert math.isnan(found.interval.low)
