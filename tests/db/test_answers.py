import pytest

from db import attempts
from db.attempts import LONGEST_REFLECTION
from db.errors import AlreadySubmitted, NotOffered, NotYours, TextTooLong
from learning.edition import Edition
from learning.vocabulary import CANNOT_SAY, Occasion
from tests.db.factories import an_attempt, read, rows, submitted, write

BASELINE, AFTER, FOLLOW_UP, SELF = Occasion


@pytest.fixture
def attempt(database, learner, edition):
    return an_attempt(database, learner, edition)


@pytest.fixture
def theirs(database, stranger, edition):
    """A draft of somebody else, with answers to the same items."""
    attempt_id = an_attempt(database, stranger, edition, AFTER)
    write(database, attempts.save_response, stranger, attempt_id, edition, "Q1", "D")
    write(database, attempts.save_reflection, stranger, attempt_id, edition, "R1.1", "Theirs.")
    return attempt_id


def answer(database, learner, attempt, edition, item_id, option):
    write(database, attempts.save_response, learner, attempt, edition, item_id, option)


def reflect(database, learner, attempt, edition, text, item_id="R1.1"):
    write(database, attempts.save_reflection, learner, attempt, edition, item_id, text)


def responses(database, learner, attempt):
    return read(database, attempts.responses, learner, attempt)


def reflections(database, learner, attempt):
    return read(database, attempts.reflections, learner, attempt)


def revision(database, learner, attempt):
    return read(database, attempts.get, learner, attempt).revision


def test_responses_are_kept_by_item(database, learner, attempt, edition, theirs, stranger):
    given = {"C1.1a": "1", "C1.1b": CANNOT_SAY, "X1": "5", "Q1": "A", "Q1.sure": "guess"}
    for item_id, option in given.items():
        answer(database, learner, attempt, edition, item_id, option)
    assert responses(database, learner, attempt) == given
    assert revision(database, learner, attempt) == len(given)
    assert responses(database, stranger, theirs) == {"Q1": "D"}


def test_a_changed_mind_replaces_the_response(database, learner, attempt, edition, theirs):
    for option in ("A", "B", "A"):
        answer(database, learner, attempt, edition, "Q1", option)
    assert responses(database, learner, attempt) == {"Q1": "A"}
    assert revision(database, learner, attempt) == 3


def test_the_same_response_twice_changes_nothing(database, learner, attempt, edition, theirs):
    answer(database, learner, attempt, edition, "C1.1a", "4")
    before = rows(database)
    answer(database, learner, attempt, edition, "C1.1a", "4")
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
def test_what_is_not_asked_or_not_offered_is_refused(
    database, learner, attempt, edition, theirs, item_id, option
):
    before = rows(database)
    with pytest.raises(NotOffered):
        answer(database, learner, attempt, edition, item_id, option)
    assert rows(database) == before


@pytest.mark.parametrize(
    ("occasion", "item_id", "option"),
    [(BASELINE, "C1.1a", "2"), (AFTER, "C1.1b.then", "2"), (AFTER, "E1", "5")],
)
def test_each_occasion_asks_its_own_items(database, stranger, edition, occasion, item_id, option):
    attempt = an_attempt(database, stranger, edition, occasion)
    answer(database, stranger, attempt, edition, item_id, option)
    assert responses(database, stranger, attempt) == {item_id: option}


@pytest.mark.parametrize("changed", [{"version": 2}, {"id": "another"}])
def test_an_answer_to_another_edition_is_refused(
    database, learner, attempt, edition, theirs, changed
):
    other = Edition(edition.plan.model_copy(update=changed), edition.text, "en")
    before = rows(database)
    with pytest.raises(NotOffered):
        answer(database, learner, attempt, other, "C1.1a", "4")
    with pytest.raises(NotOffered):
        reflect(database, learner, attempt, other, "An answer.")
    assert rows(database) == before


