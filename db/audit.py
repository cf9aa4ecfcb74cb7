"""The audit log: who exported, released, closed or deleted what, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import AuditEntry, Cohort, CohortTutor, Tutor

ENDS = ("cohort.delete", "cohort.expire")
"""What ends a cohort: ``detail`` is the title it had, ``about`` the tutor who owned it."""


@dataclass(frozen=True)
class AuditRecord:
    """One entry; ``tutor`` is their name, None for the operator or somebody who is gone.

    ``about`` is the name of the tutor to whom it was done; None where none is concerned, where they
    are gone, and in a cohort that the reader may not see.
    """

    at: datetime
    tutor: str | None
    cohort_id: int | None
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
    mine = _cohorts(tutor_id)
    seen = _seen_by(tutor_id, mine)
    if cohort_id is not None:
        seen = and_(seen, AuditEntry.cohort_id == cohort_id)
    return _records(session, seen, mine, limit, skip)


def number(session: Session, tutor_id: int, *, cohort_id: int) -> int:
    """How many entries ``of_cohorts`` has about a cohort, whatever its ``limit``."""
    seen = and_(_seen_by(tutor_id, _cohorts(tutor_id)), AuditEntry.cohort_id == cohort_id)
    return _number(session, seen)


def of_gone(
    session: Session, tutor_id: int, *, limit: int = 200, skip: int = 0
) -> list[AuditRecord]:
    """Entries about deleted cohorts: all of those the tutor owned last, of others their own deeds.

    They come newest first; the newest ``skip`` of them are left out. A withdrawn tutor sees none.
    """
    owned = _owned_last(tutor_id)
    return _records(session, and_(_seen_by(tutor_id, owned), _gone()), owned, limit, skip)


def number_of_gone(session: Session, tutor_id: int) -> int:
    """How many entries ``of_gone`` has, whatever its ``limit``."""
    return _number(session, and_(_seen_by(tutor_id, _owned_last(tutor_id)), _gone()))


def titles_of_gone(session: Session, tutor_id: int) -> dict[int, str]:
    """What the deleted cohorts that a tutor owned last were called, by id."""
    query = select(AuditEntry.cohort_id, AuditEntry.detail).where(
        AuditEntry.action.in_(ENDS), _seen_by(tutor_id, _owned_last(tutor_id))
    )
    return {cohort_id: title for cohort_id, title in session.execute(query) if cohort_id}


def _records(
    session: Session, seen: ColumnElement[bool], known: Select[Any], limit: int, skip: int
) -> list[AuditRecord]:
    about = aliased(Tutor)
    query = (
        select(AuditEntry, Tutor.name, about.name)
        .outerjoin(Tutor, Tutor.id == AuditEntry.tutor_id)
        # Who is called so today is for those who may see the cohort, or saw the end of it.
        .outerjoin(about, and_(about.id == AuditEntry.about_id, AuditEntry.cohort_id.in_(known)))
        .where(seen)
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return [
        AuditRecord(entry.at, tutor, entry.cohort_id, entry.action, entry.detail, name)
        for entry, tutor, name in session.execute(query)
    ]


def _number(session: Session, seen: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(AuditEntry).where(seen)) or 0


def _cohorts(tutor_id: int) -> Select[Any]:
    return select(CohortTutor.cohort_id).where(CohortTutor.tutor_id == tutor_id)


def _owned_last(tutor_id: int) -> Select[Any]:
    """Ids of the deleted cohorts that a tutor owned at the end; only an owner deletes one."""
    end = aliased(AuditEntry)
    owner = or_(end.about_id == tutor_id, end.tutor_id == tutor_id)
    return select(end.cohort_id).where(end.action.in_(ENDS), owner)


def _gone() -> ColumnElement[bool]:
    there = select(Cohort.id).where(Cohort.id == AuditEntry.cohort_id).exists()
    return and_(AuditEntry.cohort_id.is_not(None), ~there)


def _seen_by(tutor_id: int, cohorts: Select[Any]) -> ColumnElement[bool]:
    """The condition that an entry is about one of these cohorts, or the tutor's own deed."""
    reader = select(Tutor.id).where(Tutor.id == tutor_id, Tutor.withdrawn_at.is_(None)).exists()
    own = or_(AuditEntry.cohort_id.in_(cohorts), AuditEntry.tutor_id == tutor_id)
    return and_(reader, own)
