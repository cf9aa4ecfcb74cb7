import pytest

from learning.bands import BANDS, CUTS, band
from learning.consistency import flagged, flagged_pairs, pair_flag
from learning.edition import sureness_id
from learning.knowledge import (
    result,
    sure_but_wrong,
)
from learning.scoring import score
from tests.learning.factories import answers
from tests.learning.marked import QUESTIONS, told
from tests.learning.statistics.reference import REFERENCE, printed

SCORING = REFERENCE["scoring"]["cases"]

KNOWLEDGE = REFERENCE["knowledge_score"]["cases"]

FLAGS = REFERENCE["consistency_flag"]


def named(case):
    return case["name"]


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


def test_the_worked_sureness_gives_the_worked_misunderstandings(edition):
    case = REFERENCE["confidence_with_answers"]
    sure = {sureness_id(n): s for n, s in zip(QUESTIONS, case["input"]["sure"], strict=True)}
    found = sure_but_wrong(edition, told(edition, case["input"]["correct"]) | sure)
    assert len(found) == case["expected"]["sure_but_wrong"]
