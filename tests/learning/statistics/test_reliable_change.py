import math

import pytest

from learning.statistics.errors import UnusableInputError
from learning.statistics.reliable_change import reliable_change
from tests.learning.statistics.reference import REFERENCE, printed

CASE = REFERENCE["reliable_change"]


def test_the_worked_reliable_change_is_met():
    given, expected = CASE["input"], CASE["expected"]
    found = reliable_change(given["pre"], given["post"], given["sd_pre"], given["reliability"])
    assert found.standard_error_of_measurement == printed(expected["SEM"])
    assert found.standard_error_of_difference == printed(expected["S_diff"])
    assert found.index == printed(expected["RCI"])
    assert found.smallest == printed(expected["smallest_reliable_change_95"])
    assert found.reliable is expected["reliable"]


def test_a_change_within_measurement_error_is_not_reliable():
    assert not reliable_change(50, 40, sd_pre=11.5, reliability=0.82).reliable


def test_without_measurement_error_any_change_is_reliable_but_has_no_index():
    found = reliable_change(50, 51, sd_pre=10, reliability=1)
    assert found.reliable
    assert math.isnan(found.index)


@pytest.mark.parametrize(
    ("pre", "post", "sd_pre", "reliability"),
    [
        (math.nan, 1, 1, 0.5),
        (1, math.nan, 1, 0.5),
        (1, 2, -1, 0.5),
        (1, 2, math.nan, 0.5),
        (1, 2, 1, -0.1),
        (1, 2, 1, 1.1),
        (1, 2, 1, math.nan),
    ],
)
def test_impossible_values_are_refused(pre, post, sd_pre, reliability):
    with pytest.raises(UnusableInputError):
        reliable_change(pre, post, sd_pre, reliability)
