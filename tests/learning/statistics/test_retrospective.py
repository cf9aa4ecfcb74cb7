import math

import pytest

from learning.statistics.errors import UnusableInputError
from learning.statistics.retrospective import response_shift
from tests.learning.statistics.reference import REFERENCE, printed

CASE = REFERENCE["response_shift"]
EXPECTED = CASE["expected"]


def worked_shift():
    given = CASE["input"]
    return response_shift(given["pre"], given["then_retrospective_pre"], given["post"])


def test_the_worked_changes_are_met():
    found = worked_shift()
    assert found.change.mean_change == printed(EXPECTED["mean_post_minus_pre"])
    assert found.retrospective_change.mean_change == printed(EXPECTED["mean_post_minus_then"])
    assert found.retrospective_change.g_av == printed(EXPECTED["g_av_post_vs_then_exact"])


def test_the_worked_shift_is_met():
    shift = worked_shift().shift
    assert shift.mean_change == printed(EXPECTED["mean_shift_then_minus_pre"])
    assert shift.sd_change == printed(EXPECTED["sd_shift"])
    assert shift.t == printed(EXPECTED["t_shift"])
    assert shift.p == printed(EXPECTED["p_shift"], places=15)
    assert shift.interval == printed(EXPECTED["ci95_shift"])


def test_only_learners_with_all_three_scores_are_compared():
    found = response_shift([10, 20, 30, None], [5, None, 20, 10], [30, 40, 50, 60])
    assert (found.dropped, found.change.n, found.shift.n) == (2, 2, 2)
    assert found.retrospective_change.mean_change - found.change.mean_change == pytest.approx(
        -found.shift.mean_change
    )


def test_without_learners_no_shift_is_known():
    assert math.isnan(response_shift([], [], []).shift.mean_change)


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(UnusableInputError):
        response_shift([1], [1], [1, 2])
