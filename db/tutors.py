"""Tutors: who is on the list. ``python -m db.tutors --help`` lists the operator's commands."""

import sys
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import audit
from db.errors import UnusableEmail
from db.models import CohortTutor, SetupLink, SignIn, Tutor
from learning.names import one_line

LONGEST_EMAIL = 254
LONGEST_NAME = 120


class StillOwner(Exception):
    """Cohorts are theirs, and would belong to nobody."""


@dataclass(frozen=True)
class TutorRecord:
    """A tutor as pages see them: on the list, and not withdrawn.

    ``language`` is the one they chose to read in, None where they have not.
    """

    id: int
    email: str
    name: str
    language: str | None = None


@dataclass(frozen=True)
class ListedTutor:
    """A tutor as the operator sees them."""

    tutor: TutorRecord
    has_password: bool
    withdrawn_at: datetime | None


def normalised_email(email: str) -> str:
    """An e-mail address as it is stored and compared: trimmed, in lower case.

    Nothing is left of a text with a sign that no address has, such as NUL, which PostgreSQL
    refuses: it is nobody's.
    """
    plain = email.strip().lower()
    return plain if plain.isprintable() else ""


def email_as_stored(email: str) -> str:
    """An e-mail address as ``normalised_email`` gives it.

    Raises: ``UnusableEmail`` where it cannot be an address.
    """
    stored = normalised_email(email)
    name, sign, host = stored.partition("@")
    whole = bool(name and sign and host) and "@" not in host
    if not whole or len(stored) > LONGEST_EMAIL:
        raise UnusableEmail
    return stored


def add(session: Session, email: str, name: str, *, now: datetime) -> TutorRecord:
    """Put somebody on the list, or back on it; who is on it already only gets the name.

    Raises: ``UnusableEmail``.
    """
    stored = email_as_stored(email)
    tutor = session.scalar(select(Tutor).where(Tutor.email == stored))
    if tutor is None:
        tutor = Tutor(email=stored, created_at=now, password_hash=None)
        session.add(tutor)
    tutor.name = one_line(name)[:LONGEST_NAME] or stored
    tutor.withdrawn_at = None
    session.flush()
    return _record(tutor)


def find(session: Session, tutor_id: int) -> TutorRecord | None:
    """The tutor with this id, or None where there is none or the role was withdrawn."""
    tutor = session.get(Tutor, tutor_id)
    return _record(tutor) if tutor and tutor.withdrawn_at is None else None


def by_email(session: Session, email: str, *, withdrawn: bool = False) -> TutorRecord | None:
    """The tutor with this address, or None where there is none or the role was withdrawn.

    With ``withdrawn``, somebody whose role was withdrawn is found too.
    """
    query = select(Tutor).where(Tutor.email == normalised_email(email))
    if not withdrawn:
        query = query.where(Tutor.withdrawn_at.is_(None))
    tutor = session.scalar(query)
    return _record(tutor) if tutor else None


def set_language(session: Session, tutor_id: int, language: str) -> None:
    """Keep the language in which a tutor reads."""
    session.get_one(Tutor, tutor_id).language = language


def withdraw(session: Session, tutor_id: int, *, now: datetime) -> None:
    """End a tutor's role: every sign-in, setup link and the password go; what they did stays."""
    tutor = session.get_one(Tutor, tutor_id)
    tutor.withdrawn_at, tutor.password_hash = now, None
    for table in (SignIn, SetupLink):
        session.execute(delete(table).where(table.tutor_id == tutor_id))


def hand_over(session: Session, from_id: int, to_id: int, *, now: datetime) -> int:
    """Give every cohort that one tutor owns to another, as the operator; how many these are.

    Who owned them stays invited, which shows nothing to somebody who was withdrawn. Each cohort's
    audit log says so.
    """
    query = select(CohortTutor).where(CohortTutor.tutor_id == from_id, CohortTutor.owner)
    owned = list(session.scalars(query))
    for ownership in owned:
        ownership.owner = False
        heir = session.get(CohortTutor, (ownership.cohort_id, to_id))
        if heir is None:
            heir = CohortTutor(
                cohort_id=ownership.cohort_id, tutor_id=to_id, since=ownership.since, owner=True
            )
            session.add(heir)
        heir.owner = True
        audit.note(
            session,
            action="cohort.hand_over",
            tutor_id=None,
            cohort_id=ownership.cohort_id,
            detail="",
            now=now,
            about_id=to_id,
        )
    session.flush()
    return len(owned)


def erase(session: Session, tutor_id: int) -> None:
    """Delete everything about a tutor; their codes go too, their other words and the log lose them.

    Raises: ``StillOwner`` where cohorts are theirs.
    """
    owns = select(CohortTutor.cohort_id).where(CohortTutor.tutor_id == tutor_id, CohortTutor.owner)
    if session.scalar(owns.limit(1)) is not None:
        raise StillOwner
    session.execute(delete(Tutor).where(Tutor.id == tutor_id))


def listed(session: Session) -> list[ListedTutor]:
    """Everybody who ever was on the list, by e-mail."""
    return [
        ListedTutor(_record(tutor), tutor.password_hash is not None, tutor.withdrawn_at)
        for tutor in session.scalars(select(Tutor).order_by(Tutor.email))
    ]


def anybody(session: Session) -> bool:
    """Whether at least one tutor has the role."""
    return session.scalar(select(Tutor.id).where(Tutor.withdrawn_at.is_(None)).limit(1)) is not None


def anybody_can_sign_in(session: Session) -> bool:
    """Whether at least one tutor has a password and the role."""
    query = select(Tutor.id).where(Tutor.withdrawn_at.is_(None), Tutor.password_hash.is_not(None))
    return session.scalar(query.limit(1)) is not None


def _record(tutor: Tutor) -> TutorRecord:
    return TutorRecord(tutor.id, tutor.email, tutor.name, tutor.language)


if __name__ == "__main__":
    from db.tutor_commands import main  # the commands ask this module

    sys.exit(main(sys.argv[1:]))
