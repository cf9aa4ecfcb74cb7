"""Codes are read out, copied by hand and mistyped."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from db import cohorts, learners
from db.models import Device, Learner
from learning.codes import fingerprint

NOW = datetime.now(UTC)


def test_a_wrong_resume_code_lets_nobody_in_and_stores_nothing(visitor, server):
    visit = visitor().open()
    before = server.rows(Learner), server.rows(Device)
    visit.come_back("0000-0000-0000")
    visit.sees("refused.UnknownCode")
    expect(visit.at("join-card")).to_be_visible()
    assert (server.rows(Learner), server.rows(Device)) == before


def test_a_wrong_join_code_lets_nobody_in_and_stores_nothing(visitor, server):
    visit = visitor().open()
    before = server.rows(Learner), server.rows(Device)
    visit.show_join_code("ZZZZZZ")
    visit.sees("join.code.unknown")
    expect(visit.at("join.start").get_by_role("button")).to_be_disabled()
    assert (server.rows(Learner), server.rows(Device)) == before


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("7KQM-2XPD-01TH", "7kqm 2xpd oith"),
        ("8KQM-2XPD-01TH", " 8KQM2XPDOlTH"),
        ("9KQM-2XPD-01TH", "9kqm–2xpd–0LTH "),
    ],
)
def test_a_resume_code_works_however_it_is_typed(visitor, server, code, typed):
    learner_id = _someone(server, code)
    visit = visitor().open()
    visit.come_back(typed)
    expect(visit.at("join-card")).to_have_count(0)
    assert len(server.rows(Device, learner_id=learner_id)) == 1


def test_a_join_code_works_in_lower_case_with_spaces_and_letters_for_digits(visitor, server):
    with server.database.writing() as session:
        cohort = cohorts.create(session, "Autumn", [], now=NOW, join_code="Q01M1X")
    visit = visitor().open()
    visit.show_join_code(" qo im lx ")
    visit.sees("join.code.found", title="Autumn")
    visit.join_alone()
    (learner,) = server.rows(Learner, id=visit.learner_id)
    assert learner["cohort_id"] == cohort.id


def _someone(server, code):
    """Make a learner with this very resume code; gives their id."""
    with server.database.writing() as session:
        learner, _ = learners.join(session, language="en", secret=server.secret, today=NOW.date())
        session.get_one(Learner, learner.id).resume_hash = fingerprint(code, server.secret)
    return learner.id
