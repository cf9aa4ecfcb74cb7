from typing import get_args

import pytest

from learning.authored.instrument import OptionId
from learning.edition import LEVELS, sureness_id, then_id
from learning.vocabulary import CANNOT_SAY, DEGREES, Facet, Occasion, Section
from tests.learning.factories import changed, ratings

ASKED = {
    Occasion.BASELINE: {"rating": 24, "control": 3, "question": 12, "sureness": 12},
    Occasion.AFTER: {
        "rating": 12,
        "then": 12,
        "question": 12,
        "sureness": 12,
        "open": 10,
        "event": 2,
    },
    Occasion.FOLLOW_UP: {"rating": 24, "control": 3, "open": 9},
    Occasion.SELF: {"rating": 24, "control": 3, "question": 12, "sureness": 12, "open": 9},
}


def kinds(items):
    found = [item.kind for item in items]
    return {kind: found.count(kind) for kind in dict.fromkeys(found)}


def with_level_text(edition, words):
    texts = edition.text.items["C1.1a"]
    return changed(edition, text={"items": {**edition.text.items, "C1.1a": (words, *texts[1:])}})


def turned_round(texts):
    return dict(reversed(texts.items()))


@pytest.mark.parametrize("occasion", Occasion)
def test_every_occasion_asks_what_the_instrument_says(edition, occasion):
    assert kinds(edition.on(occasion)) == ASKED[occasion]


@pytest.mark.parametrize("occasion", Occasion)
def test_nothing_is_asked_twice_on_one_occasion(edition, occasion):
    ids = [item.id for item in edition.on(occasion)]
    assert len(ids) == len(set(ids))


def test_every_item_is_asked_on_some_occasion(edition):
    asked = {item.id for occasion in Occasion for item in edition.on(occasion)}
    assert asked == set(edition.items)


def test_items_are_found_by_their_own_id(edition):
    made = list(edition._items())
    assert [item.id for item in made] == list(edition.items)
    assert all(edition.items[name].id == name for name in edition.items)


def test_the_event_comes_last_and_after_the_module(edition):
    assert [item.id for item in edition.on(Occasion.AFTER)[-3:]] == ["E1", "E2", "E3"]
    assert [item.kind for item in edition.asked(Section.EVENT)] == ["event", "event", "open"]


def test_practice_is_asked_before_capability_in_every_competence(edition):
    order = [name for name in ratings(edition) if name.startswith("C1")]
    assert order == ["C1.1a", "C1.1b", "C1.2a", "C1.2b", "C1.3a", "C1.3b", "C1.4a", "C1.4b"]
    assert edition.competences[:5] == ("C1.1", "C1.2", "C1.3", "C1.4", "C2.1")


def test_a_control_is_asked_after_the_items_of_its_theme(edition):
    order = [item.id for item in edition.asked(Section.RATINGS)]
    assert [order[place] for place in (8, 17, 26)] == ["X1", "X2", "X3"]


def test_ratings_offer_five_levels_and_a_way_out(edition):
    offered = {i.options for i in edition.items.values() if i.kind in {"rating", "then", "control"}}
    assert offered == {(*LEVELS, CANNOT_SAY)}


def test_questions_on_the_event_offer_five_levels_and_open_ones_none(edition):
    assert {item.options for item in edition.items.values() if item.kind == "event"} == {LEVELS}
    assert {item.options for item in edition.items.values() if item.kind == "open"} == {()}


def test_options_stand_in_the_same_order_in_every_translation(edition):
    translated = changed(
        edition,
        text={
            "questions": {
                name: question.model_copy(update={"options": turned_round(question.options)})
                for name, question in edition.text.questions.items()
            },
            "sureness": turned_round(edition.text.sureness),
        },
    )
    assert translated.items == edition.items
    assert edition.items["Q1"].options == get_args(OptionId)
    assert edition.items["Q1.sure"].options == DEGREES


@pytest.mark.parametrize("facet", Facet)
def test_every_competence_has_a_rating_item_of_each_facet(edition, facet):
    sign = {"practice": "a", "capability": "b"}[facet]
    assert [edition.rating(c, facet) for c in edition.competences] == [
        f"{c}{sign}" for c in edition.competences
    ]


def test_every_item_knows_its_place(edition):
    item = edition.items["C2.3b.then"]
    assert (item.theme, item.competence, item.facet) == ("T2", "C2.3", Facet.CAPABILITY)
    assert (edition.items["Q7"].theme, edition.items["Q7"].competence) == ("T2", "C2.3")
    assert (edition.items["R3.1"].theme, edition.items["E1"].theme) == ("T3", None)


def test_ids_that_are_made_from_others_stay_as_they_are():
    assert then_id("C1.1b") == "C1.1b.then"
    assert sureness_id("Q1") == "Q1.sure"


def test_the_fingerprint_is_the_same_for_the_same_words(edition):
    assert changed(edition).fingerprint() == edition.fingerprint()
    assert len(edition.fingerprint()) == 64


def test_the_fingerprint_changes_with_the_text_of_one_level(edition):
    assert with_level_text(edition, "We know somebody.").fingerprint() != edition.fingerprint()


def test_the_fingerprint_changes_with_a_key(edition):
    first = edition.plan.questions[0].model_copy(update={"key": "A"})
    other = changed(edition, plan={"questions": (first, *edition.plan.questions[1:])})
    assert other.fingerprint() != edition.fingerprint()


@pytest.mark.parametrize(
    "update", [{"plan": {"status": "piloted"}}, {"text": {"title": "A new name", "about": "New"}}]
)
def test_status_title_and_introduction_change_no_meaning(edition, update):
    assert changed(edition, **update).fingerprint() == edition.fingerprint()
