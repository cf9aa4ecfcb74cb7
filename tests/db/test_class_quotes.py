"""A class reads what its writers allow and one of its tutors chose."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from db import class_quotes, personal, plans, quoting
from db.errors import NotYours
from db.models import OpenAnswer
from learning.plan import Commitment
from tests.db.factories import EDITIONS, TODAY, overlapping, read, rows, write
from tests.db.workshop import Workshop

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def workshop(database):
    return Workshop(database)


@pytest.fixture
def said(workshop):
    """Learner and attempt of "mine" and of "yours", which may both be quoted."""
    both = workshop.said("mine", "yours")
    for learner, attempt in both:
        allow(workshop, learner, attempt)
    return both


def allow(workshop, learner, attempt, *, allowed=True):
    given = {"allowed": allowed, "today": TODAY}
    write(workshop.database, quoting.allow_quoting, learner, attempt, "R1.1", **given)


def choose(workshop, *texts, chosen=True, tutor=None, today=TODAY):
    desk, refs = workshop.desk(tutor), [workshop.ref(text) for text in texts]
    write(workshop.database, class_quotes.choose, desk, refs, chosen=chosen, today=today)


def reads(workshop):
    """What somebody else of the class reads; the two ways to ask agree."""
    found = read(workshop.database, class_quotes.readable, workshop.people[-1])
    asked = read(workshop.database, class_quotes.any_readable, workshop.people[-1])
    assert asked == bool(found)
    return sorted(quote.text for quote in found)


def in_class(workshop):
    return sorted(answer.text for answer in workshop.answers() if answer.in_class)


def test_what_may_be_quoted_is_read_once_a_tutor_chose_it(workshop, said):
    assert reads(workshop) == []
    choose(workshop, "mine")
    assert reads(workshop) == in_class(workshop) == ["mine"]
    choose(workshop, "mine", "yours", tutor=workshop.ben)
    assert reads(workshop) == ["mine", "yours"]
    choose(workshop, "mine", chosen=False, tutor=workshop.ben)
    assert reads(workshop) == in_class(workshop) == ["yours"]


def test_the_first_day_stays(workshop, database, said):
    choose(workshop, "mine", today=YESTERDAY)
    choose(workshop, "mine")
    with database.reading() as session:
        days = session.scalars(select(OpenAnswer.in_class_since))
        assert {day for day in days if day} == {YESTERDAY}


def test_what_its_writer_takes_back_is_chosen_no_more_even_if_it_is_allowed_again(workshop, said):
    choose(workshop, "mine", "yours")
    allow(workshop, *said[0], allowed=False)
    assert reads(workshop) == ["yours"]
    allow(workshop, *said[0])
    assert reads(workshop) == ["yours"]


def test_what_may_not_be_quoted_is_passed_over(workshop, said):
    allow(workshop, *said[0], allowed=False)
    choose(workshop, "mine", "yours")
    assert in_class(workshop) == ["yours"]


def test_a_choice_and_a_writer_who_takes_it_back_at_once_leave_nothing_to_read(workshop, said):
    desk, refs = workshop.desk(), [workshop.ref("mine")]
    overlapping(
        workshop.database,
        lambda session: quoting.allow_quoting(
            session, *said[0], "R1.1", allowed=False, today=TODAY
        ),
        lambda session: class_quotes.choose(session, desk, refs, chosen=True, today=TODAY),
    )
    assert reads(workshop) == in_class(workshop) == []


def test_a_step_of_a_plan_is_chosen_like_a_reflection(workshop, database, said):
    workshop.plan(said[0][0], "my step")
    write(database, quoting.allow_quoting_step, said[0][0], 1, allowed=True, today=TODAY)
    assert reads(workshop) == []
    choose(workshop, "my step")
    assert reads(workshop) == ["my step"]


def test_new_words_of_a_step_are_chosen_anew_even_if_their_writer_allows_them(
    workshop, database, said
):
    learner = said[0][0]
    workshop.plan(learner, "my step")
    write(database, quoting.allow_quoting_step, learner, 1, allowed=True, today=TODAY)
    choose(workshop, "my step")
    assert write(database, plans.save, learner, Commitment(1, action="other words"))
    write(database, quoting.allow_quoting_step, learner, 1, allowed=True, today=TODAY)
    workshop.said()
    assert [answer.quotable for answer in workshop.answers() if answer.text == "other words"] == [
        True
    ]
    assert reads(workshop) == in_class(workshop) == []


def test_another_cohort_chooses_nothing_here(workshop, database, said):
    other = Workshop(database, "Autumn")
    before, refs = rows(database), [workshop.ref("mine")]
    for desk in (other.desk(), workshop.desk(other.ada)):
        with pytest.raises(NotYours):
            write(database, class_quotes.choose, desk, refs, chosen=True, today=TODAY)
    assert rows(database) == before


def test_what_left_the_figures_can_neither_be_chosen_nor_read(workshop, database):
    said = workshop.said("one", "two", "three", "four", "five", others=0)
    for learner, attempt in said:
        allow(workshop, learner, attempt)
    refs = [workshop.ref(text) for text in ("one", "two")]
    choose(workshop, "one", "two")
    write(database, personal.erase, said[2][0], EDITIONS)
    assert reads(workshop) == []
    with pytest.raises(NotYours):
        write(database, class_quotes.choose, workshop.desk(), refs, chosen=True, today=TODAY)
