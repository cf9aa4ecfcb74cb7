"""What a class allows everybody in it to read."""

import pytest

from db import quoting
from tests.db.workshop import chosen
from tests.pages.coding import a_workshop
from tests.pages.person import Person
from ui.clock import today

ALLOWED, KEPT_BACK = "We share the risk.", "Nobody shall read this."


@pytest.fixture
def workshop(database):
    return a_workshop(database)


@pytest.fixture
def writers(workshop):
    """Six people of a released block, the first of whom lets others read their answer."""
    texts = [ALLOWED, KEPT_BACK, "three", "four", "five", "six"]
    said = workshop.said(*texts, others=0)
    allow(workshop, *said[0])
    return said


def allow(workshop, learner, attempt, *, allowed=True):
    with workshop.database.writing() as session:
        quoting.allow_quoting(session, learner, attempt, "R1.1", allowed=allowed, today=today())
    chosen(workshop.database)


@pytest.fixture
def classmate(database, reading, workshop, writers):
    return Person(database, reading).come_in(cohort=workshop.cohort)


def test_a_classmate_reads_what_its_writer_allows_and_nothing_else(classmate):
    classmate.open("class_quotes")
    assert [text for _, text in classmate.typed] == [ALLOWED]
    assert KEPT_BACK not in classmate.shown


def test_what_is_taken_back_is_gone_at_once(classmate, workshop, writers):
    allow(workshop, *writers[0], allowed=False)
    classmate.open("class_quotes")
    assert classmate.typed == []
    assert classmate.sees("translation.class.none")


def test_what_was_not_released_is_not_read(classmate, workshop):
    (late,) = workshop.join()
    allow(workshop, late, workshop.submit(late, {"R1.1": "Not yet."}))
    classmate.open("class_quotes")
    assert [text for _, text in classmate.typed] == [ALLOWED]


def test_another_cohort_and_whoever_studies_alone_read_nothing_of_it(newcomer, database, writers):
    other = a_workshop(database, "Autumn")
    other.said("Of another class", others=5)
    for stranger in (newcomer(cohort=other.cohort), newcomer()):
        stranger.open("class_quotes")
        assert stranger.typed == []
        assert ALLOWED not in stranger.shown


def test_a_visitor_meets_the_gate(visitor, writers):
    visitor.open("class_quotes")
    assert visitor.sees("gate.title")
    assert ALLOWED not in visitor.shown
