"""Who takes part in a cohort, and never what they answered."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Exists, select
from sqlalchemy.orm import Session

from db import cohorts, taking_part
from db.models import Attempt, Learner
from db.taking_part import JOINED, STARTED, SUBMITTED
from learning.occasions import IN_COHORT
from learning.participation import Days
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class Participation:
    """How many people of a cohort joined, started and submitted.

    ``groups`` holds the same by group id, None for those without a group; it is raw and has to pass
    ``learning.participation.by_group`` before anybody sees it. ``days`` is empty for a group.
    """

    joined: int
    started: dict[Occasion, int]
    submitted: dict[Occasion, int]
    groups: dict[int | None, "Participation"]
    days: Days


def figures(session: Session, tutor_id: int, cohort_id: int) -> Participation:
    """The participation of a tutor's cohort, from what is kept of it whatever its size.

    Raises: ``NotYours``.
    """
    cohorts.check(session, tutor_id, cohort_id)
    people: Counter[tuple[str, int]] = Counter()
    days: dict[str, Counter[date]] = defaultdict(Counter)
    for key, count in taking_part.of_cohort(session, cohort_id).items():
        people[key.what, key.group_id] += count
        days[key.what][key.day] += count
    groups = {
        group or None: Participation(
            people[JOINED, group],
            {occasion: people[what, group] for occasion, what in STARTED.items()},
            {occasion: people[what, group] for occasion, what in SUBMITTED.items()},
            {},
            Days(),
        )
        for what, group in list(people)
        if what == JOINED
    }
    return Participation(
        sum(part.joined for part in groups.values()),
        {o: sum(part.started[o] for part in groups.values()) for o in IN_COHORT},
        {o: sum(part.submitted[o] for part in groups.values()) for o in IN_COHORT},
        groups,
        Days(
            _cumulative(days[JOINED]),
            {occasion: _cumulative(days[what]) for occasion, what in STARTED.items()},
            {occasion: _cumulative(days[what]) for occasion, what in SUBMITTED.items()},
        ),
    )


def not_submitted(session: Session, tutor_id: int, cohort_id: int, occasion: Occasion) -> list[int]:
    """Numbers of the learners who could still submit an occasion and have not, in order.

    Who has submitted a later occasion is absent, since they cannot make up for this one, and so is
    who submitted nothing that a follow-up could follow.
    Raises: ``NotYours``.
    """
    cohorts.check(session, tutor_id, cohort_id)
    place = IN_COHORT.index(occasion)
    query = (
        select(Learner.number)
        .where(
            Learner.cohort_id == cohort_id,
            Learner.number.is_not(None),
            ~_submitted_any(IN_COHORT[place:]),
        )
        .order_by(Learner.number)
    )
    if occasion is Occasion.FOLLOW_UP:
        query = query.where(_submitted_any(IN_COHORT[:place]))
    return [number for number in session.scalars(query) if number is not None]


def _submitted_any(occasions: Sequence[Occasion]) -> Exists:
    return (
        select(Attempt.id)
        .where(
            Attempt.learner_id == Learner.id,
            Attempt.occasion.in_(occasions),
            Attempt.submitted_at.is_not(None),
        )
        .exists()
    )


def _cumulative(counts: Counter[date]) -> dict[date, int]:
    total, found = 0, {}
    for day in sorted(counts):
        total += counts[day]
        found[day] = total
    return found
