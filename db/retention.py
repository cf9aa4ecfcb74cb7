"""Delete what is past its time, for good: ``python -m db.retention``, once a day.

Cohorts go after their last day. What anybody erased since the last run leaves SQLite's file too.
"""

import sys
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import audit, cohort_life
from db.engine import Database, NotRewritten, connect, database_url
from db.migrate import migrate
from db.models import Cohort, CohortTutor


def delete_expired(database: Database, now: datetime) -> list[str]:
    """Delete every cohort whose last day of keeping has passed; the titles of those deleted.

    Each goes in a transaction of its own, and the audit log says so to who owned it.
    """
    with database.reading() as session:
        due = list(
            session.scalars(
                select(Cohort.id).where(Cohort.retain_until < now.date()).order_by(Cohort.id)
            )
        )
    titles = []
    for cohort_id in due:
        with database.writing() as session:
            cohort = session.get(Cohort, cohort_id, with_for_update=True)
            # A tutor may have given it more time a moment ago, or deleted it.
            if cohort is None or cohort.retain_until is None or cohort.retain_until >= now.date():
                continue
            titles.append(cohort.title)
            owner = _owner(session, cohort_id)
            cohort_life.delete_row(session, cohort_id)
            audit.note(
                session,
                action="cohort.expire",
                tutor_id=None,
                cohort_id=cohort_id,
                detail=cohort.title,
                now=now,
                about_id=owner,
            )
    return titles


def _owner(session: Session, cohort_id: int) -> int | None:
    query = select(CohortTutor.tutor_id)
    return session.scalar(query.where(CohortTutor.cohort_id == cohort_id, CohortTutor.owner))


def main(arguments: list[str]) -> int:
    """Delete what is past its date and print what that was, then rewrite the database's file.

    Gives 0, or 1 where the file could not be rewritten, which is said, or 2 for a wrong command.
    """
    if arguments:
        sys.stderr.write("usage: python -m db.retention\n")
        return 2
    database = connect(database_url())
    migrate(database)
    titles = delete_expired(database, datetime.now(UTC))
    sys.stdout.writelines(f"deleted: {title}\n" for title in titles)
    sys.stdout.write(f"{len(titles)} cohorts were past their date\n")
    try:
        database.rewrite()
    except NotRewritten as reason:
        sys.stderr.write(
            f"not done: what was erased may still be in the database's files ({reason}); "
            "the next run tries again\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
