"""Fill an empty database with a synthetic cohort: ``python -m db.demo [SIZE]``."""

import sys
from argparse import ArgumentParser
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from db import setup_links, tutors
from db.engine import connect, database_url
from db.migrate import migrate
from db.models import CohortTutor
from db.public_address import setup_address
from db.secret import server_secret
from db.synthetic import OCCASIONS, NotEmpty, fill
from learning.catalogue import load


def main(arguments: list[str]) -> int:
    """Fill the database; print the join code and two resume codes to look around with."""
    asked = _parser().parse_args(arguments)
    database = connect(database_url())
    migrate(database)
    now = datetime.now(UTC)
    secret = server_secret()
    try:
        filled = fill(
            database,
            load().reading(""),
            asked.size,
            secret=secret,
            now=now,
            occasions=asked.occasions,
        )
    except NotEmpty:
        sys.stderr.write("the database has learners already: nothing was changed\n")
        return 1
    sys.stdout.write(f"{asked.size} synthetic learners; join code {filled.join_code}\n")
    sys.stdout.writelines(f"resume code {code}\n" for code in filled.codes)
    if asked.tutor:
        with database.writing() as session:
            token = own(session, filled.cohort_id, asked.tutor, secret, now)
        sys.stdout.write(f"{asked.tutor} sets a password here: {setup_address(token)}\n")
    return 0


def own(session: Session, cohort_id: int, email: str, secret: str, now: datetime) -> str:
    """Make somebody a tutor who owns the cohort; gives the token of their setup link."""
    tutor = tutors.add(session, email, email, now=now)
    session.add(CohortTutor(cohort_id=cohort_id, tutor_id=tutor.id, owner=True, since=now.date()))
    return setup_links.for_tutor(session, tutor.id, secret, now=now)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m db.demo", description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=40, help="how many learners (40)")
    parser.add_argument(
        "--occasions",
        type=int,
        choices=range(1, len(OCCASIONS) + 1),
        default=2,
        help="how many of baseline, after and follow-up they answered (2)",
    )
    parser.add_argument("--tutor", metavar="EMAIL", help="a tutor who is to own the cohort")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
