import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.bands import BANDS, CUTS, band, lowest_competences, next_step
from learning.catalogue import load
from learning.consistency import flagged, flagged_pairs, pair_flag
from learning.edition import sureness_id
from learning.knowledge import (
    knowledge_band,
    knowledge_score,
    mark,
    result,
    sure_but_wrong,
)
from learning.scoring import item_score, level, mean, score, thinking_back
from learning.vocabulary import CANNOT_SAY, Facet
from tests.learning.factories import all_at, answers, cannot_say, ratings
from tests.learning.statistics.reference import REFERENCE, printed
from tests.learning.statistics.samples import CAREFULLY

SCORING = REFERENCE["scoring"]["cases"]
KNOWLEDGE = REFERENCE["knowledge_score"]["cases"]
FLAGS = REFERENCE["consistency_flag"]
EDITION = load().reading("en").instrument
RATINGS = ratings(EDITION)
QUESTIONS = [question.id for question in EDITION.plan.questions]
LEVELS = st.sampled_from([None, CANNOT_SAY, 1, 2, 3, 4, 5])
RESPONSES = st.fixed_dictionaries(dict.fromkeys(RATINGS, LEVELS)).map(answers)


def named(case):
    return case["name"]


def keys(edition, *, right):
    """Answers to all questions: the key, or the option after it."""
    wrong = dict(zip("ABCD", "BCDA", strict=True))
    return {q.id: q.key if right else wrong[q.key] for q in edition.plan.questions}


def told(edition, marks):
    """Responses from 1 (the key), 0 (another option) and None (no answer), in question order."""
    right, wrong = keys(edition, right=True), keys(edition, right=False)
    pairs = zip(QUESTIONS, marks, strict=True)
    return {name: (wrong, right)[told][name] for name, told in pairs if told is not None}


def every_score(scores):
    return [
        *scores.competence.values(),
        *scores.theme.values(),
        *scores.facet.values(),
        *scores.theme_facet.values(),
        scores.overall,
    ]


def met(found, expected):
    """Whether scores are there where they should be, and meet the printed digits."""
    assert list(found) == list(expected)
    for name, value in expected.items():
        if value is None:
            assert found[name] is None, name
        else:
            assert found[name] == printed(value), name


@pytest.mark.parametrize("case", SCORING, ids=named)
def test_the_worked_scores_are_met(case, edition):
    expected, found = case["expected"], score(edition, answers(case["answers"]))
    assert found.answered == expected["answered"]
    assert found.asked == 24
    met(found.competence, expected["competence"])
    met(found.theme, expected["theme"])
    met({str(facet): value for facet, value in found.facet.items()}, expected["facet"])
    by_facet = {f"{theme}_{facet}": value for (theme, facet), value in found.theme_facet.items()}
    met(by_facet, expected["theme_facet"])
    met({"overall": found.overall}, {"overall": expected["overall"]})


@pytest.mark.parametrize("case", SCORING, ids=named)
def test_the_worked_bases_and_bands_are_met(case, edition):
    expected, found = case["expected"], score(edition, answers(case["answers"]))
    assert found.basis == expected["theme_basis"]
    assert {name: band(value) for name, value in found.theme.items()} == expected["band"]["theme"]
    assert band(found.overall) == expected["band"]["overall"]


@pytest.mark.parametrize("case", REFERENCE["bands"]["cases"], ids=lambda case: str(case["score"]))
def test_the_worked_bands_are_met(case):
    assert band(case["score"]) == case["band"]


def test_the_cuts_are_the_worked_ones():
    assert list(CUTS) == REFERENCE["bands"]["cuts"]
    assert len(BANDS) == len(CUTS) + 1


@pytest.mark.parametrize("cut", CUTS)
def test_a_band_begins_exactly_at_its_cut_and_nothing_is_rounded_into_it(cut):
    assert band(math.nextafter(cut, 0)) == band(cut) - 1
    assert band(math.nextafter(cut, 100)) == band(cut)


@pytest.mark.parametrize("case", KNOWLEDGE, ids=named)
def test_the_worked_knowledge_scores_are_met(case, edition):
    found, expected = result(edition, told(edition, case["answers_1_0_null"])), case["expected"]
    assert (found.answered, found.correct) == (expected["answered"], expected["correct"])
    met({"score": found.score}, {"score": expected["score"]})
    assert found.band == expected["band"]


@pytest.mark.parametrize("case", FLAGS["cases"], ids=["consistent", "all fives"])
def test_the_worked_flags_are_met(case, edition):
    pairs = dict(zip(FLAGS["pairs"], case["controls"], strict=True))
    items = dict(zip(FLAGS["pairs"].values(), case["items"], strict=True))
    responses = answers({**pairs, **items})
    found = [pair_flag(*pair) for pair in zip(case["controls"], case["items"], strict=True)]
    assert found == case["pair_flags"]
    named = [name for name, flag in zip(pairs, case["pair_flags"], strict=True) if flag]
    assert flagged_pairs(edition, responses) == named
    assert flagged(edition, responses) is case["person_flag"]


def test_the_controls_are_held_against_the_worked_items(edition):
    controls = [theme.control for theme in edition.plan.themes]
    assert {control.id: control.against for control in controls} == FLAGS["pairs"]


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


def test_lowest_competences_come_lowest_first_and_ties_keep_their_order():
    scores = {"C1.1": 50.0, "C1.2": 0.0, "C1.3": 25.0, "C1.4": None, "C2.1": 0.0, "C2.2": 75.0}
    assert lowest_competences(scores) == ["C1.2", "C2.1", "C1.3"]
    assert lowest_competences(scores, at_most=1) == ["C1.2"]


def test_a_competence_at_the_very_top_is_no_weakness():
    assert lowest_competences({"C1.1": 87.5, "C1.2": 100.0}) == []
    assert lowest_competences({"C1.1": 87.4, "C1.2": None}) == ["C1.1"]
    assert lowest_competences({}) == []


def test_the_next_step_is_the_text_of_the_next_level(edition):
    texts = edition.text.items["C1.1a"]
    assert next_step(edition, {"C1.1a": "1"}, "C1.1a") == (1, texts[0], texts[1])
    assert next_step(edition, {"C1.1a": "4"}, "C1.1a") == (4, texts[3], texts[4])


def test_there_is_no_step_above_the_top_level(edition):
    assert next_step(edition, {"C1.1a": "5"}, "C1.1a") == (5, edition.text.items["C1.1a"][4], None)


@pytest.mark.parametrize("responses", [{}, {"C1.1a": CANNOT_SAY}])
def test_without_a_level_there_is_no_next_step(edition, responses):
    with pytest.raises(LookupError, match=r"C1\.1a"):
        next_step(edition, responses, "C1.1a")


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


def test_the_worked_sureness_gives_the_worked_misunderstandings(edition):
    case = REFERENCE["confidence_with_answers"]
    sure = {sureness_id(n): s for n, s in zip(QUESTIONS, case["input"]["sure"], strict=True)}
    found = sure_but_wrong(edition, told(edition, case["input"]["correct"]) | sure)
    assert len(found) == case["expected"]["sure_but_wrong"]
