"""What tutors do with a cohort over time: open, close, release, freeze, archive, delete."""

from datetime import datetime

from sqlalchemy import delete as delete_from
from sqlalchemy.orm import Session

from db import cohort_occasions, cohorts, releasing
from db.audit import note_of_cohort
from db.errors import TitleDiffers
from db.kept import Editions
from db.models import Cohort
from learning.names import one_line
from learning.vocabulary import Occasion


def open_occasion(
    session: Session, tutor_id: int, cohort_id: int, occasion: Occasion, *, now: datetime
) -> None:
    """Let a cohort answer an occasion, for the first time or again.

    Raises: ``NotYours``.
    """
    cohorts.held(session, tutor_id, cohort_id)
    cohort_occasions.set_open(session, cohort_id, occasion, now)
    note_of_cohort(session, tutor_id, cohort_id, "open", occasion, now)


def close_occasion(
    session: Session,
    tutor_id: int,
    cohort_id: int,
    occasion: Occasion,
    editions: Editions,
    *,
    now: datetime,
) -> int:
    """Take no more answers on an occasion and release what waits; how many people that shows.

    Raises: ``NotYours``.
    """
    cohorts.held(session, tutor_id, cohort_id)
    cohort_occasions.set_closed(session, cohort_id, occasion, now)
    shown = releasing.release(session, cohort_id, occasion, editions, now=now)
    note_of_cohort(session, tutor_id, cohort_id, "close", f"{occasion} +{shown}", now)
    return shown


def release(
    session: Session,
    tutor_id: int,
    cohort_id: int,
    occasion: Occasion,
    editions: Editions,
    *,
    now: datetime,
) -> int:
    """Show what waits for an occasion, as far as the floor allows; how many people that shows.

    Raises: ``NotYours``.
    """
    cohorts.held(session, tutor_id, cohort_id)
    shown = releasing.release(session, cohort_id, occasion, editions, now=now)
    if shown:
        note_of_cohort(session, tutor_id, cohort_id, "release", f"{occasion} +{shown}", now)
    return shown


def set_frozen(
    session: Session, tutor_id: int, cohort_id: int, *, frozen: bool, now: datetime
) -> None:
    """Keep a cohort readable without taking answers or people, or take them again.

    Raises: ``NotYours``.
    """
    cohort = cohorts.held(session, tutor_id, cohort_id)
    if (cohort.frozen_at is not None) is not frozen:
        cohort.frozen_at = now if frozen else None
        note_of_cohort(session, tutor_id, cohort_id, "freeze" if frozen else "unfreeze", "", now)


def set_archived(
    session: Session, tutor_id: int, cohort_id: int, *, archived: bool, now: datetime
) -> None:
    """Put a cohort out of the way, which freezes it too, or take it back as it was.

    Raises: ``NotYours``, ``OnlyOwner``.
    """
    cohort = cohorts.held(session, tutor_id, cohort_id, owner=True)
    if (cohort.archived_at is not None) is not archived:
        cohort.archived_at = now if archived else None
        note_of_cohort(
            session, tutor_id, cohort_id, "archive" if archived else "unarchive", "", now
        )


def delete(session: Session, tutor_id: int, cohort_id: int, typed: str, *, now: datetime) -> None:
    """Delete a cohort with everything in it, its learners included; the title confirms it.

    The rows leave the files too with ``Database.forget_erased`` and ``db.retention``.
    Raises: ``NotYours``, ``OnlyOwner``, ``TitleDiffers``.
    """
    cohort = cohorts.held(session, tutor_id, cohort_id, owner=True)
    if one_line(typed) != cohort.title:
        raise TitleDiffers
    delete_row(session, cohort_id)
    note_of_cohort(session, tutor_id, cohort_id, "delete", cohort.title, now, about_id=tutor_id)


def delete_row(session: Session, cohort_id: int) -> None:
    """Delete a cohort whoever it belongs to; the database cascades to every table."""
    session.execute(delete_from(Cohort).where(Cohort.id == cohort_id))
