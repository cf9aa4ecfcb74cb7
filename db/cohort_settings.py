"""What tutors decide about a cohort: title, dates, languages, floor, join code."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Self

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import cohort_floor, cohorts
from db.audit import note_of_cohort
from db.cohort_groups import LONGEST_GROUP, accepted
from db.cohorts import CohortRecord
from db.errors import DatesCrossed, FloorOutOfRange, NotYours, RetentionTooSoon
from db.models import Cohort, CohortLanguage, CohortTutor, Tutor
from learning.codes import new_join_code
from learning.names import one_line
from learning.privacy import FLOOR, HIGHEST_FLOOR, LOWEST_FLOOR
from learning.vocabulary import Occasion

LONGEST_TITLE = 300
DOUBLE_CLICK = timedelta(seconds=5)


@dataclass(frozen=True)
class Settings:
    """What a cohort is called, when it runs, for whom, and how long its data are kept.

    No ``languages`` means every language there is; a day that is None is not fixed.
    """

    title: str
    languages: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    retain_until: date | None = None
    floor: int = FLOOR

    @classmethod
    def of(cls, cohort: CohortRecord) -> Self:
        """The settings that a cohort has."""
        return cls(**{one.name: getattr(cohort, one.name) for one in fields(cls)})

    def since(self, drawn: Self, now: Self) -> Self:
        """What was changed from ``drawn`` to these, on top of what they are ``now``."""
        names = [one.name for one in fields(self)]
        return replace(
            now, **{n: getattr(self, n) for n in names if getattr(self, n) != getattr(drawn, n)}
        )


def make(
    session: Session, tutor_id: int, settings: Settings, groups: Iterable[str], *, now: datetime
) -> CohortRecord:
    """Make a cohort that the tutor owns; only its baseline is open.

    Called twice within ``DOUBLE_CLICK`` for the same title it gives the same cohort twice.
    Raises: ``NameMissing``, ``DatesCrossed``, ``FloorOutOfRange`` or ``RetentionTooSoon``;
    ``NotYours`` where the tutor was withdrawn or erased.
    """
    title = _checked(settings)
    _check_retention(settings, now)
    names = [accepted(group, LONGEST_GROUP) for group in groups]
    _hold(session, tutor_id)
    if (before := _just_made(session, tutor_id, title, now)) is not None:
        return cohorts.record(session, before)
    made = cohorts.create(session, title, names, now=now, opened=(Occasion.BASELINE,))
    session.add(CohortTutor(cohort_id=made.id, tutor_id=tutor_id, owner=True, since=now.date()))
    session.flush()
    cohort = cohorts.held(session, tutor_id, made.id)
    _write(session, cohort, settings)
    note_of_cohort(session, tutor_id, made.id, "create", title, now)
    return cohorts.record(session, cohort)


def change(
    session: Session,
    tutor_id: int,
    cohort_id: int,
    settings: Settings,
    *,
    now: datetime,
    drawn: Settings | None = None,
) -> None:
    """Change what a cohort is called, its dates and its languages.

    Its owner also changes the floor and the day until which data are kept, which the audit log
    notes as old → new; a day is an ISO date, or nothing where none is fixed.
    Where ``drawn`` says what stood in the form, only what differs from it is changed: another
    window may have set the rest meanwhile.
    Raises: ``NotYours``, ``NameMissing``, ``DatesCrossed``, ``FloorOutOfRange``; ``OnlyOwner``
    where an invited tutor changes what is the owner's; ``RetentionTooSoon`` where a new day of
    keeping is not after today (UTC); ``FloorNotLowered`` and ``FloorSettled`` as
    ``db.cohort_floor.lowest`` says.
    """
    cohort = cohorts.held(session, tutor_id, cohort_id)
    before = Settings.of(cohorts.record(session, cohort))
    if drawn is not None:
        settings = settings.since(drawn, before)
    _checked(settings)
    if settings.floor != before.floor:
        cohorts.held(session, tutor_id, cohort_id, owner=True)
        cohort_floor.check(session, cohort, settings.floor)
        told = f"{before.floor} → {settings.floor}"
        note_of_cohort(session, tutor_id, cohort_id, "floor", told, now)
    if settings.retain_until != before.retain_until:
        cohorts.held(session, tutor_id, cohort_id, owner=True)
        _check_retention(settings, now)
        told = f"{before.retain_until or ''} → {settings.retain_until or ''}"
        note_of_cohort(session, tutor_id, cohort_id, "retention", told, now)
    _write(session, cohort, settings)


def new_code(session: Session, tutor_id: int, cohort_id: int) -> str:
    """A new join code; the old one stops working at once.

    Raises: ``NotYours``.
    """
    code = cohorts.held(session, tutor_id, cohort_id).join_code = new_join_code()
    return code


def _checked(settings: Settings) -> str:
    title = accepted(settings.title, LONGEST_TITLE)
    days = [settings.starts_on, settings.ends_on, settings.retain_until]
    fixed = [day for day in days if day is not None]
    if fixed != sorted(fixed):
        raise DatesCrossed
    if not LOWEST_FLOOR <= settings.floor <= HIGHEST_FLOOR:
        raise FloorOutOfRange
    return title


def _check_retention(settings: Settings, now: datetime) -> None:
    if settings.retain_until is not None and settings.retain_until <= now.date():
        raise RetentionTooSoon


def _hold(session: Session, tutor_id: int) -> None:
    """Let whatever else this tutor makes wait, so that one of two equal calls sees the other."""
    query = select(Tutor.id).where(Tutor.id == tutor_id, Tutor.withdrawn_at.is_(None))
    if session.scalar(query.with_for_update()) is None:
        raise NotYours


def _just_made(session: Session, tutor_id: int, title: str, now: datetime) -> Cohort | None:
    query = (
        select(Cohort)
        .join(CohortTutor, CohortTutor.cohort_id == Cohort.id)
        .where(
            CohortTutor.tutor_id == tutor_id,
            CohortTutor.owner,
            Cohort.title == title,
            Cohort.created_at > now - DOUBLE_CLICK,
        )
    )
    return session.scalars(query.limit(1)).one_or_none()


def _write(session: Session, cohort: Cohort, settings: Settings) -> None:
    cohort.title = one_line(settings.title)
    cohort.starts_on, cohort.ends_on = settings.starts_on, settings.ends_on
    cohort.retain_until, cohort.floor = settings.retain_until, settings.floor
    session.execute(delete(CohortLanguage).where(CohortLanguage.cohort_id == cohort.id))
    session.add_all(
        CohortLanguage(cohort_id=cohort.id, language=language)
        for language in dict.fromkeys(settings.languages)
    )
    session.flush()
