import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.edition import sureness_id
from learning.knowledge import knowledge_band, knowledge_score, mark, result, sure_but_wrong
from tests.learning.marked import EDITION, QUESTIONS, keys, told
from tests.learning.statistics.samples import CAREFULLY


@pytest.mark.parametrize(("answered", "expected"), [(5, None), (6, 25.0), (12, 25.0)])
def test_knowledge_has_a_score_from_six_answers_on(answered, expected):
    assert knowledge_score(answered, 3, 12) == expected


@pytest.mark.parametrize(
    ("correct", "expected"), [(0, 1), (6, 1), (7, 2), (9, 2), (10, 3), (12, 3)]
)
def test_knowledge_bands_begin_at_seven_and_ten(correct, expected):
    assert knowledge_band(correct) == expected


def test_knowledge_is_counted_by_theme(edition):
    found = result(edition, keys(edition, right=True) | {"Q1": "A", "Q5": "A", "Q6": "B"})
    assert found.by_theme == {"T1": (3, 4), "T2": (2, 4), "T3": (4, 4)}
    assert (found.answered, found.correct, found.score, found.band) == (12, 9, 75.0, 2)


def test_an_unanswered_question_is_not_correct(edition):
    marked = mark(edition, {})
    assert [m.question for m in marked] == QUESTIONS
    assert not any(m.correct for m in marked)
    assert {(m.option, m.sureness) for m in marked} == {(None, None)}


@CAREFULLY
@given(st.lists(st.sampled_from([0, 1, None]), min_size=12, max_size=12))
def test_knowledge_counts_what_was_marked(marks):
    found = result(EDITION, told(EDITION, marks))
    assert (found.answered, found.correct) == (12 - marks.count(None), marks.count(1))
    assert sum(correct for correct, _ in found.by_theme.values()) == found.correct
    assert (found.score is None) == (found.band is None) == (found.answered < 6)


def test_only_sure_and_wrong_answers_are_misunderstandings(edition):
    wrong = keys(edition, right=False)
    right = keys(edition, right=True)
    given_ = {
        "Q1": wrong["Q1"],
        sureness_id("Q1"): "sure",
        "Q2": wrong["Q2"],
        sureness_id("Q2"): "fairly",
        "Q3": wrong["Q3"],
        "Q4": right["Q4"],
        sureness_id("Q4"): "sure",
        sureness_id("Q5"): "sure",
    }
    assert [m.question for m in sure_but_wrong(edition, given_)] == ["Q1"]
