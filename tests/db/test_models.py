from datetime import timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from db import cohorts
from db.engine import connect
from db.models import AgreementAnswer, Attempt, Cohort, Learner, PlanEntry, Response, SectionDone
from learning.codes import fingerprint, new_join_code
from learning.plan import STATUSES
from learning.sections import sections
from learning.vocabulary import ANSWERS, Occasion
from tests.db.factories import NOW, a_cohort, postgresql_only, read, write

NANJING = timezone(timedelta(hours=8))


def created_at(database, cohort):
    return read(database, lambda session: session.get_one(Cohort, cohort.id).created_at)


def test_a_moment_comes_back_to_the_microsecond_and_in_utc(database):
    kept = created_at(database, a_cohort(database))
    assert kept.isoformat() == "2026-03-14T09:26:53.589793+00:00" == NOW.isoformat()


def test_a_moment_of_another_time_zone_comes_back_in_utc(database):
    cohort = write(database, cohorts.create, "Spring", [], now=NOW.astimezone(NANJING))
    assert created_at(database, cohort).isoformat() == NOW.isoformat()


@postgresql_only
def test_a_moment_comes_back_in_utc_whatever_the_time_zone_of_the_server(database):
    cohort = a_cohort(database)
    url = database.engine.url.update_query_dict({"options": "-c timezone=Asia/Shanghai"})
    abroad = connect(url.render_as_string(hide_password=False))
    kept = created_at(abroad, cohort)
    abroad.engine.dispose()
    assert kept.isoformat() == NOW.isoformat()


def test_a_moment_without_its_time_zone_is_refused(database):
    with pytest.raises(StatementError, match="a moment needs its time zone"):
        write(database, cohorts.create, "Spring", [], now=NOW.replace(tzinfo=None))
    assert read(database, lambda session: session.query(Cohort).count()) == 0


def test_every_word_that_is_kept_fits_its_column(catalogue):
    # SQLite takes any length; PostgreSQL refuses what is too long.
    for language, reading in catalogue.readings.items():
        edition = reading.instrument
        words = {
            Learner.language: [language],
            Learner.resume_hash: [fingerprint("code", "secret")],
            Cohort.join_code: [new_join_code()],
            Attempt.instrument_id: [edition.plan.id],
            Attempt.occasion: Occasion,
            Response.item_id: edition.items,
            Response.option: [o for item in edition.items.values() for o in item.options],
            PlanEntry.competence: edition.competences,
            PlanEntry.indicator: reading.indicators.text.indicators,
            PlanEntry.status: STATUSES,
            SectionDone.section: sections(reading),
            AgreementAnswer.point: reading.checklist.text.points,
            AgreementAnswer.answer: ANSWERS,
        }
        longest = {str(column): max(map(len, kept)) for column, kept in words.items()}
        room = {str(column): column.type.length for column in words}
        assert [column for column in words if longest[str(column)] > room[str(column)]] == []
