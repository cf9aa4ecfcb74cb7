import pytest

from learning.statistics.sizes import gate, subgroups_comparable
from tests.learning.statistics.reference import REFERENCE

ROWS = REFERENCE["small_cells"]["cohort_gate"]


@pytest.mark.parametrize("row", ROWS)
def test_the_gate_at_each_size_is_met(row):
    found = gate(row["n"])
    assert {key: getattr(found, key) for key in row} == row


@pytest.mark.parametrize(("nonzero", "allowed"), [(5, False), (6, True), (None, True)])
def test_a_p_value_needs_six_differences_other_than_zero(nonzero, allowed):
    assert gate(12, nonzero_differences=nonzero).p_value is allowed


@pytest.mark.parametrize(("n", "warned"), [(19, False), (20, True), (49, True), (50, False)])
def test_question_analysis_comes_with_a_warning_below_fifty(n, warned):
    assert gate(n).item_analysis_warning is warned


@pytest.mark.parametrize(("n", "allowed"), [(19, False), (20, True)])
def test_the_bootstrap_needs_twenty(n, allowed):
    assert gate(n).bootstrap is allowed


@pytest.mark.parametrize(("n", "allowed"), [(39, False), (40, True)])
def test_two_background_questions_are_never_crossed_below_forty(n, allowed):
    assert gate(n).crossed_background is allowed


def test_nothing_is_shown_of_nobody():
    found = gate(0)
    assert not any(value for name, value in vars(found).items() if name != "n")


@pytest.mark.parametrize(
    ("sizes", "comparable"), [([10, 12], True), ([9, 30], False), ([40], False), ([], False)]
)
def test_subgroups_are_compared_only_from_ten_each(sizes, comparable):
    assert subgroups_comparable(sizes) is comparable
