import pytest

from learning.consistency import flagged, flagged_pairs, pair_flag
from tests.learning.factories import answers, cannot_say
from tests.learning.marked import RATINGS


@pytest.mark.parametrize("control", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("item", [1, 2, 3, 4, 5])
def test_a_pair_is_flagged_from_three_levels_on(control, item):
    assert pair_flag(control, item) is (abs((6 - control) - item) >= 3)


@pytest.mark.parametrize(("control", "item"), [(None, 5), (5, None), (None, None)])
def test_a_pair_with_a_missing_answer_is_never_flagged(control, item):
    assert pair_flag(control, item) is False


def test_one_flagged_pair_is_no_reason_to_ask_a_learner(edition):
    one = answers({"X1": 5, "C1.3a": 5, "C1.1a": 2})
    two = one | answers({"X2": 5, "C2.2a": 5})
    assert flagged_pairs(edition, one) == ["X1"]
    assert (flagged(edition, one), flagged(edition, two)) == (False, True)


def test_twelve_identical_answers_are_a_reason_to_ask_and_eleven_are_not(edition):
    assert not flagged(edition, answers(dict.fromkeys(RATINGS[:11], 3)))
    assert flagged(edition, answers(dict.fromkeys(RATINGS[:12], 3)))
    assert not flagged(edition, answers({**dict.fromkeys(RATINGS[:12], 3), RATINGS[12]: 4}))


def test_cannot_say_everywhere_is_not_sameness(edition):
    assert not flagged(edition, cannot_say(edition))
