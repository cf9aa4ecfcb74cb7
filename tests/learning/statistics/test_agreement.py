import pytest

from learning.statistics.agreement import answer_of, coverage, not_in_writing
from learning.statistics.errors import UnusableInputError
from tests.learning.statistics.reference import REFERENCE, printed

CASES = REFERENCE["agreement_checklist"]["cases"]


@pytest.mark.parametrize("case", CASES)
def test_the_worked_coverages_are_met(case):
    found = coverage(case["answers"]).coverage
    assert found is None if case["expected"] is None else found == printed(case["expected"])


def test_a_point_without_an_answer_is_counted_apart():
    found = coverage(["written", None, "not_applicable"])
    assert (found.coverage, found.applicable, found.unanswered) == (100.0, 1, 1)


def test_an_area_without_points_has_no_coverage():
    assert coverage([]).coverage is None


def test_an_unknown_answer_is_refused():
    with pytest.raises(UnusableInputError):
        coverage(["perhaps"])


@pytest.mark.parametrize(
    ("value", "answer"), [("written", "written"), ("perhaps", None), (None, None), (1, None)]
)
def test_a_value_that_names_no_answer_is_none(value, answer):
    assert answer_of(value) == answer


def test_essential_points_that_apply_are_listed_until_they_are_in_writing():
    answers = {"a": "written", "b": "discussed", "c": "open", "d": "not_applicable", "e": None}
    essential = ["e", "d", "c", "b", "a", "never asked"]
    assert not_in_writing(answers, essential) == ["e", "c", "b", "never asked"]
