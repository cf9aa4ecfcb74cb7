import math

import numpy as np
import pingouin
import pytest
from hypothesis import given
from scipy import stats

from learning.statistics.change import directions, hedges_j, paired_change
from learning.statistics.errors import UnusableInputError
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY, scores, seeds

CASE = REFERENCE["change_n12"]
EXPECTED = CASE["expected"]
PRINTED_AS = {
    "n": "n",
    "mean_pre": "mean_pre",
    "mean_post": "mean_post",
    "sd_pre": "sd_pre",
    "sd_post": "sd_post",
    "r": "r_pre_post",
    "mean_change": "mean_change",
    "median_change": "median_change",
    "sd_change": "sd_change",
    "se_change": "se_change",
    "t": "t",
    "df": "df",
    "p": "p_t_two_sided",
    "interval": "ci95_mean_change_t",
    "srm": "SRM_equals_dz",
    "hedges_j": "J_exact_df_n_minus_1",
    "g_z": "g_z_exact",
    "d_av": "d_av",
    "g_av": "g_av_exact_J_df_n_minus_1",
}


@pytest.fixture(scope="module")
def twelve():
    return paired_change(CASE["input"]["pre"], CASE["input"]["post"])


@pytest.mark.parametrize(("field", "key"), PRINTED_AS.items())
def test_the_worked_change_of_twelve_learners_is_met(twelve, field, key):
    assert getattr(twelve, field) == printed(EXPECTED[key])


def test_non_central_intervals_of_the_worked_change_are_met(twelve):
    assert twelve.srm_interval == printed(EXPECTED["dz_ci95_noncentral_t"], places=6)
    assert twelve.g_z_interval == printed(EXPECTED["g_z_ci95_noncentral_t"], places=6)


def test_standardised_changes_of_the_worked_case_agree_with_what_pingouin_printed(twelve):
    assert twelve.srm == printed(EXPECTED["pingouin_cohen_dz"])
    # Pingouin corrects with 2n - 2 degrees of freedom and the short formula, we with n - 1.
    approximate = 1 - 3 / (4 * (2 * twelve.n - 2) - 1)
    assert twelve.d_av * approximate == printed(EXPECTED["pingouin_compute_effsize_paired_hedges"])


def test_the_average_spread_of_the_worked_change_is_met(twelve):
    assert twelve.mean_change / twelve.d_av == printed(EXPECTED["sd_average_rms"])


def test_learners_of_the_worked_change_are_counted_by_direction(twelve):
    counts = [twelve.improved, twelve.same, twelve.lower]
    assert counts == EXPECTED["improved_same_worse"]


@pytest.mark.parametrize("row", REFERENCE["J_table"]["rows"])
def test_the_small_sample_correction_is_met(row):
    assert hedges_j(row["df"]) == printed(row["J_exact"])
    assert 1 - 3 / (4 * row["df"] - 1) == printed(row["J_approx"])


def test_the_small_sample_correction_gives_the_worked_short_forms(twelve):
    short = 1 - 3 / (4 * twelve.df - 1)
    assert short == printed(EXPECTED["J_approx_df_n_minus_1"])
    assert short * twelve.srm == printed(EXPECTED["g_z_approx"])
    assert short * twelve.d_av == printed(EXPECTED["g_av_approx_J_df_n_minus_1"])


@CAREFULLY
@given(scores())
def test_change_agrees_with_scipy(pairs):
    pre, post = pairs
    ours, theirs = paired_change(pre, post), stats.ttest_rel(post, pre)
    assert (ours.t, ours.p, ours.df) == close((theirs.statistic, theirs.pvalue, theirs.df))
    assert ours.interval == close(tuple(theirs.confidence_interval()))
    assert ours.r == close(stats.pearsonr(pre, post).statistic)
    assert ours.median_change == close(np.median(post - pre))


@CAREFULLY
@given(scores())
def test_effect_sizes_agree_with_pingouin(pairs):
    pre, post = pairs
    ours = paired_change(pre, post)
    assert ours.d_av == close(pingouin.compute_effsize(post, pre, paired=True, eftype="cohen"))
    assert ours.srm == close(ours.t / math.sqrt(ours.n))


@CAREFULLY
@given(scores())
def test_the_standardised_interval_turns_round_with_the_change(pairs):
    pre, post = pairs
    forth, back = paired_change(pre, post), paired_change(post, pre)
    low, high = forth.srm_interval
    assert low < forth.srm < high
    assert back.srm_interval == close((-high, -low))


def test_a_pair_with_a_missing_score_is_dropped_and_counted():
    change = paired_change([10, None, 30, 20, 5], [20, 50, None, 20, 40])
    assert (change.n, change.dropped, change.mean_change) == (3, 2, 15.0)


def test_without_pairs_nothing_is_known():
    change = paired_change([], [])
    assert (change.n, change.df, change.improved, change.same, change.lower) == (0, 0, 0, 0, 0)
    assert math.isnan(change.mean_change)
    assert math.isnan(change.p)


def test_one_pair_has_a_change_but_no_spread():
    change = paired_change([10], [20])
    assert (change.mean_change, change.median_change, change.improved) == (10.0, 10.0, 1)
    unknown = (change.sd_change, change.t, change.p, change.srm, change.d_av, *change.interval)
    assert all(math.isnan(value) for value in unknown)


def test_two_pairs_are_too_few_for_the_small_sample_correction():
    change = paired_change([10, 20], [20, 50])
    assert math.isnan(change.g_z)
    assert math.isnan(change.g_av)
    assert change.d_av == close(20 / math.sqrt((50 + 450) / 2))


def test_changes_that_are_all_the_same_have_no_test_and_no_interval():
    change = paired_change([0, 100 / 3, 50], [25, 100 / 3 + 25, 75])
    assert change.sd_change == 0.0
    unknown = (change.t, change.p, change.srm, *change.interval, *change.g_z_interval)
    assert all(math.isnan(value) for value in unknown)
    assert change.d_av == close(25 / change.sd_pre)


def test_floating_point_error_is_no_improvement():
    assert directions(np.array([0.1 + 0.2 - 0.3, 1.0, -1.0])) == (1, 1, 1)


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(UnusableInputError):
        paired_change([1, 2], [1])


@CAREFULLY
@given(scores(), seeds())
def test_pairs_that_several_share_count_as_often(pairs, seed):
    times = np.random.default_rng(seed).integers(1, 9, pairs.shape[1]).astype(float)
    pre, post = pairs
    whole = paired_change(*np.repeat(pairs, times.astype(int), axis=1))
    counted = paired_change(pre, post, times=times)
    for field, value in vars(whole).items():
        assert getattr(counted, field) == close(value)
