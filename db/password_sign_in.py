"""Signing in with e-mail and password, from the attempt to the answer."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import failed_sign_ins, passwords
from db.engine import Database
from db.errors import NotAccepted
from db.models import Tutor
from db.tutors import TutorRecord, normalised_email


def check(
    database: Database, email: str, password: str, *, address: str, secret: str, now: datetime
) -> TutorRecord:
    """The tutor whose e-mail and password these are.

    No transaction is open while the password is checked, which takes long on purpose.

    Raises: ``NotAccepted``, the same and as late for a wrong password as for an unknown account;
    ``TooManyFailures``.
    """
    with database.writing() as session:
        failed_sign_ins.begin(session, email, address, secret, now=now)
    with database.reading() as session:
        tutor, stored = _with_hash(session, email)
    if not passwords.matches(stored, password) or tutor is None or stored is None:
        raise NotAccepted
    renewed = passwords.hashed(password) if passwords.outdated(stored) else stored
    with database.writing() as session:
        failed_sign_ins.succeeded(session, email, secret)
        if renewed != stored:
            mine = Tutor.id == tutor.id, Tutor.password_hash == stored
            session.execute(update(Tutor).where(*mine).values(password_hash=renewed))
    return tutor


def _with_hash(session: Session, email: str) -> tuple[TutorRecord | None, str | None]:
    mine = Tutor.email == normalised_email(email), Tutor.withdrawn_at.is_(None)
    tutor = session.scalar(select(Tutor).where(*mine))
    if tutor is None:
        return None, None
    return TutorRecord(tutor.id, tutor.email, tutor.name), tutor.password_hash
