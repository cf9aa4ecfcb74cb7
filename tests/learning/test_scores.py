import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.bands import band
from learning.consistency import flagged
from learning.scoring import item_score, level, mean, score, thinking_back
from learning.vocabulary import CANNOT_SAY, Facet
from tests.learning.factories import all_at, answers
from tests.learning.marked import EDITION, RATINGS
from tests.learning.statistics.samples import CAREFULLY

LEVELS = st.sampled_from([None, CANNOT_SAY, 1, 2, 3, 4, 5])

RESPONSES = st.fixed_dictionaries(dict.fromkeys(RATINGS, LEVELS)).map(answers)


def every_score(scores):
    return [
        *scores.competence.values(),
        *scores.theme.values(),
        *scores.facet.values(),
        *scores.theme_facet.values(),
        scores.overall,
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"), [(1, 0.0), (2, 25.0), (3, 50.0), (4, 75.0), (5, 100.0), (None, None)]
)
def test_levels_are_spread_evenly_from_0_to_100(chosen, expected):
    assert item_score(chosen) == expected


def test_no_answer_and_cannot_say_are_no_level():
    assert level({}, "C1.1a") is None
    assert level({"C1.1a": CANNOT_SAY}, "C1.1a") is None
    assert level({"C1.1a": "4"}, "C1.1a") == 4


def test_a_mean_needs_as_many_scores_as_it_asks_for():
    assert mean([None, 0.0, 50.0], at_least=2) == 25.0
    assert mean([None, None, 50.0], at_least=2) is None
    assert mean([]) is None


def test_nothing_answered_is_no_score_anywhere(edition):
    found = score(edition, {})
    assert found.answered == 0
    assert set(every_score(found)) == {None}
    assert set(found.basis.values()) == {"neither"}


def test_the_best_and_the_worst_answers_give_the_ends_of_the_scale(edition):
    assert set(every_score(score(edition, all_at(edition, 1)))) == {0.0}
    assert set(every_score(score(edition, all_at(edition, 5)))) == {100.0}


@pytest.mark.parametrize(("scored", "expected"), [(1, None), (2, 50.0), (3, 50.0), (4, 50.0)])
def test_a_theme_needs_two_of_its_four_competences(edition, scored, expected):
    given_ = answers({f"C1.{place}a": 3 for place in range(1, scored + 1)})
    assert score(edition, given_).theme["T1"] == expected
    assert score(edition, given_).theme_facet["T1", Facet.PRACTICE] == expected


@pytest.mark.parametrize(("answered", "expected"), [(5, None), (6, 25.0)])
@pytest.mark.parametrize("facet", Facet)
def test_a_facet_needs_six_of_its_twelve_items(edition, facet, answered, expected):
    mine = [name for name in RATINGS if edition.items[name].facet is facet]
    found = score(edition, answers(dict.fromkeys(mine[:answered], 2)))
    assert found.facet[facet] == expected


def test_two_themes_do_not_stand_in_for_the_third(edition):
    responses = {k: v for k, v in all_at(edition, 4).items() if not k.startswith("C3")}
    found = score(edition, responses)
    assert found.theme == {"T1": 75.0, "T2": 75.0, "T3": None}
    assert found.overall is None


@pytest.mark.parametrize(
    ("facets", "basis"),
    [
        ((Facet.PRACTICE,), "practice_only"),
        ((Facet.CAPABILITY,), "capability_only"),
        (tuple(Facet), "both"),
    ],
)
def test_a_theme_says_which_facets_it_rests_on(edition, facets, basis):
    assert set(score(edition, all_at(edition, 3, facets)).basis.values()) == {basis}


def test_controls_questions_and_thinking_back_enter_no_score(edition):
    others = {
        i.id: i.options[0] for i in edition.items.values() if i.kind not in {"rating", "open"}
    }
    assert score(edition, all_at(edition, 4) | others) == score(edition, all_at(edition, 4))
    assert set(every_score(score(edition, others))) == {None}


@CAREFULLY
@given(RESPONSES)
def test_every_score_lies_between_0_and_100(responses):
    found = score(EDITION, responses)
    assert all(0 <= value <= 100 for value in every_score(found) if value is not None)
    assert all(band(value) in range(1, 6) for value in every_score(found) if value is not None)


@CAREFULLY
@given(RESPONSES)
def test_the_half_rule_decides_what_is_scored(responses):
    found = score(EDITION, responses)
    there = {name for name in RATINGS if responses.get(name, CANNOT_SAY) != CANNOT_SAY}
    assert found.answered == len(there)
    for theme in EDITION.plan.themes:
        pairs = [(c.practice in there, c.capability in there) for c in theme.competences]
        assert (found.theme[theme.id] is not None) == (sum(map(any, pairs)) >= 2)
        for place, facet in enumerate(Facet):
            enough = sum(pair[place] for pair in pairs) >= 2
            assert (found.theme_facet[theme.id, facet] is not None) == enough
    assert (found.overall is not None) == (None not in found.theme.values())


@CAREFULLY
@given(RESPONSES)
def test_cannot_say_counts_as_if_nothing_had_been_answered(responses):
    kept = {name: option for name, option in responses.items() if option != CANNOT_SAY}
    assert score(EDITION, responses) == score(EDITION, kept)
    assert flagged(EDITION, responses) == flagged(EDITION, kept)


@CAREFULLY
@given(RESPONSES, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(responses, chance: random.Random):
    shuffled = list(responses.items())
    chance.shuffle(shuffled)
    assert score(EDITION, dict(shuffled)) == score(EDITION, responses)


@CAREFULLY
@given(RESPONSES, st.sampled_from(RATINGS))
def test_a_higher_level_never_lowers_a_score(responses, name):
    one_lower = score(EDITION, {**responses, name: "3"})
    higher = score(EDITION, {**responses, name: "4"})
    pairs = zip(every_score(one_lower), every_score(higher), strict=True)
    assert all(low <= high for low, high in pairs if low is not None)


def test_thinking_back_scores_only_what_was_remembered(edition):
    remembered = {f"C1.{place}b.then": "2" for place in (1, 2)} | {"C2.1b.then": "5"}
    found = thinking_back(edition, remembered | all_at(edition, 5))
    assert found == {"T1": 25.0, "T2": None, "T3": None}
