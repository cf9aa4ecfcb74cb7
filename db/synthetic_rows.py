"""Rows of the synthetic cohort, many at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from learning import simulation
from learning.codes import fingerprint, new_resume_code
from learning.edition import Edition
from learning.plan import Commitment
from learning.reading import Reading
from learning.sections import sections
from learning.vocabulary import Occasion

Rows = list[dict[str, Any]]
ONE_IN = 12
"""Of so many open answers one may be quoted to the class."""


@dataclass(frozen=True)
class Answered:
    """What one learner chose on one occasion."""

    learner_id: int
    answers: Mapping[str, str]


def learner_rows(
    cohort_id: int,
    groups: Sequence[int],
    numbers: range,
    language: str,
    secret: str,
    joined_on: date,
) -> tuple[Rows, list[str]]:
    """Learners with their numbers from 1, and the resume code of each."""
    codes = [new_resume_code() for _ in numbers]
    rows = [
        {
            "cohort_id": cohort_id,
            "group_id": group,
            "number": number + 1,
            "language": language,
            "resume_hash": fingerprint(code, secret),
            "joined_on": joined_on,
        }
        for group, number, code in zip(groups, numbers, codes, strict=True)
    ]
    return rows, codes


def attempt_rows(
    edition: Edition, occasion: Occasion, given: Sequence[Answered], on: datetime
) -> Rows:
    """Submitted attempts."""
    return [
        {
            "learner_id": one.learner_id,
            "instrument_id": edition.plan.id,
            "instrument_version": edition.plan.version,
            "language": edition.language,
            "occasion": occasion,
            "sequence": 1,
            "step": 0,
            "revision": len(one.answers),
            "started_at": on,
            "submitted_at": on + timedelta(minutes=18),
            "withheld": False,
        }
        for one in given
    ]


def reflection_rows(
    generator: np.random.Generator, reading: Reading, attempts: Sequence[int], occasion: Occasion
) -> Rows:
    """What those who write something answer to the open questions of an occasion."""
    items = [item.id for item in reading.instrument.on(occasion) if item.kind == "open"]
    return [
        {
            "attempt_id": attempt,
            "item_id": item,
            "text": str(generator.choice(reading.sample.reflections[item])),
        }
        for attempt in attempts
        for item in items
        if simulation.writes(generator)
    ]


def consent_rows(written: Rows, since: date) -> Rows:
    """The consent of some writers to be quoted to the class, all of whom a tutor chose."""
    return [
        {
            "attempt_id": row["attempt_id"],
            "item_id": row["item_id"],
            "plan_entry_id": None,
            "quotable_since": since,
            "in_class_since": since,
        }
        for row in written[::ONE_IN]
    ]


def plan_rows(
    generator: np.random.Generator, reading: Reading, learners: Sequence[int], today: date
) -> Rows:
    """One commitment of those who write one."""
    plans = reading.sample.plans
    return [
        {
            "learner_id": learner_id,
            **asdict(
                Commitment(
                    position=1,
                    sureness=int(generator.integers(4, 11)),
                    first_step_on=today + timedelta(days=int(generator.integers(3, 14))),
                    asked_on=today + timedelta(weeks=7),
                    asked_again_on=today + timedelta(weeks=26),
                    **plans[int(generator.integers(len(plans)))].model_dump(),
                )
            ),
        }
        for learner_id in learners
        if simulation.writes(generator)
    ]


def reading_rows(
    generator: np.random.Generator, reading: Reading, learners: Sequence[int], today: date
) -> Rows:
    """The sections that each learner marked as done: the first ones, up to somewhere."""
    names = list(sections(reading))
    return [
        {"learner_id": learner_id, "section": name, "done_on": today}
        for learner_id in learners
        for name in names[: int(generator.integers(0, len(names)))]
    ]
