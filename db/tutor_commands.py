"""The operator's commands about tutors; ``db.tutors`` runs them."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from db import setup_links, tutors
from db.engine import connect, database_url
from db.errors import UnusableEmail
from db.migrate import migrate
from db.public_address import setup_address
from db.secret import server_secret
from db.tutors import StillOwner, TutorRecord

HOURS = int(setup_links.LASTS.total_seconds() // 3600)
DONE, REFUSED = 0, 1


class _NotPossible(Exception):
    """The command cannot be done; its text says why."""


def main(arguments: Sequence[str]) -> int:
    """Run one command: 0 where it was done, 1 where it was refused, 2 where it is not one."""
    asked = _parser().parse_args(arguments)
    database = connect(database_url())
    migrate(database)
    try:
        with database.writing() as session:
            answer = _answer(session, asked, datetime.now(UTC))
    except UnusableEmail:
        return _refuse(f"{asked.email}: this cannot be an e-mail address")
    except StillOwner:
        return _refuse(f"{asked.email}: owns cohorts; 'hand-over' gives them to somebody else")
    except _NotPossible as reason:
        return _refuse(str(reason))
    finally:
        database.engine.dispose()
    sys.stdout.write(answer)
    return DONE


def _answer(session: Session, asked: argparse.Namespace, now: datetime) -> str:
    if asked.command == "list":
        return "".join(map(_line, tutors.listed(session)))
    if asked.command == "add":
        if tutors.by_email(session, asked.email):
            raise _NotPossible(f"{asked.email}: on the list already; 'reset' makes a new link")
        return _link(session, tutors.add(session, asked.email, asked.name, now=now), now)
    tutor = _known(session, asked.email, withdrawn=asked.command in {"hand-over", "erase"})
    if asked.command == "reset":
        return _link(session, tutor, now)
    if asked.command == "hand-over":
        cohorts = tutors.hand_over(session, tutor.id, _known(session, asked.to).id, now=now)
        return f"{tutor.email}: {cohorts} cohorts given to {asked.to}\n"
    if asked.command == "erase":
        tutors.erase(session, tutor.id)
        return f"{tutor.email}: erased\n"
    tutors.withdraw(session, tutor.id, now=now)
    return f"{tutor.email}: withdrawn, and signed out everywhere\n"


def _known(session: Session, email: str, *, withdrawn: bool = False) -> TutorRecord:
    tutor = tutors.by_email(session, email, withdrawn=withdrawn)
    if tutor is None:
        raise _NotPossible(f"{email}: not on the list")
    return tutor


def _link(session: Session, tutor: TutorRecord, now: datetime) -> str:
    token = setup_links.for_tutor(session, tutor.id, server_secret(), now=now)
    return (
        f"{tutor.email} sets a password here, once and within {HOURS} hours:\n"
        f"{setup_address(token)}\n"
    )


def _line(one: tutors.ListedTutor) -> str:
    state = "has a password" if one.has_password else "has no password"
    if one.withdrawn_at:
        state = f"withdrawn on {one.withdrawn_at.date()}"
    return f"{one.tutor.email}\t{one.tutor.name}\t{state}\n"


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m db.tutors",
        description="The list of tutors. Links begin with PUBLIC_URL where it is set.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, help_ in (
        ("add", "put somebody on the list, or back on it, and print a setup link"),
        ("reset", "end a tutor's password and sign-ins, and print a new setup link"),
        ("withdraw", "take the role away; it ends at the tutor's next click"),
        ("hand-over", "give all cohorts of one tutor to another"),
        ("erase", "delete everything about a tutor who owns no cohort"),
    ):
        command = commands.add_parser(name, help=help_, description=help_)
        command.add_argument("email", metavar="EMAIL")
        if name == "add":
            command.add_argument("name", metavar="NAME")
        if name == "hand-over":
            command.add_argument("to", metavar="TO")
    commands.add_parser("list", help="list everybody: e-mail, name, state")
    return parser
