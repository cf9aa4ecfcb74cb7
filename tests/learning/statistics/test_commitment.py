import pytest

from learning.statistics.commitment import follow_up
from learning.statistics.errors import UnusableInputError
from tests.learning.statistics.reference import REFERENCE

CASES = REFERENCE["action_plan"]["cases"]


@pytest.mark.parametrize("case", CASES)
def test_the_worked_follow_up_rates_are_met(case):
    found = follow_up(case["status"])
    assert (found.rate, found.counted) == (case["expected"]["rate"], case["expected"]["counted"])
    assert found.dropped == case["status"].count("dropped_with_reason")


def test_a_commitment_without_a_status_is_counted_apart():
    found = follow_up(["partly", None])
    assert (found.rate, found.counted, found.without_status) == (50.0, 1, 1)


def test_no_commitments_have_no_rate():
    assert follow_up([]).rate is None


def test_an_unknown_status_is_refused():
    with pytest.raises(UnusableInputError):
        follow_up(["forgotten"])
