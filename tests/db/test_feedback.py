from datetime import timedelta

import pytest

from db import feedback, personal, quoting
from db.errors import NothingWritten, NotYours, TextTooLong
from db.feedback import Received
from learning.coding import LONGEST_FEEDBACK
from tests.db.factories import EDITIONS, NOW, TODAY, read, rows, write
from tests.db.workshop import Workshop


@pytest.fixture
def workshop(database):
    return Workshop(database)


@pytest.fixture
def said(workshop):
    """Learner and attempt of the one who said "mine"."""
    ((learner, attempt), _) = workshop.said("mine", "another's")
    return learner, attempt


def send(workshop, text, words, tutor=None, now=NOW):
    ref = workshop.ref(text)
    write(workshop.database, feedback.send, workshop.desk(tutor), ref, words, now=now)


def received(database, learner):
    return read(database, feedback.received, learner)


def sent(workshop, text, tutor=None):
    found = read(workshop.database, feedback.sent, workshop.desk(tutor))
    return [(each.text, each.mine) for each in found.get(workshop.row(text), [])]


def test_feedback_reaches_its_writer_and_nobody_else(workshop, database, said):
    learner, attempt = said
    send(workshop, "mine", " Well put. ")
    (got,) = received(database, learner)
    assert got == Received(got.id, attempt, "R1.1", None, "Well put.", NOW.date(), None)
    assert [received(database, other) for other in workshop.people if other != learner] == [
        [] for _ in workshop.people[1:]
    ]


def test_feedback_to_what_may_not_be_shown_any_more_is_in_no_list(workshop, database):
    people = workshop.said(*[f"text {n}" for n in range(5)], others=0)
    for n in range(5):
        send(workshop, f"text {n}", "Well put.")
    write(database, personal.erase, people[0][0], EDITIONS)
    assert read(database, feedback.sent, workshop.desk()) == {}
    # Its reader still has it.
    assert [each.text for each in received(database, people[1][0])] == ["Well put."]


def test_feedback_on_a_plan_names_the_step(workshop, database, said):
    learner, _ = said
    workshop.plan(learner, "the step", position=2)
    send(workshop, "the step", "Go on.")
    (got,) = received(database, learner)
    assert (got.position, got.item_id, got.text) == (2, None, "Go on.")


def test_seen_is_noted_on_the_first_day_and_only_by_its_reader(workshop, database, said):
    learner, _ = said
    stranger = workshop.people[1]
    send(workshop, "mine", "Well put.")
    ids = [got.id for got in received(database, learner)]
    write(database, feedback.mark_seen, stranger, ids, TODAY)
    assert [got.seen for got in received(database, learner)] == [None]
    for day in (TODAY, TODAY + timedelta(days=3)):
        write(database, feedback.mark_seen, learner, ids, day)
    assert [got.seen for got in received(database, learner)] == [TODAY]


def test_tutors_see_what_was_sent_and_never_whether_or_by_whom_it_was_read(
    workshop, database, said
):
    learner, _ = said
    send(workshop, "mine", "Well put.")
    before = read(database, feedback.sent, workshop.desk())
    write(database, feedback.mark_seen, learner, [received(database, learner)[0].id], TODAY)
    assert read(database, feedback.sent, workshop.desk()) == before
    assert sent(workshop, "mine") == [("Well put.", True)]
    assert sent(workshop, "mine", workshop.ben) == [("Well put.", False)]


def test_a_second_click_sends_nothing_twice(workshop, said):
    for _ in range(2):
        send(workshop, "mine", "Well put.")
    send(workshop, "mine", "And go on.")
    assert [text for text, _ in sent(workshop, "mine")] == ["Well put.", "And go on."]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (" \n", NothingWritten),
        ("\x00", NothingWritten),
        ("x" * (LONGEST_FEEDBACK + 1), TextTooLong),
    ],
)
def test_nothing_and_too_much_are_refused(workshop, database, said, words, refusal):
    with pytest.raises(refusal):
        send(workshop, "mine", words)
    assert received(database, said[0]) == []


