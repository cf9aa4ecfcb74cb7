from dataclasses import replace

import pytest

from db.drafts import LONGEST_REFLECTION
from db.errors import AlreadySubmitted, NotOffered, NotYours, TextTooLong
from learning.edition import Edition
from learning.vocabulary import CANNOT_SAY, Occasion
from tests.db.factories import a_draft, rows

BASELINE, AFTER, FOLLOW_UP, SELF = Occasion


@pytest.fixture
def mine(database, learner, edition):
    return a_draft(database, learner, edition)


@pytest.fixture(autouse=True)
def theirs(database, stranger, edition):
    """A draft of somebody else with answers to the same items, which must stay as they are."""
    draft = a_draft(database, stranger, edition, AFTER)
    draft.answer("Q1", "D")
    draft.reflect("Theirs.")
    yield draft
    assert draft.responses["Q1"] == "D"
    assert draft.reflections["R1.1"] == "Theirs."


def test_responses_are_kept_by_item(mine):
    given = {"C1.1a": "1", "C1.1b": CANNOT_SAY, "X1": "5", "Q1": "A", "Q1.sure": "guess"}
    for item_id, option in given.items():
        mine.answer(item_id, option)
    assert mine.responses == given
    assert mine.record.revision == len(given)


def test_a_changed_mind_replaces_the_response(mine):
    for option in ("A", "B", "A"):
        mine.answer("Q1", option)
    assert mine.responses == {"Q1": "A"}
    assert mine.record.revision == 3


def test_the_same_response_twice_changes_nothing(database, mine):
    mine.answer("C1.1a", "4")
    before = rows(database)
    mine.answer("C1.1a", "4")
    assert rows(database) == before


@pytest.mark.parametrize(
    ("item_id", "option"),
    [
        ("C9.9a", "4"),
        ("", "4"),
        ("C1.1a", "6"),
        ("C1.1a", ""),
        ("C1.1a", "A"),
        ("Q1", "4"),
        ("Q1", CANNOT_SAY),
        ("R1.1", "4"),
        ("E1", "4"),
        ("C1.1b.then", "4"),
    ],
)
def test_what_is_not_asked_or_not_offered_is_refused(database, mine, item_id, option):
    before = rows(database)
    with pytest.raises(NotOffered):
        mine.answer(item_id, option)
    assert rows(database) == before


@pytest.mark.parametrize(
    ("occasion", "item_id", "option"),
    [(BASELINE, "C1.1a", "2"), (AFTER, "C1.1b.then", "2"), (AFTER, "E1", "5")],
)
def test_each_occasion_asks_its_own_items(database, stranger, edition, occasion, item_id, option):
    draft = a_draft(database, stranger, edition, occasion)
    draft.answer(item_id, option)
    assert draft.responses[item_id] == option


@pytest.mark.parametrize("changed", [{"version": 2}, {"id": "another"}])
def test_an_answer_to_another_edition_is_refused(database, mine, changed):
    plan = mine.edition.plan.model_copy(update=changed)
    other = replace(mine, edition=Edition(plan, mine.edition.text, "en"))
    before = rows(database)
    with pytest.raises(NotOffered):
        other.answer("C1.1a", "4")
    with pytest.raises(NotOffered):
        other.reflect("An answer.")
    assert rows(database) == before


def test_another_learners_attempt_takes_no_answer(database, mine, theirs):
    before = rows(database)
    for attempt_id in (theirs.id, 999):
        foreign = replace(mine, id=attempt_id)
        with pytest.raises(NotYours):
            foreign.answer("Q1", "A")
        with pytest.raises(NotYours):
            foreign.reflect("Not mine.")
    assert rows(database) == before


def test_a_submitted_attempt_takes_no_answer(database, mine):
    mine.submit()
    before = rows(database)
    with pytest.raises(AlreadySubmitted):
        mine.answer("Q1", "A")
    with pytest.raises(AlreadySubmitted):
        mine.reflect("Too late.")
    assert rows(database) == before


@pytest.mark.parametrize(
    "text",
    [
        "Two lines,\n\nand a \t tab",
        "'; DROP TABLE learner; --",
        "<script>alert(1)</script> %s :name {x}",
        "مرحبا بالعالم \u202eשלום",
        "遗产合作 — Ŵyr",
        "🏛️👩🏽‍🎨🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "e\u0301 is not é",
        "x" * LONGEST_REFLECTION,
        "🏛" * LONGEST_REFLECTION,
    ],
)
def test_an_open_answer_comes_back_as_it_was_written(mine, text):
    mine.reflect(text)
    assert mine.reflections == {"R1.1": text}
    assert mine.record.revision == 1


def test_the_zero_character_and_outer_blanks_are_taken_out(mine):
    mine.reflect("\x00 a\x00b \n\x00")
    assert mine.reflections == {"R1.1": "ab"}


def test_an_open_answer_above_ten_thousand_characters_is_refused(mine):
    mine.reflect("x" * 10_000)
    with pytest.raises(TextTooLong):
        mine.reflect("x" * 10_001)
    assert mine.reflections == {"R1.1": "x" * 10_000}
    assert mine.record.revision == 1


def test_a_rewritten_answer_replaces_the_old_one(mine):
    for text in ("First.", "Second."):
        mine.reflect(text)
    assert mine.reflections == {"R1.1": "Second."}
    assert mine.record.revision == 2


@pytest.mark.parametrize("nothing", ["", "  \n", "\x00"])
def test_an_emptied_answer_is_taken_out(mine, nothing):
    mine.reflect("First.")
    mine.reflect("Stays.", "R1.2")
    mine.reflect(nothing)
    assert mine.reflections == {"R1.2": "Stays."}
    assert mine.record.revision == 3


@pytest.mark.parametrize(("first", "again"), [("", "  "), ("Same.", " Same.\n")])
def test_the_same_open_answer_twice_changes_nothing(database, mine, first, again):
    mine.reflect(first)
    before = rows(database)
    mine.reflect(again)
    assert rows(database) == before


@pytest.mark.parametrize("item_id", ["C1.1a", "Q1", "E3", "R9.9"])
def test_an_open_answer_to_what_is_not_asked_openly_is_refused(database, mine, item_id):
    before = rows(database)
    with pytest.raises(NotOffered):
        mine.reflect("An answer.", item_id)
    assert rows(database) == before


def test_the_open_question_on_the_event_is_asked_after_it(theirs):
    theirs.reflect("More time for questions.", "E3")
    assert theirs.reflections == {"R1.1": "Theirs.", "E3": "More time for questions."}