def test_another_learners_attempt_takes_no_answer(database, learner, edition, theirs):
    before = rows(database)
    for attempt_id in (theirs, theirs + 1):
        with pytest.raises(NotYours):
            answer(database, learner, attempt_id, edition, "Q1", "A")
        with pytest.raises(NotYours):
            reflect(database, learner, attempt_id, edition, "Not mine.")
    assert rows(database) == before


def test_a_submitted_attempt_takes_no_answer(database, learner, edition, theirs):
    attempt = submitted(database, learner, edition)
    before = rows(database)
    with pytest.raises(AlreadySubmitted):
        answer(database, learner, attempt, edition, "Q1", "A")
    with pytest.raises(AlreadySubmitted):
        reflect(database, learner, attempt, edition, "Too late.")
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
def test_an_open_answer_comes_back_as_it_was_written(
    database, learner, attempt, edition, theirs, stranger, text
):
    reflect(database, learner, attempt, edition, text)
    assert reflections(database, learner, attempt) == {"R1.1": text}
    assert revision(database, learner, attempt) == 1
    assert reflections(database, stranger, theirs) == {"R1.1": "Theirs."}


def test_the_zero_character_and_outer_blanks_are_taken_out(database, learner, attempt, edition):
    reflect(database, learner, attempt, edition, "\x00 a\x00b \n\x00")
    assert reflections(database, learner, attempt) == {"R1.1": "ab"}


def test_an_open_answer_above_the_limit_is_refused(database, learner, attempt, edition):
    reflect(database, learner, attempt, edition, "First.")
    with pytest.raises(TextTooLong):
        reflect(database, learner, attempt, edition, "x" * (LONGEST_REFLECTION + 1))
    assert reflections(database, learner, attempt) == {"R1.1": "First."}
    assert revision(database, learner, attempt) == 1


def test_the_limit_is_ten_thousand_characters():
    assert LONGEST_REFLECTION == 10_000


def test_a_rewritten_answer_replaces_the_old_one(database, learner, attempt, edition, theirs):
    for text in ("First.", "Second."):
        reflect(database, learner, attempt, edition, text)
    assert reflections(database, learner, attempt) == {"R1.1": "Second."}
    assert revision(database, learner, attempt) == 2


@pytest.mark.parametrize("nothing", ["", "  \n", "\x00"])
def test_an_emptied_answer_is_taken_out(
    database, learner, attempt, edition, theirs, stranger, nothing
):
    reflect(database, learner, attempt, edition, "First.")
    reflect(database, learner, attempt, edition, "Stays.", "R1.2")
    reflect(database, learner, attempt, edition, nothing)
    assert reflections(database, learner, attempt) == {"R1.2": "Stays."}
    assert revision(database, learner, attempt) == 3
    assert reflections(database, stranger, theirs) == {"R1.1": "Theirs."}


@pytest.mark.parametrize(("first", "again"), [("", "  "), ("Same.", " Same.\n")])
def test_the_same_open_answer_twice_changes_nothing(
    database, learner, attempt, edition, first, again
):
    reflect(database, learner, attempt, edition, first)
    before = rows(database)
    reflect(database, learner, attempt, edition, again)
    assert rows(database) == before


@pytest.mark.parametrize("item_id", ["C1.1a", "Q1", "E3", "R9.9"])
def test_an_open_answer_to_what_is_not_asked_openly_is_refused(
    database, learner, attempt, edition, theirs, item_id
):
    before = rows(database)
    with pytest.raises(NotOffered):
        reflect(database, learner, attempt, edition, "An answer.", item_id)
    assert rows(database) == before


def test_the_open_question_on_the_event_is_asked_after_it(database, stranger, edition, theirs):
    reflect(database, stranger, theirs, edition, "More time for questions.", "E3")
    assert reflections(database, stranger, theirs) == {
        "R1.1": "Theirs.",
        "E3": "More time for questions.",
    }
