import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from statsmodels.multivariate.factor import Factor

from learning.statistics.errors import UnusableInputError
from learning.statistics.factor import omega_by_maximum_likelihood, omega_by_triads
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY, one_factor_answers

CASE = REFERENCE["reliability_theme1"]
ANSWERS = CASE["input"]["matrix_rows_persons_cols_items_1_5"]
TRIADS = CASE["expected"]["omega_closed_form_triads"]
LIKELIHOOD = CASE["expected"]["omega_ml_one_factor"]


def squared_loading(covariances, item):
    """Mean of triads, pair by pair as the method is described."""
    others = [other for other in range(len(covariances)) if other != item]
    pairs = list(itertools.combinations(others, 2))
    with_item = sum(covariances[item, k] * covariances[item, m] for k, m in pairs)
    return with_item / sum(covariances[k, m] for k, m in pairs)


def test_the_worked_triads_are_met():
    found = omega_by_triads(ANSWERS)
    assert found.loadings == printed(TRIADS["loadings"])
    assert found.omega_observed == printed(TRIADS["omega_denominator_observed_total_variance"])
    assert found.omega_model == printed(TRIADS["omega_denominator_model_implied"])


def test_the_worked_one_factor_model_is_met():
    found = omega_by_maximum_likelihood(ANSWERS)
    assert found.loadings == printed(LIKELIHOOD["loadings"], places=6)
    assert found.uniquenesses == printed(LIKELIHOOD["uniquenesses"], places=6)
    assert found.discrepancy == printed(LIKELIHOOD["discrepancy_Fmin"], places=7)
    assert found.omega == printed(LIKELIHOOD["omega"], places=6)
    assert found.omega == printed(LIKELIHOOD["omega_statsmodels_Factor_ml"], places=6)
    assert not found.improper


@CAREFULLY
@given(one_factor_answers())
def test_triads_agree_with_their_description(answers):
    covariances = np.cov(answers, rowvar=False)
    loadings = omega_by_triads(answers).loadings
    assert tuple(x**2 for x in loadings) == close(
        tuple(squared_loading(covariances, item) for item in range(len(covariances)))
    )


@CAREFULLY
@given(one_factor_answers())
def test_maximum_likelihood_agrees_with_statsmodels(answers):
    ours = omega_by_maximum_likelihood(answers)
    theirs = Factor(answers, n_factor=1, method="ml").fit()
    spreads = answers.std(axis=0, ddof=1)
    loadings = np.abs(theirs.loadings[:, 0]) * spreads
    # The other search stops at its own tolerance, which is wider than ours.
    assert ours.loadings == pytest.approx(tuple(loadings), abs=1e-4)
    common, unique = loadings.sum() ** 2, (theirs.uniqueness * spreads**2).sum()
    assert ours.omega == pytest.approx(common / (common + unique), abs=LIKELIHOOD["tolerance"])


@CAREFULLY
@given(one_factor_answers())
def test_the_discrepancy_is_that_of_the_model_and_cannot_be_lowered(answers):
    found = omega_by_maximum_likelihood(answers)
    observed = np.cov(answers, rowvar=False)
    loadings, uniquenesses = np.array(found.loadings), np.array(found.uniquenesses)
    model = np.outer(loadings, loadings) + np.diag(uniquenesses)
    discrepancy = (
        np.linalg.slogdet(model).logabsdet
        - np.linalg.slogdet(observed).logabsdet
        + np.trace(np.linalg.solve(model, observed))
        - len(observed)
    )
    assert found.discrepancy == close(discrepancy)
    assert model.diagonal() == pytest.approx(observed.diagonal(), abs=1e-5)
    assert np.linalg.solve(model, (model - observed) @ np.linalg.inv(model)) @ loadings == (
        pytest.approx(np.zeros(len(observed)), abs=1e-5)
    )


def test_a_reversed_item_loads_negatively():
    answers = np.array(ANSWERS, dtype=float)
    answers[:, 2] = 6 - answers[:, 2]
    assert omega_by_triads(answers).loadings[2] < 0
    assert omega_by_maximum_likelihood(answers).loadings[2] < 0


def test_rows_with_a_hole_are_dropped_and_counted():
    answers = [[None, *ANSWERS[0][1:]], *ANSWERS[1:]]
    assert (omega_by_triads(answers).n, omega_by_triads(answers).dropped) == (29, 1)
    found = omega_by_maximum_likelihood(answers)
    assert (found.n, found.dropped) == (29, 1)


def test_loadings_that_no_real_number_could_be_are_undefined():
    answers = [[1, 2, 4], [2, 1, 2], [3, 4, 3], [4, 3, 1]]
    found = omega_by_triads(answers)
    assert math.isnan(found.loadings[0])
    assert math.isnan(found.omega_model)


@pytest.mark.parametrize("rows", [[], [[1, 2, 3]], [[1, 2], [2, 1], [3, 3]], [[1, 2, 3]] * 5])
def test_too_little_has_no_omega(rows):
    assert math.isnan(omega_by_triads(rows).omega_observed)
    found = omega_by_maximum_likelihood(rows)
    assert math.isnan(found.omega)
    assert found.improper


def test_an_item_that_repeats_another_has_no_likelihood():
    answers = np.array(ANSWERS, dtype=float)
    answers[:, 1] = answers[:, 0]
    found = omega_by_maximum_likelihood(answers)
    assert all(math.isnan(value) for value in found.loadings)
    assert math.isnan(found.discrepancy)


def test_a_uniqueness_at_its_bound_makes_the_model_improper():
    generator = np.random.default_rng(5)
    first = generator.normal(size=200)
    others = [0.9 * first + 0.2 * generator.normal(size=200) for _ in range(2)]
    # The two others share nothing beyond the first item, which leaves it no uniqueness.
    others[1] -= 0.2 * (others[0] - 0.9 * first)
    found = omega_by_maximum_likelihood(np.column_stack([first, *others]))
    assert found.improper
    assert math.isnan(found.omega)


def test_rows_of_unequal_length_are_refused():
    with pytest.raises(UnusableInputError):
        omega_by_triads([[1, 2, 3], [1, 2]])
