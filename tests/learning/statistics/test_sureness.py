import pytest

from learning.statistics.errors import UnusableInputError
from learning.statistics.sureness import by_sureness
from tests.learning.statistics.reference import REFERENCE, printed

CASE = REFERENCE["confidence_with_answers"]
EXPECTED = CASE["expected"]


def test_the_worked_table_is_met():
    given = CASE["input"]
    found = by_sureness(zip(map(bool, given["correct"]), given["sure"], strict=True))
    for degree, answers in found.degrees.items():
        expected = EXPECTED[degree]
        assert (answers.n, answers.correct) == (expected["n"], expected["correct"])
        assert answers.share == printed(expected["share"])
    assert found.sure_but_wrong == EXPECTED["sure_but_wrong"]
    assert found.guessed_right == EXPECTED["guessed_right"]


def test_an_answer_without_sureness_or_sureness_without_an_answer_is_left_out():
    found = by_sureness([(True, None), (None, "sure"), (True, "sure")])
    assert [answers.n for answers in found.degrees.values()] == [1, 0, 0]


def test_no_answers_have_no_share():
    assert [answers.share for answers in by_sureness([]).degrees.values()] == [None, None, None]


def test_an_unknown_degree_is_refused():
    with pytest.raises(UnusableInputError):
        by_sureness([(True, "certain")])
