import pytest

from learning.vocabulary import Facet, Occasion
from tests.learning.factories import all_at
from tests.pages.cohorts import a_full_cohort
from tests.pages.figures import charts, heads, tables


@pytest.fixture
def everybody_at_three(database, reading, tutor):
    """Nine people who chose level 3 everywhere before the workshop, and level 4 after it."""
    levels = {Occasion.BASELINE: 3, Occasion.AFTER: 4}
    edition = reading.instrument

    def answers(_, occasion):
        asked = {item.id for item in edition.on(occasion)}
        chosen = all_at(edition, levels[occasion])
        return {item: option for item, option in chosen.items() if item in asked}

    return a_full_cohort(database, reading, 9, (), tutor=tutor, given=answers)


def test_means_by_theme_facet_and_competence_are_shown_with_n_and_missing(
    tutor, everybody_at_three
):
    say = tutor.say
    tutor.open("profile", **everybody_at_three.address, occasion="baseline")
    assert heads(tutor) == [
        say("figures.themes"),
        say("figures.facets"),
        say("figures.competences"),
    ]
    assert len(charts(tutor)) == 4
    found = tables(tutor)
    assert [len(table) for table in found] == [4, 4, 4, 12]
    for table in found:
        assert set(table[say("figures.mean")]) == {"50.0"}
        assert set(table[say("figures.people")]) == {"9"}
        assert set(table[say("figures.missing")]) == {"0"}


def test_after_the_workshop_capability_stands_for_the_competence(tutor, everybody_at_three):
    say = tutor.say
    tutor.open("profile", **everybody_at_three.address)
    assert tutor.sees("figures.one_facet")
    assert heads(tutor) == [say("figures.themes"), say("figures.competences")]
    assert tutor.edition.text.facets[Facet.PRACTICE] not in tutor.shown
    for table in tables(tutor):
        assert set(table[say("figures.mean")]) == {"75.0"}


def test_every_figure_says_how_it_is_computed_and_that_the_instrument_is_a_draft(
    tutor, everybody_at_three
):
    tutor.open("profile", **everybody_at_three.address, occasion="baseline")
    for formula in ("mean", "half", "score", "facet", "competence"):
        assert tutor.sees(f"figures.how.{formula}")
    assert tutor.reading.module.text.draft_notice in tutor.shown


def test_a_mean_needs_five_people_even_where_the_floor_is_lower(database, reading, tutor):
    full = a_full_cohort(database, reading, 4, (), (Occasion.BASELINE,), tutor=tutor, floor=3)
    tutor.open("profile", **full.address)
    assert "n = 4" in tutor.shown
    assert tutor.sees("figures.means.none")
    for table in tables(tutor):
        assert all(text.startswith("needs n = 5") for text in table[tutor.say("figures.mean")])
