from datetime import timedelta

import pytest

from db import cohort_settings, retention
from db.cohort_settings import Settings
from db.models import AuditEntry, Cohort
from tests.db.factories import NOW, TODAY, a_cohort, a_learner, rows, sqlite_only
from tests.db.tutoring import a_life_in_a_cohort, a_tutor, run_by

DAY = timedelta(days=1)
LONG_AGO = NOW - 2000 * DAY


@pytest.fixture
def ada(database):
    return a_tutor(database)


def titles(database):
    with database.reading() as session:
        return {cohort.title for cohort in session.query(Cohort)}


def test_only_what_is_past_its_last_day_is_deleted(database, ada, edition):
    past = run_by(database, ada, "Past", now=LONG_AGO, retain_until=TODAY - DAY)
    for title, until in (("Last day", TODAY), ("Later", TODAY + DAY), ("No day", None)):
        run_by(database, ada, title, now=LONG_AGO, retain_until=until)
    a_cohort(database, "From the command line")
    a_life_in_a_cohort(database, a_learner(database, cohort_id=past.id), edition)
    assert retention.delete_expired(database, NOW) == ["Past"]
    assert titles(database) == {"Last day", "Later", "No day", "From the command line"}
    assert rows(database)["learner"] == rows(database)["attempt"] == []
    with database.reading() as session:
        (entry,) = session.query(AuditEntry).filter_by(action="cohort.expire")
        assert (entry.tutor_id, entry.cohort_id, entry.at) == (None, past.id, NOW)
        assert (entry.detail, entry.about_id) == ("Past", ada)


def test_a_cohort_that_nobody_owns_goes_too(database):
    cohort = a_cohort(database, "From the command line")
    with database.writing() as session:
        session.get_one(Cohort, cohort.id).retain_until = TODAY - DAY
    assert retention.delete_expired(database, NOW) == ["From the command line"]
    with database.reading() as session:
        assert session.query(AuditEntry).one().about_id is None


def test_running_it_again_deletes_nothing_more(database, ada):
    run_by(database, ada, "Past", now=LONG_AGO, retain_until=TODAY - DAY)
    retention.delete_expired(database, NOW)
    before = rows(database)
    assert retention.delete_expired(database, NOW) == []
    assert rows(database) == before


def test_a_cohort_that_was_given_more_time_at_the_last_moment_stays(database, ada, monkeypatch):
    for title in ("Past", "Saved"):
        cohort = run_by(database, ada, title, now=LONG_AGO, retain_until=TODAY - DAY)
    delete = retention.cohort_life.delete_row

    def give_time(session, cohort_id):
        more = Settings("Saved", retain_until=TODAY + DAY)
        cohort_settings.change(session, ada, cohort.id, more, now=NOW)
        delete(session, cohort_id)

    monkeypatch.setattr(retention.cohort_life, "delete_row", give_time)
    assert retention.delete_expired(database, NOW) == ["Past"]
    assert titles(database) == {"Saved"}


def test_the_command_says_what_it_did(database, ada, monkeypatch, capsys):
    run_by(database, ada, "Long ago", now=LONG_AGO, retain_until=TODAY - 1000 * DAY)
    monkeypatch.setattr(retention, "connect", lambda _url: database)
    assert retention.main([]) == 0
    assert capsys.readouterr().out == "deleted: Long ago\n1 cohorts were past their date\n"
    assert retention.main([]) == 0
    assert capsys.readouterr().out == "0 cohorts were past their date\n"


@sqlite_only
def test_the_command_says_what_it_could_not_do_and_does_it_the_next_time(
    database, monkeypatch, capsys
):
    monkeypatch.setattr(retention, "connect", lambda _url: database)
    monkeypatch.setattr(type(database).rewrite, "__defaults__", (0.1,))
    with database.reading() as session:
        session.query(Cohort).all()
        a_cohort(database)
        assert retention.main([]) == 1
        printed, complaint = capsys.readouterr()
    assert printed == "0 cohorts were past their date\n"
    assert complaint.startswith("not done: what was erased may still be in the database's files")
    assert retention.main([]) == 0
    assert capsys.readouterr().err == ""


def test_the_command_takes_no_arguments_and_then_does_nothing(database, ada, capsys):
    run_by(database, ada, "Past", now=LONG_AGO, retain_until=TODAY - DAY)
    assert retention.main(["--help"]) == 2
    assert capsys.readouterr().err == "usage: python -m db.retention\n"
    assert titles(database) == {"Past"}
