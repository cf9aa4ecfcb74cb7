import math

import pytest

from learning.statistics.attainment import attainment, dimension_score
from tests.learning.statistics.reference import REFERENCE, printed

CASE = REFERENCE["indicator_attainment"]


@pytest.mark.parametrize("case", CASE["cases"])
def test_the_worked_attainments_are_met(case):
    found = attainment(case["baseline"], case["target"], case["actual"])
    assert found == printed(case["expected"])


def test_a_dimension_is_the_mean_of_its_defined_indicators():
    found = [attainment(c["baseline"], c["target"], c["actual"]) for c in CASE["cases"]]
    # The worked mean holds with a fourth indicator that fell below its baseline.
    fallen = attainment(10, 20, 5)
    assert fallen == 0.0
    assert dimension_score([*found, fallen, None]) == printed(CASE["dimension_mean_of_defined"])


@pytest.mark.parametrize(
    ("baseline", "target", "actual"),
    [(5, 5, 7), (None, 5, 7), (5, None, 7), (5, 7, None), (5, 7, math.nan)],
)
def test_attainment_is_undefined_without_a_way_to_go_or_with_a_missing_figure(
    baseline, target, actual
):
    assert attainment(baseline, target, actual) is None


def test_a_dimension_needs_at_least_half_of_its_indicators():
    assert dimension_score([80, None]) == 80
    assert dimension_score([80, None, math.nan]) is None
    assert dimension_score([]) is None
