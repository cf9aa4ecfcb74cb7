"""Cohorts whose learners answered, made through the functions that the pages themselves use."""

from dataclasses import dataclass

import numpy as np

from db import attempts, cohort_life, cohort_settings, drafts, learners
from db.cohort_settings import Settings
from db.cohorts import CohortRecord
from db.models import Response
from db.secret import server_secret
from learning import simulation
from learning.vocabulary import Occasion
from ui import clock


@dataclass(frozen=True)
class FullCohort:
    """A cohort with its learners' ids in the order in which they joined."""

    cohort: CohortRecord
    learners: list[int]

    @property
    def address(self):
        """What the address of its pages says."""
        return {"cohort": str(self.cohort.id)}


def a_full_cohort(  # noqa: PLR0913  # each of them makes another cohort
    database,
    reading,
    size,
    groups=("Archive", "Museum"),
    occasions=(Occasion.BASELINE, Occasion.AFTER),
    released=True,
    *,
    tutor,
    title="Spring workshop",
    given=None,
    seed=7,
    **settings,
):
    """A tutor's cohort of ``size`` learners who took turns in joining its groups.

    All of them submit every occasion, with simulated answers or with ``given(place, occasion)``;
    each occasion is released once everybody has submitted it. ``tutor`` is a ``Person``.
    """
    with database.writing() as session:
        cohort = cohort_settings.make(
            session, tutor.tutor_id, Settings(title, **settings), groups, now=clock.now()
        )
    everybody = join(database, reading, cohort, size)
    generator = np.random.default_rng(seed)
    people = [simulation.person(generator, place % 2) for place in range(size)]
    for occasion in occasions:
        opened(database, tutor, cohort, occasion)
        answers = [
            given(place, occasion)
            if given
            else simulation.answers(generator, people[place], reading.instrument, occasion)
            for place in range(size)
        ]
        submit(database, reading, dict(zip(everybody, answers, strict=True)), occasion)
        if released:
            release(database, reading, tutor, cohort, occasion)
    return FullCohort(cohort, everybody)


def join(database, reading, cohort, size, group=None):
    """Ids of new learners of one group; without one they take turns in joining the groups."""
    groups = [group] if group else [*cohort.groups] or [None]
    with database.writing() as session:
        return [
            learners.join(
                session,
                language=reading.language,
                secret=server_secret(),
                today=clock.today(),
                cohort_id=cohort.id,
                group_id=groups[place % len(groups)],
            )[0].id
            for place in range(size)
        ]


def opened(database, tutor, cohort, occasion):
    """Let the cohort answer an occasion."""
    with database.writing() as session:
        cohort_life.open_occasion(session, tutor.tutor_id, cohort.id, occasion, now=clock.now())


def submit(database, reading, answers, occasion):
    """Let learners answer and submit one occasion; ``answers`` are responses by learner."""
    edition, now = reading.instrument, clock.now()
    with database.writing() as session:
        for learner_id, responses in answers.items():
            attempt = attempts.resume_or_open(
                session, learner_id, edition, occasion, in_cohort=True, now=now
            )
            # Saving every answer on its own would take most of a test's time.
            session.add_all(
                Response(attempt_id=attempt.id, item_id=item, option=option)
                for item, option in responses.items()
            )
            drafts.submit(
                session, learner_id, attempt.id, reading.editions, seen_revision=0, now=now
            )


def release(database, reading, tutor, cohort, occasion, now=None):
    """Show what waits for an occasion, as far as the floor allows."""
    with database.writing() as session:
        cohort_life.release(
            session,
            tutor.tutor_id,
            cohort.id,
            occasion,
            reading.editions,
            now=now or clock.now(),
        )
