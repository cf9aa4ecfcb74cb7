import math

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given
from scipy import stats

from learning.statistics.errors import UnusableInputError
from learning.statistics.observations import table
from learning.statistics.reliability import (
    cronbach_alpha,
    feldt_interval,
    reliability,
    spearman_brown,
    standard_error_of_measurement,
)
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY, ratings

CASE = REFERENCE["reliability_theme1"]
EXPECTED = CASE["expected"]
ANSWERS = CASE["input"]["matrix_rows_persons_cols_items_1_5"]


def test_the_worked_alphas_are_met():
    found = reliability(ANSWERS)
    assert (found.n, found.k, found.dropped) == (30, 8, 0)
    assert found.alpha == printed(EXPECTED["cronbach_alpha_pingouin"])
    assert found.interval == printed(EXPECTED["alpha_feldt_ci95"])
    assert found.interval == printed(EXPECTED["alpha_feldt_ci95_pingouin_rounded"], places=3)
    assert found.alpha_standardised == printed(EXPECTED["alpha_standardised"])


def test_the_worked_items_are_met():
    items = reliability(ANSWERS).items
    assert tuple(i.mean for i in items) == printed(EXPECTED["item_mean"], places=6)
    assert tuple(i.sd for i in items) == printed(EXPECTED["item_sd"], places=8)
    assert tuple(i.item_rest_r for i in items) == printed(EXPECTED["corrected_item_total_r"])
    assert tuple(i.alpha_without for i in items) == printed(EXPECTED["alpha_if_item_deleted"])


def test_the_worked_covariances_are_met():
    covariances = np.cov(table(ANSWERS), rowvar=False)
    assert covariances.sum() == printed(EXPECTED["covariance_total_sum"])
    assert covariances.trace() == printed(EXPECTED["covariance_trace"])
    assert (reliability(ANSWERS).sd_mean * 8) ** 2 == printed(EXPECTED["covariance_total_sum"])


def test_the_worked_measurement_error_is_met_on_the_scale_from_0_to_100():
    assert reliability(ANSWERS).sem * 25 == printed(EXPECTED["SEM_theme_mean_0_100_scale"])


def test_rows_with_a_hole_are_dropped_before_anything_is_counted():
    case = CASE["missing_listwise"]
    answers = table(ANSWERS).copy()
    for row, place in case["holes_row_col_zero_based"]:
        answers[row, place] = math.nan
    found = reliability(answers)
    assert (found.n, found.dropped) == (case["n_complete"], 2)
    assert found.alpha == printed(case["alpha"])
    assert found.alpha == printed(case["pingouin_listwise_alpha"])
    assert found.interval == printed(case["feldt_ci95_with_df_from_complete_rows"])
    assert found.interval == printed(case["pingouin_ci95_on_dropna_frame"], places=3)


@pytest.mark.parametrize("row", REFERENCE["alpha_ci_width_by_n"]["rows"])
def test_the_width_of_the_interval_at_each_size_is_met(row):
    case = REFERENCE["alpha_ci_width_by_n"]
    low, high = feldt_interval(case["alpha"], row["n"], case["k"])
    assert (low, high, high - low) == printed((row["lo"], row["hi"], row["width"]), places=6)


def test_the_worked_two_items_are_met():
    case = REFERENCE["spearman_brown_two_items"]
    answers = table(ANSWERS)
    found = spearman_brown(answers[:, 0], answers[:, 1])
    assert found.r == printed(case["r"])
    assert found.spearman_brown == printed(case["spearman_brown"])
    assert cronbach_alpha(answers[:, :2]) == printed(case["alpha_two_items"])


@CAREFULLY
@given(ratings())
def test_alpha_and_its_interval_agree_with_pingouin(answers):
    found = reliability(answers)
    alpha, interval = pingouin.cronbach_alpha(pd.DataFrame(answers))
    assert found.alpha == close(alpha)
    assert found.interval == printed(interval.tolist(), places=3)


@CAREFULLY
@given(ratings())
def test_items_agree_with_scipy_and_pingouin(answers):
    for place, item in enumerate(reliability(answers).items):
        rest = np.delete(answers, place, axis=1)
        assert item.item_rest_r == close(stats.pearsonr(answers[:, place], rest.sum(1)).statistic)
        assert item.alpha_without == close(pingouin.cronbach_alpha(pd.DataFrame(rest))[0])


@CAREFULLY
@given(ratings())
def test_standardised_alpha_is_alpha_of_standardised_items(answers):
    standardised = stats.zscore(answers, ddof=1)
    alpha = pingouin.cronbach_alpha(pd.DataFrame(standardised))[0]
    assert reliability(answers).alpha_standardised == close(alpha)


@CAREFULLY
@given(ratings())
def test_spearman_brown_is_alpha_of_two_standardised_items(answers):
    pair = stats.zscore(answers[:, :2], ddof=1)
    alpha = pingouin.cronbach_alpha(pd.DataFrame(pair))[0]
    assert spearman_brown(answers[:, 0], answers[:, 1]).spearman_brown == close(alpha)


@pytest.mark.parametrize("rows", [[], [[1, 2]], [[1], [2]], [[2, 2], [2, 2]], [[1, 5], [5, 1]]])
def test_alpha_is_undefined_for_too_little_or_nothing_that_varies(rows):
    found = reliability(rows)
    assert math.isnan(found.alpha)
    assert math.isnan(found.sem)
    assert all(math.isnan(end) for end in found.interval)


def test_an_interval_needs_two_rows_and_two_items():
    assert math.isnan(feldt_interval(0.8, 1, 8).low)
    assert math.isnan(feldt_interval(0.8, 30, 1).low)


def test_an_item_without_variation_has_no_correlation():
    rows = [[3, 1, 2], [3, 4, 4], [3, 5, 4]]
    found = reliability(rows)
    assert math.isnan(found.items[0].item_rest_r)
    assert math.isnan(found.alpha_standardised)
    assert found.alpha == close(pingouin.cronbach_alpha(pd.DataFrame(rows))[0])


def test_without_an_item_of_two_no_alpha_is_left():
    assert all(math.isnan(i.alpha_without) for i in reliability([[1, 2], [2, 2], [5, 4]]).items)


def test_identical_items_measure_without_error():
    found = reliability([[1, 1, 1], [2, 2, 2], [4, 4, 4], [5, 5, 5]])
    assert found.alpha == close(1.0)
    assert found.sem == pytest.approx(0.0, abs=1e-7)


def test_measurement_error_allows_for_floating_point_error_and_for_nothing_known():
    assert standard_error_of_measurement(10, 1 + 1e-16) == 0.0
    assert standard_error_of_measurement(10, math.nextafter(1, 2)) == 0.0
    assert math.isnan(standard_error_of_measurement(10, math.nan))


def test_two_items_leave_out_persons_who_miss_one():
    found = spearman_brown([1, 2, None, 4], [2, 2, 3, 5])
    assert (found.n, found.dropped) == (3, 1)


def test_opposite_items_have_no_spearman_brown():
    assert math.isnan(spearman_brown([1, 2], [1, 1]).spearman_brown)
    assert math.isnan(spearman_brown([0, 1], [1, 0]).spearman_brown)


def test_rows_of_unequal_length_are_refused():
    with pytest.raises(UnusableInputError):
        reliability([[1, 2], [3]])
