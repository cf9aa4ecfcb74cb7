"""Action plans."""

from dataclasses import asdict, fields, replace
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.errors import NotOffered, TextTooLong
from db.learners import hold
from db.models import PlanEntry
from learning.plan import LONGEST_FIELD, POSITIONS, STATUSES, SURENESS, Commitment, Status


def of_learner(session: Session, learner_id: int) -> list[Commitment]:
    """A learner's commitments in order; empty where there is no plan yet."""
    query = select(PlanEntry).where(PlanEntry.learner_id == learner_id).order_by(PlanEntry.position)
    names = [field.name for field in fields(Commitment)]
    return [
        Commitment(**{name: getattr(entry, name) for name in names})
        for entry in session.scalars(query)
    ]


def save(session: Session, learner_id: int, commitment: Commitment) -> None:
    """Keep one commitment as it stands now.

    Raises: ``NotOffered`` for a position, status or sureness that does not exist, ``TextTooLong``
    above ``LONGEST_FIELD`` characters in one field, ``NotYours`` where the learner was erased.
    """
    if commitment.position not in POSITIONS or commitment.status not in (None, *STATUSES):
        raise NotOffered
    if commitment.sureness not in (None, *SURENESS):
        raise NotOffered
    if commitment.longest > LONGEST_FIELD:
        raise TextTooLong
    given = {
        name: value.replace("\x00", "").strip() if isinstance(value, str) else value
        for name, value in asdict(commitment).items()
    }
    hold(session, learner_id)
    kept = session.scalar(
        select(PlanEntry).where(
            PlanEntry.learner_id == learner_id, PlanEntry.position == commitment.position
        )
    )
    if kept is None:
        session.add(PlanEntry(learner_id=learner_id, **given))
        return
    for name, value in given.items():
        setattr(kept, name, value)


def report(
    session: Session,
    learner_id: int,
    position: int,
    *,
    status: Status | None,
    reason: str,
    today: date,
) -> None:
    """Say how a commitment went; one that was removed meanwhile stays removed.

    Raises: ``TextTooLong`` as ``save`` does.
    """
    for kept in of_learner(session, learner_id):
        if kept.position == position:
            told = replace(kept, status=status, status_reason=reason, status_on=today)
            save(session, learner_id, told)


def remove(session: Session, learner_id: int, position: int) -> None:
    """Take one commitment out of a plan."""
    session.execute(
        delete(PlanEntry).where(PlanEntry.learner_id == learner_id, PlanEntry.position == position)
    )
