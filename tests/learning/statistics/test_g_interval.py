import math

import numpy as np
import pytest
from hypothesis import given

from learning.statistics.bootstrap import bootstrap_g_av
from learning.statistics.change import hedges_j, paired_change
from learning.statistics.g_interval import (
    BOOTSTRAP_UP_TO,
    RESAMPLES,
    SEED,
    delta_interval,
    g_interval,
)
from learning.statistics.sizes import BOOTSTRAP_FROM
from tests.learning.statistics.reference import close
from tests.learning.statistics.samples import CAREFULLY, scores


def cohort(n, seed=3):
    generator = np.random.default_rng(seed)
    pre = generator.integers(0, 25, n) * 3.125
    return pre, pre + generator.integers(-2, 9, n) * 3.125


def by_slopes(pre, post):
    """The delta method as textbooks have it: slopes, and the covariance of what is averaged.

    Steps into the imaginary numbers give slopes without any error of rounding.
    """
    n = len(pre)
    averaged = np.array([pre, post, (pre - pre.mean()) ** 2, (post - post.mean()) ** 2])
    at = np.array([pre.mean(), post.mean(), pre.var(ddof=1), post.var(ddof=1)])
    step = 1e-30
    slopes = [g_of(*(at + 1j * step * direction), n).imag / step for direction in np.eye(len(at))]
    return math.sqrt(np.array(slopes) @ np.cov(averaged) @ np.array(slopes) / n)


def g_of(x, y, x_variance, y_variance, n):
    """Effect size as a function of two means and two variances."""
    return hedges_j(n - 1) * (y - x) / ((x_variance + y_variance) / 2) ** 0.5


@CAREFULLY
@given(scores(fewest=20))
def test_the_delta_method_is_what_slopes_and_covariances_give(pairs):
    pre, post = pairs
    low, high = delta_interval(pre, post)
    assert (high - low) / (2 * 1.959963984540054) == close(by_slopes(pre, post))
    assert (low + high) / 2 == close(paired_change(pre, post).g_av)


def test_for_many_pairs_too():
    pre, post = cohort(100_000)
    low, high = delta_interval(pre, post)
    assert (high - low) / (2 * 1.959963984540054) == close(by_slopes(pre, post))


def test_both_methods_nearly_agree_where_one_follows_the_other():
    pre, post = cohort(BOOTSTRAP_UP_TO)
    resampled, (low, high) = g_interval(pre, post).interval, delta_interval(pre, post)
    assert resampled.low == pytest.approx(low, abs=0.05)
    assert resampled.high == pytest.approx(high, abs=0.05)


def test_the_bootstrap_is_the_one_that_is_tested_elsewhere_and_always_the_same():
    pre, post = cohort(25)
    theirs = bootstrap_g_av(pre, post, np.random.default_rng(SEED), RESAMPLES)
    assert g_interval(pre, post).interval == theirs.percentile
    assert g_interval(pre, post) == g_interval(pre, post)


@pytest.mark.parametrize(
    ("n", "method"),
    [
        (BOOTSTRAP_FROM - 1, "none"),
        (BOOTSTRAP_FROM, "bootstrap"),
        (BOOTSTRAP_UP_TO, "bootstrap"),
        (BOOTSTRAP_UP_TO + 1, "delta"),
    ],
)
def test_the_size_decides_how(n, method):
    found = g_interval(*cohort(n))
    assert found.method == method
    assert math.isnan(found.interval.low) is (method == "none")


def test_without_spread_there_is_no_interval():
    assert math.isnan(delta_interval(np.full(300, 50.0), np.full(300, 50.0)).low)


@pytest.mark.parametrize("n", [15, 60, 900])
def test_pairs_that_several_share_count_as_often(n):
    pre, post = cohort(n)
    both, times = np.unique(np.array([pre, post]), axis=1, return_counts=True)
    order = np.repeat(both, times, axis=1)
    whole = g_interval(*order)
    counted = g_interval(*both, times=times.astype(float))
    assert counted.method == whole.method
    assert counted.interval == close(whole.interval)
