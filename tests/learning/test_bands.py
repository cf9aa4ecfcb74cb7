import math

import pytest

from learning.bands import CUTS, band, lowest_competences, next_step
from learning.vocabulary import CANNOT_SAY


@pytest.mark.parametrize("cut", CUTS)
def test_a_band_begins_exactly_at_its_cut_and_nothing_is_rounded_into_it(cut):
    assert band(math.nextafter(cut, 0)) == band(cut) - 1
    assert band(math.nextafter(cut, 100)) == band(cut)


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
