"""People and what they gave, each made in a transaction of its own."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from db import attempts, cohorts, learners, plans, progress
from db.models import Base
from learning.plan import Commitment
from learning.vocabulary import Occasion

SECRET = "the server's secret"  # noqa: S105  # of no server
TODAY = date(2026, 3, 14)
NOW = datetime(2026, 3, 14, 9, 26, 53, 589793, tzinfo=UTC)


def write(database, command, *arguments, **named):
    """Run one command in a transaction of its own."""
    with database.writing() as session:
        return command(session, *arguments, **named)


def read(database, query, *arguments, **named):
    """Ask one query in a transaction of its own."""
    with database.reading() as session:
        return query(session, *arguments, **named)


def a_cohort(database, title="Spring workshop", groups=("Archive", "Museum")):
    return write(database, cohorts.create, title, list(groups), now=NOW)


def joined(database, **given):
    """Record and resume code of a new learner."""
    return write(database, learners.join, language="en", secret=SECRET, today=TODAY, **given)


def a_learner(database, **given):
    return joined(database, **given)[0].id


def opened(database, learner_id, edition, occasion=Occasion.SELF):
    """The attempt that a learner is given for an occasion."""
    return write(
        database,
        attempts.resume_or_open,
        learner_id,
        edition,
        occasion,
        in_cohort=occasion is not Occasion.SELF,
        now=NOW,
    )


def an_attempt(database, learner_id, edition, occasion=Occasion.SELF):
    return opened(database, learner_id, edition, occasion).id


def submitted(database, learner_id, edition, occasion=Occasion.SELF):
    """Id of an attempt that was submitted without any answer."""
    attempt_id = an_attempt(database, learner_id, edition, occasion)
    write(database, attempts.submit, learner_id, attempt_id, seen_revision=0, now=NOW)
    return attempt_id


def a_full_life(database, learner_id, edition, words="what this person wrote"):
    """Fill every table that knows learners; the id of the attempt that is still a draft."""
    submitted(database, learner_id, edition)
    attempt_id = an_attempt(database, learner_id, edition)
    with database.writing() as session:
        attempts.save_response(session, learner_id, attempt_id, edition, "C1.1a", "4")
        attempts.save_reflection(session, learner_id, attempt_id, edition, "R1.1", words)
        plans.save(session, learner_id, Commitment(1, action=words))
        progress.mark(session, learner_id, "themes.T1", done=True, today=TODAY)
        progress.save_agreement(session, learner_id, "purpose", "written", {"purpose"})
        learners.link_device(session, learner_id, f"device of {learner_id}", SECRET, TODAY)
    return attempt_id


def rows(database):
    """Every row of every table as text, by table."""
    with database.reading() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Base.metadata.sorted_tables
        }
