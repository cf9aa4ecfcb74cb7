"""Fill an empty database with a synthetic cohort: ``python -m db.demo [SIZE]``."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import cohorts, learners, plans
from db.engine import connect, database_url
from db.migrate import migrate
from db.models import Attempt, Cohort, Learner, Reflection, Response, SectionDone
from db.secret import server_secret
from learning import simulation
from learning.catalogue import Reading, load
from learning.plan import Commitment
from learning.sections import sections
from learning.simulation import Person
from learning.vocabulary import Occasion

SEED = 20_250_624
OCCASIONS = ((Occasion.BASELINE, timedelta(days=21)), (Occasion.AFTER, timedelta(days=2)))
SHOWN_CODES = 2


class NotEmpty(Exception):
    """There are learners already; a synthetic cohort must not mix with real people."""


@dataclass(frozen=True)
class _Filling:
    """What every part of the filling needs."""

    session: Session
    reading: Reading
    generator: np.random.Generator
    now: datetime


def fill(session: Session, reading: Reading, size: int, *, secret: str, now: datetime) -> list[str]:
    """Add one synthetic cohort of ``size`` learners on two occasions.

    Returns the resume codes of the first two learners. The same seed gives the same answers.
    Raises: ``NotEmpty`` where the database has learners already.
    """
    if session.scalar(select(func.count()).select_from(Learner)):
        raise NotEmpty
    sample = reading.sample
    cohort = cohorts.create(session, sample.cohort, list(sample.groups), now=now, synthetic=True)
    filling = _Filling(session, reading, np.random.default_rng(SEED), now)
    codes = []
    for number in range(size):
        group = number % len(cohort.groups)
        learner, code = learners.join(
            session,
            language=reading.language,
            secret=secret,
            today=(now - OCCASIONS[0][1]).date(),
            cohort_id=cohort.id,
            group_id=list(cohort.groups)[group],
        )
        who = simulation.person(filling.generator, group)
        for occasion, ago in OCCASIONS:
            _attempt(filling, learner.id, who, occasion, now - ago)
        _plan(filling, learner.id)
        _read(filling, learner.id)
        codes.append(code)
    return codes[:SHOWN_CODES]


def _attempt(
    filling: _Filling, learner_id: int, who: Person, occasion: Occasion, on: datetime
) -> None:
    edition = filling.reading.instrument
    given = simulation.answers(filling.generator, who, edition, occasion)
    attempt = Attempt(
        learner_id=learner_id,
        instrument_id=edition.plan.id,
        instrument_version=edition.plan.version,
        language=edition.language,
        occasion=occasion,
        sequence=1,
        step=0,
        revision=len(given),
        started_at=on,
        submitted_at=on + timedelta(minutes=18),
    )
    filling.session.add(attempt)
    filling.session.flush()
    filling.session.add_all(
        Response(attempt_id=attempt.id, item_id=item, option=option)
        for item, option in given.items()
    )
    filling.session.add_all(
        Reflection(attempt_id=attempt.id, item_id=item, text=text)
        for item, text in _texts(filling, occasion).items()
    )


def _texts(filling: _Filling, occasion: Occasion) -> dict[str, str]:
    return {
        item.id: str(filling.generator.choice(filling.reading.sample.reflections[item.id]))
        for item in filling.reading.instrument.on(occasion)
        if item.kind == "open" and simulation.writes(filling.generator)
    }


def _plan(filling: _Filling, learner_id: int) -> None:
    if not simulation.writes(filling.generator):
        return
    generator, today = filling.generator, filling.now.date()
    words = filling.reading.sample.plans[int(generator.integers(len(filling.reading.sample.plans)))]
    plans.save(
        filling.session,
        learner_id,
        Commitment(
            position=1,
            sureness=int(generator.integers(4, 11)),
            first_step_on=today + timedelta(days=int(generator.integers(3, 14))),
            asked_on=today + timedelta(weeks=7),
            asked_again_on=today + timedelta(weeks=26),
            **words.model_dump(),
        ),
    )


def _read(filling: _Filling, learner_id: int) -> None:
    names = list(sections(filling.reading))
    done = names[: int(filling.generator.integers(0, len(names)))]
    filling.session.add_all(
        SectionDone(learner_id=learner_id, section=name, done_on=filling.now.date())
        for name in done
    )


def main(arguments: list[str]) -> int:
    """Fill the database; print the join code and two resume codes to look around with."""
    size = int(arguments[0]) if arguments and arguments[0].isdecimal() else 40
    database = connect(database_url())
    migrate(database)
    reading = load().reading("")
    try:
        with database.writing() as session:
            codes = fill(session, reading, size, secret=server_secret(), now=datetime.now(UTC))
            join_code = session.scalar(select(Cohort.join_code))
    except NotEmpty:
        sys.stderr.write("the database has learners already: nothing was changed\n")
        return 1
    sys.stdout.write(f"{size} synthetic learners; join code {join_code}\n")
    sys.stdout.writelines(f"resume code {code}\n" for code in codes)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
