"""The audit log: who exported, released, closed or deleted what, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import AuditEntry, Cohort, CohortTutor, Tutor


@dataclass(frozen=True)
class AuditRecord:
    """One entry; ``tutor`` is their name, None for the operator or somebody who is gone.

    ``cohort`` is the cohort's title and ``about`` the name of the tutor to whom it was done; each
    is None where none is concerned, where it is gone, and in a cohort that the reader may not see.
    """

    at: datetime
    tutor: str | None
    cohort_id: int | None
    cohort: str | None
    action: str
    detail: str
    about: str | None = None


def note(
    session: Session,
    *,
    action: str,
    tutor_id: int | None,
    cohort_id: int | None,
    detail: str,
    now: datetime,
    about_id: int | None = None,
) -> None:
    """Write an entry; ``about_id`` is the tutor to whom something was done.

    ``detail`` never holds what learners wrote, the name of a tutor, a code or a hash.
    """
    session.add(
        AuditEntry(
            at=now,
            tutor_id=tutor_id,
            cohort_id=cohort_id,
            action=action,
            detail=detail,
            about_id=about_id,
        )
    )


def note_of_cohort(
    session: Session,
    tutor_id: int,
    cohort_id: int,
    action: str,
    detail: str,
    now: datetime,
    *,
    about_id: int | None = None,
) -> None:
    """Write what a tutor did with a cohort; ``action`` comes without its first word."""
    note(
        session,
        action=f"cohort.{action}",
        tutor_id=tutor_id,
        cohort_id=cohort_id,
        detail=detail,
        now=now,
        about_id=about_id,
    )


def of_cohorts(
    session: Session,
    tutor_id: int,
    *,
    cohort_id: int | None = None,
    limit: int = 200,
    skip: int = 0,
) -> list[AuditRecord]:
    """Entries about the cohorts that a tutor may see, and the tutor's own; newest first.

    ``cohort_id`` narrows them to one cohort; the newest ``skip`` of them are left out. A withdrawn
    tutor sees none.
    """
    about, mine = aliased(Tutor), _cohorts(tutor_id)
    query = (
        select(AuditEntry, Tutor.name, Cohort.title, about.name)
        .outerjoin(Tutor, Tutor.id == AuditEntry.tutor_id)
        # What is called so today is for those who may see the cohort today.
        .outerjoin(Cohort, and_(Cohort.id == AuditEntry.cohort_id, Cohort.id.in_(mine)))
        .outerjoin(about, and_(about.id == AuditEntry.about_id, AuditEntry.cohort_id.in_(mine)))
        .where(_seen_by(tutor_id, cohort_id))
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return [
        AuditRecord(entry.at, tutor, entry.cohort_id, title, entry.action, entry.detail, name)
        for entry, tutor, title, name in session.execute(query)
    ]


def number(session: Session, tutor_id: int, *, cohort_id: int | None = None) -> int:
    """How many entries ``of_cohorts`` has, whatever its ``limit``."""
    query = select(func.count()).select_from(AuditEntry).where(_seen_by(tutor_id, cohort_id))
    return session.scalar(query) or 0


def _cohorts(tutor_id: int) -> Select[int]:
    return select(CohortTutor.cohort_id).where(CohortTutor.tutor_id == tutor_id)


def _seen_by(tutor_id: int, cohort_id: int | None) -> ColumnElement[bool]:
    reader = select(Tutor.id).where(Tutor.id == tutor_id, Tutor.withdrawn_at.is_(None)).exists()
    own = or_(AuditEntry.cohort_id.in_(_cohorts(tutor_id)), AuditEntry.tutor_id == tutor_id)
    seen = and_(reader, own)
    return seen if cohort_id is None else and_(seen, AuditEntry.cohort_id == cohort_id)
