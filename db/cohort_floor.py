"""How far the privacy floor of a cohort can still change."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import cohorts
from db.cohorts import CohortRecord
from db.errors import FloorNotLowered, FloorSettled
from db.models import Attempt, Block, Cohort, Learner
from learning.privacy import LOWEST_FLOOR


def lowest(session: Session, tutor_id: int, cohort_id: int) -> int | None:
    """The lowest floor that a tutor's cohort may be given, or None where it cannot change any more.

    Once anybody has submitted it only rises. Once anything was shown it stays: what is shown leaves
    over nobody, or as many people as the floor it was grouped for, and fewer than a higher one.
    Raises: ``NotYours``.
    """
    return _lowest(session, cohorts.for_tutor(session, tutor_id, cohort_id))


def check(session: Session, cohort: Cohort, floor: int) -> None:
    """Let pass a floor that a cohort, which was held for a change, may be given.

    Raises: ``FloorNotLowered``, ``FloorSettled``.
    """
    least = _lowest(session, cohort)
    if least is None:
        raise FloorSettled
    if floor < least:
        raise FloorNotLowered


def _lowest(session: Session, cohort: Cohort | CohortRecord) -> int | None:
    shown = select(Block.id).where(Block.cohort_id == cohort.id, Block.released_at.is_not(None))
    if session.scalar(shown.limit(1)) is not None:
        return None
    submitted = (
        select(Attempt.id)
        .join(Learner, Learner.id == Attempt.learner_id)
        .where(Learner.cohort_id == cohort.id, Attempt.submitted_at.is_not(None))
    )
    anybody = session.scalar(submitted.limit(1)) is not None
    return cohort.floor if anybody else LOWEST_FLOOR