def test_ones_own_feedback_can_be_taken_back(workshop, database, said):
    learner, _ = said
    send(workshop, "mine", "Well put.")
    (each,) = received(database, learner)
    write(database, feedback.take_back, workshop.desk(workshop.ben), each.id)
    assert len(received(database, learner)) == 1
    write(database, feedback.take_back, workshop.desk(), each.id)
    assert received(database, learner) == []


def test_tutors_of_another_cohort_send_see_and_take_back_nothing(workshop, database, said):
    other = Workshop(database, "Autumn")
    send(workshop, "mine", "Well put.")
    before = rows(database)
    ref = workshop.ref("mine")
    (each,) = received(database, said[0])
    foreign = type(workshop.desk())(other.ada, workshop.cohort.id, workshop.secret)
    for desk in (other.desk(), foreign):
        with pytest.raises(NotYours):
            write(database, feedback.send, desk, ref, "From elsewhere", now=NOW)
    with pytest.raises(NotYours):
        write(database, feedback.take_back, foreign, each.id)
    write(database, feedback.take_back, other.desk(), each.id)
    with pytest.raises(NotYours):
        read(database, feedback.sent, foreign)
    assert read(database, feedback.sent, other.desk()) == {}
    assert rows(database) == before


# Consent


def allow(database, learner, attempt, item="R1.1", *, allowed=True, today=TODAY):
    write(database, quoting.allow_quoting, learner, attempt, item, allowed=allowed, today=today)


def quotable(workshop):
    return {answer.text for answer in workshop.answers() if answer.quotable}


def test_nothing_may_be_quoted_until_its_writer_says_so_and_they_can_take_it_back(
    workshop, database, said
):
    learner, attempt = said
    assert quotable(workshop) == set()
    for _ in range(2):
        allow(database, learner, attempt)
    assert quotable(workshop) == {"mine"}
    assert read(database, quoting.quotable, learner).reflections == {(attempt, "R1.1")}
    allow(database, learner, attempt, allowed=False)
    assert quotable(workshop) == set()
    assert read(database, quoting.quotable, learner).reflections == frozenset()


def test_a_step_of_a_plan_may_be_quoted_as_well(workshop, database, said):
    learner, _ = said
    workshop.plan(learner, "the step", position=3)
    write(database, quoting.allow_quoting_step, learner, 3, allowed=True, today=TODAY)
    assert quotable(workshop) == {"the step"}
    assert read(database, quoting.quotable, learner).steps == {3}
    write(database, quoting.allow_quoting_step, learner, 3, allowed=False, today=TODAY)
    assert quotable(workshop) == set()


def test_nobody_allows_what_another_wrote_or_what_is_not_there(workshop, database, said):
    learner, attempt = said
    stranger = workshop.people[1]
    workshop.plan(learner, "the step")
    before = rows(database)
    for who, what, item in (
        (stranger, attempt, "R1.1"),
        (learner, attempt, "R3.3"),
        (learner, 10_000, "R1.1"),
    ):
        with pytest.raises(NotYours):
            allow(database, who, what, item)
    for who, position in ((stranger, 1), (learner, 2)):
        with pytest.raises(NotYours):
            write(database, quoting.allow_quoting_step, who, position, allowed=True, today=TODAY)
    assert rows(database) == before


def test_a_draft_cannot_be_quoted_yet(workshop, database):
    (learner,) = workshop.join()
    attempt = workshop.submit(learner, {"R1.1": "not yet"}, submitted=None)
    with pytest.raises(NotYours):
        allow(database, learner, attempt)


def test_consent_given_before_the_release_shows_nothing_before_it(workshop, database):
    people = workshop.join(6)
    attempts = [workshop.submit(learner, {"R1.1": "early"}) for learner in people]
    allow(database, people[0], attempts[0])
    assert workshop.answers() == []
    workshop.release()
    assert sum(answer.quotable for answer in workshop.answers()) == 1
