import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from learning.statistics.errors import UnusableInputError
from learning.statistics.sums import mean_of_sums
from learning.tally import UNITS, points, units
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY

SHIFT = REFERENCE["response_shift"]


def summed(values):
    return mean_of_sums(len(values), sum(values), sum(value * value for value in values))


@CAREFULLY
@given(st.lists(st.integers(-UNITS, UNITS), min_size=2, max_size=40))
def test_mean_and_interval_agree_with_scipy(values):
    ours = summed(values)
    assert ours.mean == close(np.mean(values))
    assert ours.sd == close(np.std(values, ddof=1))
    if len(set(values)) > 1:
        interval = stats.ttest_1samp(values, 0).confidence_interval()
        assert ours.interval == close((interval.low, interval.high))
    else:
        assert math.isnan(ours.interval.low)


def test_the_worked_response_shift_is_met_from_its_sums():
    given = SHIFT["input"]
    pairs = zip(given["pre"], given["then_retrospective_pre"], strict=True)
    found = summed([units(then) - units(pre) for pre, then in pairs])
    expected = SHIFT["expected"]
    assert points(found.mean) == printed(expected["mean_shift_then_minus_pre"])
    assert points(found.sd) == printed(expected["sd_shift"])
    assert tuple(map(points, found.interval)) == printed(expected["ci95_shift"])


@pytest.mark.parametrize(
    ("field", "first", "key"),
    [
        ("change", "pre", "mean_post_minus_pre"),
        ("retrospective", "then_retrospective_pre", "mean_post_minus_then"),
    ],
)
def test_both_worked_changes_are_met_from_their_sums(field, first, key):
    pairs = zip(SHIFT["input"][first], SHIFT["input"]["post"], strict=True)
    found = summed([units(post) - units(pre) for pre, post in pairs])
    assert points(found.mean) == printed(SHIFT["expected"][key])


def test_a_hundred_thousand_large_values_lose_nothing():
    values = [UNITS] * 99_999 + [UNITS - 1]
    assert summed(values).sd == close(math.sqrt(1 / 100_000))


def test_one_value_has_no_spread_and_no_value_nothing():
    assert summed([7]).mean == 7
    assert math.isnan(summed([7]).sd)
    assert math.isnan(summed([]).mean)


@pytest.mark.parametrize("sums", [(2, 10, 1), (0, 1, 1), (-1, 0, 0)])
def test_sums_that_no_values_have_are_refused(sums):
    with pytest.raises(UnusableInputError):
        mean_of_sums(*sums)
