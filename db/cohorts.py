"""Cohorts and their groups. ``python -m db.cohorts "Title" "Group A" "Group B"`` makes one."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.engine import connect, database_url
from db.errors import UnknownCode
from db.migrate import migrate
from db.models import Cohort, Group
from learning.codes import new_join_code, normalised


@dataclass(frozen=True)
class CohortRecord:
    """A cohort as pages see it; ``groups`` maps group id to name, in the order of making."""

    id: int
    title: str
    join_code: str
    groups: dict[int, str]


def create(
    session: Session,
    title: str,
    groups: list[str],
    *,
    now: datetime,
    join_code: str | None = None,
    synthetic: bool = False,
) -> CohortRecord:
    """Make a cohort with a new join code."""
    cohort = Cohort(
        title=title,
        join_code=normalised(join_code or new_join_code()),
        synthetic=synthetic,
        created_at=now,
    )
    session.add(cohort)
    session.flush()
    session.add_all(Group(cohort_id=cohort.id, name=name) for name in dict.fromkeys(groups))
    session.flush()
    return _record(session, cohort)


def by_join_code(session: Session, code: str) -> CohortRecord:
    """The cohort that a join code opens.

    Raises: ``UnknownCode``.
    """
    cohort = session.scalar(select(Cohort).where(Cohort.join_code == normalised(code)))
    if cohort is None:
        raise UnknownCode
    return _record(session, cohort)


def of_learner(session: Session, cohort_id: int) -> CohortRecord:
    """The cohort that a learner belongs to."""
    return _record(session, session.get_one(Cohort, cohort_id))


def _record(session: Session, cohort: Cohort) -> CohortRecord:
    rows = session.execute(
        select(Group.id, Group.name).where(Group.cohort_id == cohort.id).order_by(Group.id)
    )
    return CohortRecord(cohort.id, cohort.title, cohort.join_code, dict(rows.all()))


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
