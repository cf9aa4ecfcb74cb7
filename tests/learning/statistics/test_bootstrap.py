import math

import numpy as np
import pytest
from hypothesis import given
from scipy import stats

from learning.statistics.bootstrap import bootstrap_g_av, intervals
from learning.statistics.change import hedges_j, paired_change
from learning.statistics.errors import UnusableInputError
from tests.learning.statistics.reference import REFERENCE, close
from tests.learning.statistics.samples import CAREFULLY, scores, seeds

CASE = REFERENCE["change_n12"]
EXPECTED = CASE["expected"]["bootstrap"]
PRE, POST = np.array(CASE["input"]["pre"]), np.array(CASE["input"]["post"])


def of_the_mean(values, seed, resamples=50):
    persons = np.array(values, dtype=float)[:, None]
    generator = np.random.default_rng(seed)
    return intervals(persons, lambda samples: samples[..., 0].mean(axis=-1), generator, resamples)


def g_av(pre, post, axis):
    spread = np.sqrt((pre.var(axis=axis, ddof=1) + post.var(axis=axis, ddof=1)) / 2)
    return hedges_j(pre.shape[axis] - 1) * (post - pre).mean(axis=axis) / spread


def scipy_interval(columns, statistic, method, seed):
    return stats.bootstrap(
        columns,
        statistic,
        n_resamples=200,
        paired=True,
        vectorized=True,
        method=method,
        rng=np.random.default_rng(seed),
    ).confidence_interval


@pytest.mark.parametrize(
    ("field", "key"),
    [("percentile", "mean_change_ci95_percentile"), ("bias_corrected", "mean_change_ci95_BCa")],
)
def test_the_worked_intervals_of_the_mean_are_met(field, key):
    found = of_the_mean(POST - PRE, 1, EXPECTED["n_resamples"])
    tolerance = EXPECTED["tolerance"]["mean_change"]
    assert getattr(found, field) == pytest.approx(tuple(EXPECTED[key]), abs=tolerance)


def test_the_worked_interval_of_the_effect_size_is_met():
    found = bootstrap_g_av(PRE, POST, np.random.default_rng(2), EXPECTED["n_resamples"])
    tolerance = EXPECTED["tolerance"]["g_av"]
    assert found.percentile == pytest.approx(tuple(EXPECTED["g_av_ci95_percentile"]), abs=tolerance)
    assert found.estimate == close(paired_change(PRE, POST).g_av)


@CAREFULLY
@given(scores(), seeds())
def test_intervals_of_the_mean_agree_with_scipy_on_the_same_resamples(pairs, seed):
    change = pairs[1] - pairs[0]
    found = of_the_mean(change, seed, 200)
    assert found.percentile == close(tuple(scipy_interval((change,), np.mean, "percentile", seed)))
    assert found.bias_corrected == close(tuple(scipy_interval((change,), np.mean, "BCa", seed)))


@CAREFULLY
@given(scores(fewest=20), seeds())
def test_intervals_of_the_effect_size_agree_with_scipy_on_the_same_resamples(pairs, seed):
    # Rising scores keep every resample of twenty apart from one without spread.
    pre, post = pairs + np.arange(pairs.shape[1])
    found = bootstrap_g_av(pre, post, np.random.default_rng(seed), resamples=200)
    assert found.undefined == 0
    assert found.percentile == close(tuple(scipy_interval((pre, post), g_av, "percentile", seed)))
    assert found.bias_corrected == close(tuple(scipy_interval((pre, post), g_av, "BCa", seed)))


def test_learners_without_both_scores_are_left_out():
    pre, post = [1, None, 2, 4], [2, 3, 5, 9]
    found = bootstrap_g_av(pre, post, np.random.default_rng(1), resamples=50)
    assert (found.n, found.estimate) == (3, close(paired_change([1, 2, 4], [2, 5, 9]).g_av))


@pytest.mark.parametrize("values", [[], [1, 2]])
def test_too_few_persons_have_no_interval(values):
    found = of_the_mean(values, 1)
    assert found.undefined == found.resamples == 50
    assert all(math.isnan(v) for v in (found.estimate, *found.percentile, *found.bias_corrected))


def test_equal_values_have_no_corrected_interval():
    found = of_the_mean([2, 2, 2], 1)
    assert found.percentile == (2.0, 2.0)
    assert all(math.isnan(end) for end in found.bias_corrected)


def test_resamples_without_spread_are_left_out_and_counted():
    found = bootstrap_g_av([1, 2, 3], [2, 4, 9], np.random.default_rng(1), resamples=500)
    assert 0 < found.undefined < 500
    assert not math.isnan(found.percentile.low)


def test_an_effect_size_that_is_undefined_has_no_interval():
    found = bootstrap_g_av([1, 1, 1], [2, 2, 2], np.random.default_rng(1), resamples=50)
    assert all(math.isnan(value) for value in (found.estimate, *found.percentile))


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(UnusableInputError):
        bootstrap_g_av([1, 2, 3], [1, 2], np.random.default_rng(1))
