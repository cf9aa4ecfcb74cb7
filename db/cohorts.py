"""Cohorts and their groups. ``python -m db.cohorts "Title" "Group A" "Group B"`` makes one."""

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.engine import connect, database_url
from db.errors import NotYours, OnlyOwner, UnknownCode
from db.migrate import migrate
from db.models import AuditEntry, Cohort, CohortLanguage, CohortOccasion, CohortTutor, Group, Tutor
from learning.codes import new_join_code, normalised
from learning.occasions import IN_COHORT
from learning.privacy import FLOOR
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class CohortRecord:
    """A cohort as pages see it; ``groups`` maps group id to name, in the order of making.

    No ``languages`` means every language there is.
    """

    id: int
    title: str
    join_code: str
    groups: dict[int, str]
    languages: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    floor: int = FLOOR
    retain_until: date | None = None
    frozen: bool = False
    archived: bool = False


def create(
    session: Session,
    title: str,
    groups: Sequence[str],
    *,
    now: datetime,
    join_code: str | None = None,
    synthetic: bool = False,
    opened: Collection[Occasion] = IN_COHORT,
) -> CohortRecord:
    """Make a cohort with a new join code, for which the occasions ``opened`` are open."""
    cohort = Cohort(
        id=_unused_id(session),
        title=title,
        join_code=normalised(join_code or new_join_code()),
        synthetic=synthetic,
        created_at=now,
    )
    session.add(cohort)
    session.flush()
    session.add_all(Group(cohort_id=cohort.id, name=name) for name in dict.fromkeys(groups))
    session.add_all(
        CohortOccasion(cohort_id=cohort.id, occasion=occasion, opened_at=now)
        for occasion in IN_COHORT
        if occasion in opened
    )
    session.flush()
    return record(session, cohort)


def by_join_code(session: Session, code: str) -> CohortRecord:
    """The cohort that a join code opens, be it frozen or not.

    Raises: ``UnknownCode``.
    """
    cohort = session.scalar(select(Cohort).where(Cohort.join_code == normalised(code)))
    if cohort is None:
        raise UnknownCode
    return record(session, cohort)


def of_learner(session: Session, cohort_id: int) -> CohortRecord:
    """The cohort that a learner belongs to."""
    return record(session, session.get_one(Cohort, cohort_id))


def for_tutor(session: Session, tutor_id: int, cohort_id: int) -> CohortRecord:
    """A cohort that a tutor owns or was invited to.

    Raises: ``NotYours`` where it is not theirs or not there, or the tutor was withdrawn.
    """
    cohort, _ = _of_tutor(session, tutor_id, cohort_id)
    return record(session, cohort)


def check(session: Session, tutor_id: int, cohort_id: int) -> None:
    """Let pass who owns a cohort or was invited to it; cheaper than ``for_tutor``.

    Raises: ``NotYours`` as ``for_tutor`` does.
    """
    _of_tutor(session, tutor_id, cohort_id)


def held(session: Session, tutor_id: int, cohort_id: int, *, owner: bool = False) -> Cohort:
    """A tutor's cohort, to be changed: other changes of it wait for the end of this transaction.

    Raises: ``NotYours`` as ``for_tutor`` does, ``OnlyOwner`` where ``owner`` is asked for and the
    tutor was only invited.
    """
    cohort, owns = _of_tutor(session, tutor_id, cohort_id, lock=True)
    if owner and not owns:
        raise OnlyOwner
    return cohort


def record(session: Session, cohort: Cohort) -> CohortRecord:
    """A cohort's row as pages see it."""
    groups = session.execute(
        select(Group.id, Group.name).where(Group.cohort_id == cohort.id).order_by(Group.id)
    )
    languages = session.scalars(
        select(CohortLanguage.language)
        .where(CohortLanguage.cohort_id == cohort.id)
        .order_by(CohortLanguage.language)
    )
    return CohortRecord(
        id=cohort.id,
        title=cohort.title,
        join_code=cohort.join_code,
        groups=dict(groups.all()),
        languages=tuple(languages),
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        floor=cohort.floor,
        retain_until=cohort.retain_until,
        frozen=cohort.frozen_at is not None,
        archived=cohort.archived_at is not None,
    )


def _of_tutor(
    session: Session, tutor_id: int, cohort_id: int, *, lock: bool = False
) -> tuple[Cohort, bool]:
    if lock:
        # First of all: what is read while waiting for the lock could be out of date after it.
        session.execute(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update())
    query = (
        select(Cohort, CohortTutor.owner)
        .join(CohortTutor, CohortTutor.cohort_id == Cohort.id)
        .join(Tutor, Tutor.id == CohortTutor.tutor_id)
        .where(Cohort.id == cohort_id, Tutor.id == tutor_id, Tutor.withdrawn_at.is_(None))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotYours
    cohort, owner = found
    return cohort, owner


def _unused_id(session: Session) -> int | None:
    # SQLite would give a deleted cohort's id to the next one, and its old audit entries with it.
    if session.get_bind().dialect.name != "sqlite":
        return None
    kept = session.scalar(select(func.max(Cohort.id))) or 0
    noted = session.scalar(select(func.max(AuditEntry.cohort_id))) or 0
    return 1 + int(max(kept, noted))


def main(arguments: list[str]) -> int:
    """Make the cohort named on the command line and print its join code."""
    if not arguments or arguments[0].startswith("-"):
        sys.stderr.write('usage: python -m db.cohorts "Title" ["Group" ...]\n')
        return 2
    database = connect(database_url())
    migrate(database)
    with database.writing() as session:
        cohort = create(session, arguments[0], arguments[1:], now=datetime.now(UTC))
    sys.stdout.write(f"{cohort.join_code}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
