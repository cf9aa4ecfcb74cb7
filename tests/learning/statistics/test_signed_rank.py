import math

import numpy as np
import pingouin
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from learning.statistics.errors import UnusableInputError
from learning.statistics.signed_rank import EXACT_UP_TO, signed_rank
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY, scores, seeds

CASE = REFERENCE["change_n12"]
EXPECTED = CASE["expected"]["wilcoxon"]
DIFFERENCES = np.array(CASE["input"]["post"]) - np.array(CASE["input"]["pre"])


def rank_sum(differences, axis):
    ranks = stats.rankdata(np.abs(differences), axis=axis)
    return np.where(differences > 0, ranks, 0).sum(axis=axis)


def smallest_p(nonzero):
    """Of so many differences without ties, all of one sign: one of two patterns in all."""
    return 2 / 2**nonzero


def test_the_worked_signed_ranks_are_met():
    found = signed_rank(DIFFERENCES)
    assert (found.nonzero, found.zeros) == (EXPECTED["n_nonzero"], EXPECTED["n_zero"])
    assert (found.t_plus, found.t_minus) == (EXPECTED["T_plus"], EXPECTED["T_minus"])
    assert min(found.t_plus, found.t_minus) == EXPECTED["W_min"]
    assert found.p == printed(EXPECTED["p_exact_two_sided_midranks_all_sign_patterns"])
    assert found.rank_biserial == printed(EXPECTED["rank_biserial"])


def test_the_worked_signed_ranks_agree_with_what_pingouin_printed():
    found = signed_rank(DIFFERENCES)
    assert found.p == printed(EXPECTED["pingouin"]["p_val"])
    assert found.rank_biserial == printed(EXPECTED["pingouin"]["RBC"])


@pytest.mark.parametrize("row", REFERENCE["wilcoxon_smallest_attainable_p"]["rows"])
def test_the_smallest_attainable_p_is_met_and_attained(row):
    assert smallest_p(row["m"]) == row["p_min"]
    assert signed_rank(np.arange(1, row["m"] + 1)).p == row["p_min"]


def test_four_differences_without_ties_cannot_be_significant():
    assert signed_rank([0, 12.5, 18.75, 21.875, 25]).p == 0.125


@CAREFULLY
@given(
    hnp.arrays(np.int64, st.integers(2, 8), elements=st.sampled_from([-3, -2, -1, 1, 2, 3])),
)
def test_p_with_ties_is_the_share_of_all_sign_patterns(differences):
    theirs = stats.permutation_test(
        (differences,), rank_sum, permutation_type="samples", n_resamples=np.inf, vectorized=True
    )
    assert signed_rank(differences).p == close(theirs.pvalue)


@CAREFULLY
@given(st.integers(2, 40), seeds())
def test_p_without_ties_agrees_with_the_exact_test_of_scipy(n, seed):
    generator = np.random.default_rng(seed)
    differences = generator.permutation(n) + 1
    differences *= generator.choice([-1, 1], n)
    ours, theirs = signed_rank(differences), stats.wilcoxon(differences, method="exact")
    assert ours.p == close(theirs.pvalue)
    assert min(ours.t_plus, ours.t_minus) == theirs.statistic


@CAREFULLY
@given(scores(most=8))
def test_p_and_rank_biserial_agree_with_pingouin_on_small_cohorts(pairs):
    pre, post = pairs
    ours = signed_rank(post - pre)
    theirs = pingouin.wilcoxon(post, pre).iloc[0]
    assert ours.p == close(theirs["p_val"])
    assert ours.rank_biserial == close(theirs["RBC"])


@CAREFULLY
@given(st.integers(1, 60), seeds())
def test_p_is_a_probability_and_does_not_depend_on_direction(n, seed):
    differences = np.random.default_rng(seed).integers(-6, 7, n)
    forth, back = signed_rank(differences), signed_rank(-differences)
    assert forth.p == pytest.approx(back.p, nan_ok=True)
    assert math.isnan(forth.p) or smallest_p(forth.nonzero) <= forth.p <= 1


def test_scores_that_reach_the_same_difference_by_other_ways_are_ties():
    found = signed_rank([100 / 3 - 25, 175 / 3 - 50, 0.1 + 0.2 - 0.3, -10])
    assert (found.nonzero, found.zeros, found.t_plus, found.t_minus) == (3, 1, 3.0, 3.0)


def test_missing_differences_are_left_out():
    assert signed_rank([1, None, 2]) == signed_rank([1, 2])


@pytest.mark.parametrize("differences", [[], [0, 0]])
def test_without_any_difference_there_is_no_test(differences):
    found = signed_rank(differences)
    assert (found.nonzero, found.zeros) == (0, len(differences))
    assert math.isnan(found.p)
    assert math.isnan(found.rank_biserial)


def test_infinite_differences_are_refused():
    with pytest.raises(UnusableInputError):
        signed_rank([1, math.inf])


@CAREFULLY
@given(st.integers(EXACT_UP_TO + 1, 2_000), st.integers(2, 400), st.integers(-3, 3), seeds())
def test_p_of_many_differences_agrees_with_the_normal_approximation_of_scipy(n, most, lean, seed):
    differences = np.random.default_rng(seed).integers(-most, most + 1, 2 * n) + lean
    differences = np.concatenate([differences[differences != 0], np.ones(EXACT_UP_TO)])
    ours = signed_rank(differences)
    theirs = stats.wilcoxon(differences, correction=True, method="asymptotic")
    assert ours.method == "normal"
    assert ours.p == close(theirs.pvalue)
    assert min(ours.t_plus, ours.t_minus) == theirs.statistic


def test_even_many_differences_give_a_p_of_one():
    differences = np.concatenate([np.arange(1, 201), -np.arange(1, 201)])
    assert signed_rank(differences).p == 1.0


@pytest.mark.parametrize(
    ("nonzero", "method"), [(EXACT_UP_TO, "exact"), (EXACT_UP_TO + 1, "normal")]
)
def test_the_number_of_differences_other_than_zero_decides_how(nonzero, method):
    found = signed_rank([0] * 500 + [*range(1, nonzero + 1)])
    assert (found.nonzero, found.method) == (nonzero, method)


def test_where_the_methods_meet_they_hardly_differ():
    differences = np.arange(1, EXACT_UP_TO + 2) - 90
    exact = signed_rank(differences[:-1])
    assert exact.p == pytest.approx(
        stats.wilcoxon(differences[:-1], correction=True, method="asymptotic").pvalue, abs=1e-3
    )


@CAREFULLY
@given(st.integers(1, 60), st.integers(1, 12), seeds())
def test_differences_that_several_share_count_as_often(n, most, seed):
    generator = np.random.default_rng(seed)
    differences = generator.integers(-6, 7, n)
    times = generator.integers(1, most + 1, n)
    whole = signed_rank(np.repeat(differences, times))
    counted = signed_rank(differences, times=times.astype(float))
    assert vars(counted) == {
        field: value if isinstance(value, str) else close(value)
        for field, value in vars(whole).items()
    }
