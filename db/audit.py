"""The audit log: who exported, released, closed or deleted what, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db import tutors
from db.models import AuditEntry, Cohort, CohortTutor, Tutor


@dataclass(frozen=True)
class AuditRecord:
    """One entry; ``tutor`` is their name, None for the operator or somebody who is gone.

    ``cohort`` is the cohort's title, None where none is concerned or it was deleted.
    """

    at: datetime
    tutor: str | None
    cohort_id: int | None
    cohort: str | None
    action: str
    detail: str


def note(
    session: Session,
    *,
    action: str,
    tutor_id: int | None,
    cohort_id: int | None,
    detail: str,
    now: datetime,
) -> None:
    """Write an entry; ``detail`` never holds what learners wrote, a code or a hash."""
    session.add(
        AuditEntry(at=now, tutor_id=tutor_id, cohort_id=cohort_id, action=action, detail=detail)
    )


def note_of_cohort(
    session: Session, tutor_id: int, cohort_id: int, action: str, detail: str, now: datetime
) -> None:
    """Write what a tutor did with a cohort; ``action`` comes without its first word."""
    note(
        session,
        action=f"cohort.{action}",
        tutor_id=tutor_id,
        cohort_id=cohort_id,
        detail=detail,
        now=now,
    )


def of_cohorts(
    session: Session, tutor_id: int, *, cohort_id: int | None = None, limit: int = 200
) -> list[AuditRecord]:
    """Entries about the cohorts that a tutor may see, and the tutor's own; newest first.

    ``cohort_id`` narrows them to one cohort. A withdrawn tutor sees none.
    """
    if tutors.find(session, tutor_id) is None:
        return []
    mine = select(CohortTutor.cohort_id).where(CohortTutor.tutor_id == tutor_id)
    query = (
        select(AuditEntry, Tutor.name, Cohort.title)
        .outerjoin(Tutor, Tutor.id == AuditEntry.tutor_id)
        .outerjoin(Cohort, Cohort.id == AuditEntry.cohort_id)
        .where(or_(AuditEntry.cohort_id.in_(mine), AuditEntry.tutor_id == tutor_id))
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(limit)
    )
    if cohort_id is not None:
        query = query.where(AuditEntry.cohort_id == cohort_id)
    return [
        AuditRecord(entry.at, tutor, entry.cohort_id, title, entry.action, entry.detail)
        for entry, tutor, title in session.execute(query)
    ]
