import pytest

from learning.comparison import Pair, compare
from learning.edition import then_id
from learning.vocabulary import Facet
from tests.learning.factories import all_at, answers, changed

CAPABILITY, PRACTICE = Facet.CAPABILITY, Facet.PRACTICE


def remembered(edition, level):
    capability = all_at(edition, level, (CAPABILITY,))
    return {then_id(name): option for name, option in capability.items()}


def test_both_facets_are_held_beside_each_other_theme_by_theme(edition):
    pairs = compare(edition, all_at(edition, 2), edition, all_at(edition, 4))
    assert [(pair.facet, pair.theme) for pair in pairs] == [
        (CAPABILITY, "T1"),
        (CAPABILITY, "T2"),
        (CAPABILITY, "T3"),
        (PRACTICE, "T1"),
        (PRACTICE, "T2"),
        (PRACTICE, "T3"),
    ]
    assert {(pair.then, pair.now, pair.remembered) for pair in pairs} == {(25.0, 75.0, None)}


def test_before_and_after_a_workshop_only_capability_is_compared(edition):
    after = all_at(edition, 4, (CAPABILITY,)) | remembered(edition, 1)
    pairs = compare(edition, all_at(edition, 2), edition, after)
    assert {pair.facet for pair in pairs} == {CAPABILITY}
    assert {(pair.then, pair.now, pair.remembered) for pair in pairs} == {(25.0, 75.0, 0.0)}


def test_only_capability_is_remembered(edition):
    after = all_at(edition, 4) | remembered(edition, 1)
    pairs = compare(edition, all_at(edition, 2), edition, after)
    assert {(pair.facet, pair.remembered) for pair in pairs} == {
        (CAPABILITY, 0.0),
        (PRACTICE, None),
    }


def test_thinking_back_never_stands_in_for_what_was_answered_then(edition):
    after = all_at(edition, 4, (CAPABILITY,)) | remembered(edition, 1)
    assert compare(edition, {}, edition, after) == []


def test_a_theme_without_both_scores_is_left_out(edition):
    before = answers({"C2.1b": 2, "C2.2b": 2, "C3.1b": 2})
    pairs = compare(edition, before, edition, all_at(edition, 3))
    assert [(pair.theme, pair.then, pair.now) for pair in pairs] == [("T2", 25.0, 50.0)]


@pytest.mark.parametrize("update", [{"version": 2}, {"id": "another"}])
def test_answers_to_different_instruments_are_never_compared(edition, update):
    other = changed(edition, plan=update)
    assert compare(edition, all_at(edition, 2), other, all_at(edition, 4)) == []
    assert len(compare(other, all_at(edition, 2), other, all_at(edition, 4))) == 6


def test_languages_of_one_version_are_compared(edition):
    other = changed(edition, language="zh")
    assert len(compare(edition, all_at(edition, 2), other, all_at(edition, 4))) == 6


@pytest.mark.parametrize(
    ("then", "now", "complete"), [(0.0, 0.0, True), (None, 50.0, False), (50.0, None, False)]
)
def test_a_pair_is_complete_with_both_scores(then, now, complete):
    assert Pair("T1", CAPABILITY, then, now).complete is complete
