"""People and what they gave, each made in a transaction of its own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Event
from time import monotonic, sleep
from unittest.mock import patch

import pytest
from sqlalchemy import select, text

from db import attempts, cohorts, drafts, engine, learners, plans, progress, tutors
from db.answer_rows import own_row
from db.engine import Database
from db.errors import Refused
from db.models import (
    AnswerTranslation,
    Base,
    Code,
    CodedBy,
    Coding,
    Decision,
    Feedback,
    OpenAnswer,
)
from learning.catalogue import load
from learning.edition import Edition
from learning.plan import Commitment
from learning.vocabulary import Occasion

EDITIONS = load().reading("en").editions
SECRET, ANOTHER_SECRET = "secret of this server", "secret of another server"
TODAY = date(2026, 3, 14)
sqlite_only = pytest.mark.parametrize("kind", ["sqlite"])
postgresql_only = pytest.mark.parametrize("kind", ["postgresql"])
NOW = datetime(2026, 3, 14, 9, 26, 53, 589793, tzinfo=UTC)
# However busy the machine is; nothing waits so long where all is well.
LONGEST = 60
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def write(database, command, *arguments, **named):
    """Run one command in a transaction of its own."""
    with database.writing() as session:
        return command(session, *arguments, **named)


def read(database, query, *arguments, **named):
    """Ask one query in a transaction of its own."""
    with database.reading() as session:
        return query(session, *arguments, **named)


def tried(action, *details):
    """What an action gives, or else how it was refused."""
    try:
        return action(*details), None
    except Refused as refusal:
        return None, type(refusal)


class Queue:
    """The queue of SQLite's writers, which tells when somebody has to stand in it."""

    def __init__(self):
        self._queue, self.waiting = engine._sqlite_writers, Event()

    def __enter__(self):
        if not self._queue.acquire(blocking=False):
            self.waiting.set()
            self._queue.acquire()

    def __exit__(self, *_error):
        self._queue.release()


def blocked(database, late, waiting=None):
    """Go on once what a thread does waits for a lock: of PostgreSQL, or as ``waiting`` tells."""
    end = monotonic() + LONGEST
    while monotonic() < end and not late.done():
        if database.engine.dialect.name == "sqlite":
            found = waiting.is_set()
        else:
            found = read(database, lambda session: session.scalar(WAITING))
        if found:
            return
        sleep(0.005)
    # What it failed of says more than that it did not wait.
    raise AssertionError(f"nothing waited: {late.result(timeout=0)}")


def overlapping(database, first, second):
    """Two commands, of which the second waits for the first one's end; what the second gives."""
    queue = Queue()
    with ThreadPoolExecutor(1) as window, patch.object(engine, "_sqlite_writers", queue):
        with database.writing() as session:
            first(session)
            session.flush()
            late = window.submit(write, database, second)
            blocked(database, late, queue.waiting)
        return late.result()


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


@dataclass(frozen=True)
class Draft:
    """A learner's attempt as one window holds it; each method is a transaction of its own."""

    database: Database
    learner_id: int
    id: int
    edition: Edition

    def answer(self, item_id, option):
        self._write(drafts.save_response, self.edition, item_id, option)

    def reflect(self, text, item_id="R1.1"):
        self._write(drafts.save_reflection, self.edition, item_id, text)

    def submit(self, seen_revision=0, now=NOW):
        self._write(drafts.submit, EDITIONS, seen_revision=seen_revision, now=now)

    @property
    def record(self):
        return self._read(attempts.get)

    @property
    def responses(self):
        return self._read(attempts.responses)

    @property
    def reflections(self):
        return self._read(attempts.reflections)

    def _write(self, command, *arguments, **named):
        write(self.database, command, self.learner_id, self.id, *arguments, **named)

    def _read(self, query):
        return read(self.database, query, self.learner_id, self.id)


def a_draft(database, learner_id, edition, occasion=Occasion.SELF):
    attempt = opened(database, learner_id, edition, occasion)
    return Draft(database, learner_id, attempt.id, edition)


def submitted(database, learner_id, edition, occasion=Occasion.SELF):
    """Id of an attempt that was submitted without any answer."""
    attempt_id = an_attempt(database, learner_id, edition, occasion)
    write(database, drafts.submit, learner_id, attempt_id, EDITIONS, seen_revision=0, now=NOW)
    return attempt_id


def a_full_life(database, learner_id, edition, words="what this person wrote"):
    """Fill every table that knows learners; the id of the attempt that is still a draft."""
    submitted(database, learner_id, edition)
    attempt_id = an_attempt(database, learner_id, edition)
    with database.writing() as session:
        drafts.save_response(session, learner_id, attempt_id, edition, "C1.1a", "4")
        drafts.save_reflection(session, learner_id, attempt_id, edition, "R1.1", words)
        plans.save(session, learner_id, Commitment(1, action=words))
        progress.mark(session, learner_id, "themes.T1", done=True, today=TODAY)
        progress.save_agreement(session, learner_id, "purpose", "written", {"purpose"})
        learners.link_device(session, learner_id, f"device of {learner_id}", SECRET, TODAY)
        session.flush()
        _worked_with(session, own_row(session, attempt_id=attempt_id, item_id="R1.1"))
    return attempt_id


def _worked_with(session, row):
    """Let a tutor code, settle, answer and translate an answer, which may be quoted."""
    code = session.scalar(select(Code).limit(1))
    if code is None:
        cohort = cohorts.create(session, "Where tutors code", [], now=NOW)
        code = Code(cohort_id=cohort.id, name="Trust", description="", colour="#0b5e67")
        session.add(code)
        session.flush()
    tutor = tutors.add(session, "coder@example.org", "Coder", now=NOW)
    own = session.get_one(OpenAnswer, row)
    own.quotable_since = own.in_class_since = TODAY
    answer = {"open_answer_id": row, "tutor_id": tutor.id}
    session.add_all(
        [
            CodedBy(**answer, coded_on=TODAY),
            Coding(**answer, code_id=code.id),
            Decision(**answer, code_id=code.id, given=True, decided_on=TODAY),
            Feedback(**answer, text="Well put.", written_at=NOW, seen_on=None),
            AnswerTranslation(
                **answer,
                language="cy",
                text="Geiriau",
                status="drafted",
                source_hash="0" * 64,
                changed_on=TODAY,
            ),
        ]
    )


def rows(database):
    """Every row of every table as text, by table."""
    with database.reading() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Base.metadata.sorted_tables
        }
