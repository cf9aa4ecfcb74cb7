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


def g_of_moments(moments, n):
    """Effect size as a function of five means: x, y, x squared, y squared."""
    x, y, xx, yy = moments
    scale = n / (n - 1)
    return hedges_j(n - 1) * (y - x) / math.sqrt(scale * (xx - x * x + yy - y * y) / 2)


def by_numerical_slopes(pre, post):
    """The delta method from slopes found by small steps and the covariance of the five means."""
    n = len(pre)
    parts = np.array([pre, post, pre**2, post**2])
    middle = parts.mean(axis=1)
    slopes = []
    for place, value in enumerate(middle):
        step = np.zeros(4)
        step[place] = max(abs(value), 1) * 1e-6
        rise = g_of_moments(middle + step, n) - g_of_moments(middle - step, n)
        slopes.append(rise / (2 * step[place]))
    return math.sqrt(np.array(slopes) @ np.cov(parts) @ np.array(slopes) / n)


@CAREFULLY
@given(scores(fewest=20))
def test_the_delta_method_is_what_slopes_and_covariances_give(pairs):
    pre, post = pairs
    low, high = delta_interval(pre, post)
    n = len(pre)
    # Our influence is taken about variances with n - 1, which shifts the slopes by this factor.
    assert (high - low) / (2 * 1.959963984540054) == pytest.approx(
        by_numerical_slopes(pre, post), rel=3 / n
    )
    assert (low + high) / 2 == close(paired_change(pre, post).g_av)


def test_for_many_pairs_the_delta_method_agrees_with_slopes_closely():
    pre, post = cohort(100_000)
    low, high = delta_interval(pre, post)
    theirs = by_numerical_slopes(pre, post)
    assert (high - low) / (2 * 1.959963984540054) == pytest.approx(theirs, rel=1e-4)


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
