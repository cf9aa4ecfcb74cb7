import math

import numpy as np
import pytest
from hypothesis import given
from scipy import stats

from learning.statistics.moments import correlation, mean, median, ratio, sd, varies
from tests.learning.statistics.reference import close
from tests.learning.statistics.samples import CAREFULLY, scores

NOTHING, ONE = np.array([]), np.array([4.0])


@pytest.mark.parametrize("moment", [mean, median, sd])
def test_nothing_has_no_moments(moment):
    assert math.isnan(moment(NOTHING))


def test_one_value_has_a_mean_but_no_spread():
    assert (mean(ONE), median(ONE)) == (4.0, 4.0)
    assert math.isnan(sd(ONE))


def test_values_that_differ_by_floating_point_error_have_no_spread():
    assert sd(np.array([0.1 + 0.2, 0.3])) == 0.0


def test_nothing_does_not_vary():
    assert not varies(NOTHING)


def test_a_column_without_variation_correlates_with_nothing():
    assert math.isnan(correlation(np.array([1.0, 1.0]), np.array([1.0, 2.0])))
    assert math.isnan(correlation(np.array([1.0, 2.0]), np.array([1.0, 1.0])))


def test_a_ratio_to_zero_or_to_nothing_is_undefined():
    assert math.isnan(ratio(1.0, 0.0))
    assert math.isnan(ratio(1.0, math.nan))


@CAREFULLY
@given(scores())
def test_moments_agree_with_scipy(pairs):
    first, second = pairs
    assert sd(first) == close(stats.tstd(first))
    assert correlation(first, second) == close(stats.pearsonr(first, second).statistic)
