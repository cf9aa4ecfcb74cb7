"""Who may open what: every page of the app's own table, for everybody there is."""

import ast
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from db import passwords, tutors
from db.learners import link_device
from db.models import Device, Learner, SignIn, Tutor
from db.secret import server_secret
from learning.access import Role, learners
from learning.access import tutors as for_tutors
from tests.pages.cohorts import a_full_cohort
from tests.pages.person import APP
from ui.clock import today
from ui.places import PLACES

A_PASSWORD = passwords.hashed("a password of many characters")

SIZE = 12
# Pages of one cohort; "cohorts" lists those that a tutor has.
EVERYBODYS_OWN = {"cohorts"}


def table():
    """Place and rule of every row of the app's table, read from its text."""
    tree = ast.parse(APP.read_text(encoding="utf-8"))
    rows = [
        call
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Row"
    ]
    return {row.args[0].value: row.args[3].id for row in rows}


TABLE = table()
TUTORS = [place for place, rule in TABLE.items() if rule == "tutors"]
LEARNERS = [place for place, rule in TABLE.items() if rule == "learners"]
OPEN = [place for place, rule in TABLE.items() if rule == "anyone"]


@pytest.fixture
def full(database, reading, tutor):
    """A cohort whose figures are released."""
    return a_full_cohort(database, reading, SIZE, tutor=tutor)


def test_the_table_lists_every_page_there_is():
    assert set(TABLE) == set(PLACES)
    assert {*TUTORS, *LEARNERS, *OPEN} == set(TABLE)


def test_the_rules_are_what_their_names_say():
    nobody, learner, tutor = frozenset(), frozenset({Role.LEARNER}), frozenset({Role.TUTOR})
    assert [learners(r) for r in (nobody, learner, tutor)] == [False, True, False]
    assert [for_tutors(r) for r in (nobody, learner, tutor)] == [False, False, True]


@pytest.mark.parametrize("place", OPEN)
def test_everybody_may_read(visitor, place):
    visitor.open(place)
    assert not visitor.sees("gate.title")
    assert visitor.app.title


@pytest.mark.parametrize("place", LEARNERS)
def test_what_belongs_to_a_learner_asks_others_to_come_in(visitor, tutor, place):
    for person in (visitor, tutor):
        assert person.open(place).sees("gate.title")


@pytest.mark.parametrize("place", TUTORS)
def test_what_belongs_to_tutors_asks_visitors_and_learners_to_sign_in(
    visitor, newcomer, full, place
):
    member = newcomer(cohort=full.cohort, group=next(iter(full.cohort.groups)))
    for person in (visitor, member):
        person.open(place, **full.address)
        assert person.has("sign_in.email")
        assert full.cohort.title not in person.shown


@pytest.mark.parametrize("place", sorted({*TUTORS} - EVERYBODYS_OWN))
def test_anothers_cohort_looks_like_one_that_does_not_exist(other_tutor, full, place):
    theirs = other_tutor.open(place, **full.address).shown
    nobodys = other_tutor.open(place, cohort="987654").shown
    assert theirs == nobodys
    assert other_tutor.sees("cohort.unknown")


@pytest.mark.parametrize("place", TUTORS)
def test_the_owner_may_open_it_and_at_the_next_click_after_a_withdrawal_no_more(
    database, tutor, full, place
):
    tutor.open(place, **full.address)
    assert not tutor.sees("cohort.unknown")
    assert not tutor.has("sign_in.email")
    with database.writing() as session:
        tutors.withdraw(session, tutor.tutor_id, now=datetime.now(UTC))
    tutor.run()
    assert tutor.has("sign_in.email")
    assert full.cohort.title not in tutor.shown


@pytest.mark.parametrize("place", sorted(TABLE))
def test_no_page_shows_a_secret(database, tutor, newcomer, full, place):
    member = newcomer(cohort=full.cohort, group=next(iter(full.cohort.groups)))
    with database.writing() as session:
        link_device(session, member.learner_id, "a device", server_secret(), today())
        session.get_one(Tutor, tutor.tutor_id).password_hash = A_PASSWORD
    with database.reading() as session:
        kinds = Learner.resume_hash, Device.key_hash, SignIn.key_hash, Tutor.password_hash
        kept = [set(session.scalars(select(kind).where(kind.is_not(None)))) for kind in kinds]
    assert all(kept)
    secrets = {server_secret()}.union(*kept)
    for person in (tutor, member):
        shown = person.open(place, **full.address).shown
        assert [secret for secret in secrets if secret in shown] == []
