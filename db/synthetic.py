"""A synthetic cohort, to look around in and to measure with."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from db import blocks, cohorts, releasing, taking_part
from db.engine import Database
from db.models import (
    Attempt,
    Base,
    Cohort,
    Learner,
    OpenAnswer,
    PlanEntry,
    Reflection,
    Response,
    SectionDone,
)
from db.synthetic_rows import (
    Answered,
    attempt_rows,
    consent_rows,
    learner_rows,
    plan_rows,
    reading_rows,
    reflection_rows,
)
from learning import simulation
from learning.edition import Edition
from learning.reading import Reading
from learning.vocabulary import Occasion

SEED = 20_250_624
OCCASIONS = (
    (Occasion.BASELINE, timedelta(days=21), 1.0),
    (Occasion.AFTER, timedelta(days=2), 0.9),
    (Occasion.FOLLOW_UP, timedelta(days=1), 0.6),
)
"""When each occasion was, before now, and which share of learners answered it."""

SHOWN_CODES = 2
_AT_ONCE = 500


class NotEmpty(Exception):
    """There are learners already; a synthetic cohort must not mix with real people."""


@dataclass(frozen=True)
class Filled:
    """A synthetic cohort, and the resume codes of its first learners."""

    cohort_id: int
    join_code: str
    codes: list[str]


def fill(
    database: Database,
    reading: Reading,
    size: int,
    *,
    secret: str,
    now: datetime,
    occasions: int = 2,
) -> Filled:
    """Add one synthetic cohort of ``size`` learners on the first of three ``occasions``.

    What they answered is released, so that figures show it. The same seed gives the same answers.
    Raises: ``NotEmpty`` where the database has learners already.
    """
    with database.writing() as session:
        if session.scalar(select(func.count()).select_from(Learner)):
            raise NotEmpty
        sample = reading.sample
        cohort = cohorts.create(session, sample.cohort, sample.groups, now=now, synthetic=True)
    generator = np.random.default_rng(SEED)
    codes: list[str] = []
    for start in range(0, size, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, size))
        with database.writing() as session:
            some = _Some(session, reading, generator, list(cohort.groups), now, numbers)
            codes += some.fill(cohort.id, secret, occasions)
    for occasion, _, _ in OCCASIONS[:occasions]:
        with database.writing() as session:
            releasing.release(session, cohort.id, occasion, reading.editions, now=now)
    return Filled(cohort.id, cohort.join_code, codes[:SHOWN_CODES])


@dataclass(frozen=True)
class _Some:
    """As many learners as are written at once."""

    session: Session
    reading: Reading
    generator: np.random.Generator
    groups: list[int]
    now: datetime
    numbers: range

    def fill(self, cohort_id: int, secret: str, occasions: int) -> list[str]:
        """Write these learners with everything they gave; gives their resume codes."""
        joined = (self.now - OCCASIONS[0][1]).date()
        group_of = [self.groups[number % len(self.groups)] for number in self.numbers]
        rows, codes = learner_rows(
            cohort_id, group_of, self.numbers, self.reading.language, secret, joined
        )
        learners = self._added(Learner, rows)
        self.session.get_one(Cohort, cohort_id).last_number = self.numbers.stop
        people = [
            simulation.person(self.generator, number % len(self.groups)) for number in self.numbers
        ]
        for occasion, ago, share in OCCASIONS[:occasions]:
            answering = self.generator.random(len(learners)) < share
            given = [
                Answered(learner, simulation.answers(self.generator, who, self._edition, occasion))
                for learner, who, takes_part in zip(learners, people, answering, strict=True)
                if takes_part
            ]
            self._write(occasion, given, self.now - ago)
        self._insert(PlanEntry, plan_rows(self.generator, self.reading, learners, self.now.date()))
        self._insert(
            SectionDone, reading_rows(self.generator, self.reading, learners, self.now.date())
        )
        taking_part.count_all(self.session, learners)
        return codes

    def _write(self, occasion: Occasion, given: list[Answered], on: datetime) -> None:
        attempts = self._added(Attempt, attempt_rows(self._edition, occasion, given, on))
        self._insert(
            Response,
            [
                {"attempt_id": attempt, "item_id": item, "option": option}
                for attempt, one in zip(attempts, given, strict=True)
                for item, option in one.answers.items()
            ],
        )
        written = reflection_rows(self.generator, self.reading, attempts, occasion)
        self._insert(Reflection, written)
        self._insert(OpenAnswer, consent_rows(written, on.date()))
        blocks.count_in_all(self.session, attempts, self.reading.editions)

    @property
    def _edition(self) -> Edition:
        return self.reading.instrument

    def _added(self, table: type[Learner | Attempt], rows: list[dict[str, object]]) -> list[int]:
        query = insert(table).returning(table.id, sort_by_parameter_order=True)
        return list(self.session.scalars(query, rows)) if rows else []

    def _insert(self, table: type[Base], rows: list[dict[str, object]]) -> None:
        if rows:
            self.session.execute(insert(table), rows)
