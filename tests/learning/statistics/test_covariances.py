import math
from itertools import combinations_with_replacement

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from learning.statistics.covariances import of_rows, of_sums
from learning.statistics.errors import UnusableInputError
from learning.statistics.factor import omega_by_triads, omega_of
from learning.statistics.reliability import reliability, reliability_of
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY, one_factor_answers, ratings

CASE = REFERENCE["reliability_theme1"]
ANSWERS = np.array(CASE["input"]["matrix_rows_persons_cols_items_1_5"])


def names(k):
    return [f"i{place}" for place in range(k)]


def sums(answers):
    """What a tally keeps of complete answers."""
    items, columns = names(answers.shape[1]), answers.T.astype(int)
    found = {"": len(answers)} | {
        item: int(own.sum()) for item, own in zip(items, columns, strict=True)
    }
    for (one, first), (other, second) in combinations_with_replacement(
        zip(items, columns, strict=True), 2
    ):
        found[f"{one}*{other}"] = int((first * second).sum())
    return found


def counted(answers):
    return of_sums(sums(answers), names(answers.shape[1]))


def figures(found):
    return [
        found.n,
        found.alpha,
        *found.interval,
        found.alpha_standardised,
        found.sd_mean,
        # Near an alpha of 1 a root would double what rounding does.
        found.sem**2,
        *(v for item in found.items for v in vars(item).values()),
    ]


def test_the_worked_reliability_follows_from_sums():
    found, expected = reliability_of(counted(ANSWERS)), CASE["expected"]
    assert found.alpha == printed(expected["cronbach_alpha_pingouin"])
    assert found.interval == printed(expected["alpha_feldt_ci95"])
    rests = tuple(item.item_rest_r for item in found.items)
    assert rests == printed(expected["corrected_item_total_r"])
    triads = expected["omega_closed_form_triads"]
    omega = omega_of(counted(ANSWERS))
    assert omega.omega_model == printed(triads["omega_denominator_model_implied"])
    assert omega.omega_observed == printed(triads["omega_denominator_observed_total_variance"])


@CAREFULLY
@given(ratings())
def test_sums_give_what_rows_give(answers):
    assert counted(answers).matrix == close(of_rows(answers).matrix)
    assert figures(reliability_of(counted(answers))) == close(figures(reliability(answers)))


@CAREFULLY
@given(one_factor_answers())
def test_omega_from_sums_is_that_of_the_rows(answers):
    levels = np.clip(np.round(answers), 1, 5)
    ours, theirs = omega_of(counted(levels)), omega_by_triads(levels)
    assert ours.omega_model == close(theirs.omega_model)
    assert ours.omega_observed == close(theirs.omega_observed)


@CAREFULLY
@given(ratings())
def test_alpha_from_sums_agrees_with_pingouin(answers):
    alpha, _ = pingouin.cronbach_alpha(pd.DataFrame(answers))
    assert reliability_of(counted(answers)).alpha == close(alpha)


@CAREFULLY
@given(
    hnp.arrays(
        np.int64, st.tuples(st.integers(0, 6), st.integers(1, 4)), elements=st.integers(1, 3)
    )
)
def test_small_and_constant_answers_are_undefined_in_the_same_places(answers):
    rows = answers.astype(np.float64)
    assert figures(reliability_of(counted(rows))) == close(figures(reliability(rows)))


@pytest.mark.parametrize(
    "rows", [[[2, 5], [3, 4], [2, 5]], [[1, 3, 5, 2], [4, 1, 4, 5], [1, 3, 5, 2]]]
)
def test_items_that_cancel_each_other_out_have_no_standardised_alpha(rows):
    answers = np.array(rows, dtype=np.float64)
    for found in (reliability(answers), reliability_of(counted(answers))):
        assert math.isnan(found.alpha_standardised)


def test_a_million_people_lose_nothing():
    found = sums(ANSWERS)
    many = of_sums({name: amount * 40_000 for name, amount in found.items()}, names(8))
    # The denominator is n - 1 each time.
    assert many.matrix * 1_199_999 / 1_200_000 == close(counted(ANSWERS).matrix * 29 / 30)


def test_a_sum_that_is_missing_is_no_zero():
    with pytest.raises(UnusableInputError):
        of_sums({"": 5, "i0": 9}, names(1))


def test_nobody_has_no_covariances():
    found = of_sums({}, names(3))
    assert (found.n, found.k, found.vary) == (0, 3, False)
    assert math.isnan(found.total)
