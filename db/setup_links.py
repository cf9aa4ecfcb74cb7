"""Setup links: each lets one tutor set a password once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from db import tutors
from db.errors import UnusableLink
from db.models import SetupLink, SignIn, Tutor
from db.tutors import TutorRecord
from learning.tokens import keyed_hash, new_token

FIRST_LASTS = timedelta(hours=24)
LASTS: timedelta = timedelta(hours=72)


@dataclass(frozen=True)
class Invitation:
    """What a setup link leads to; ``tutor`` is None where it makes the very first tutor."""

    tutor: TutorRecord | None


def for_first(session: Session, secret: str, *, now: datetime) -> str | None:
    """Token of a new link for the first tutor; an older one stops working, expired ones go.

    None where a tutor can sign in already; no link for a first one works then.
    """
    useless = or_(SetupLink.tutor_id.is_(None), SetupLink.expires_at <= now)
    session.execute(delete(SetupLink).where(useless))
    if tutors.anybody_can_sign_in(session):
        return None
    return _new(session, None, secret, now + FIRST_LASTS)


def for_tutor(session: Session, tutor_id: int, secret: str, *, now: datetime) -> str:
    """Token of a new link for a tutor; older links, the password and every sign-in end."""
    for table in (SetupLink, SignIn):
        session.execute(delete(table).where(table.tutor_id == tutor_id))
    session.get_one(Tutor, tutor_id).password_hash = None
    return _new(session, tutor_id, secret, now + LASTS)


def opened(session: Session, token: str, secret: str, *, now: datetime) -> Invitation:
    """What a link leads to, without using it up.

    Raises: ``UnusableLink``.
    """
    query = select(SetupLink).where(
        SetupLink.token_hash == _hash(token, secret), SetupLink.expires_at > now
    )
    link = session.scalar(query)
    if link is None:
        raise UnusableLink
    return _invitation(session, link.tutor_id)


def use(
    session: Session,
    token: str,
    secret: str,
    *,
    password_hash: str,
    email: str = "",
    name: str = "",
    now: datetime,
) -> TutorRecord:
    """Set a password and use the link up; ``email`` and ``name`` are those of a first tutor.

    Raises: ``UnusableLink``, also for all but one of several at once; ``UnusableEmail``.
    """
    query = (
        delete(SetupLink)
        .where(SetupLink.token_hash == _hash(token, secret), SetupLink.expires_at > now)
        .returning(SetupLink.tutor_id)
    )
    used = session.execute(query).first()
    if used is None:
        raise UnusableLink
    tutor = _invitation(session, used.tutor_id).tutor or tutors.add(session, email, name, now=now)
    session.get_one(Tutor, tutor.id).password_hash = password_hash
    session.execute(delete(SignIn).where(SignIn.tutor_id == tutor.id))
    return tutor


def _invitation(session: Session, tutor_id: int | None) -> Invitation:
    tutor = tutors.find(session, tutor_id) if tutor_id is not None else None
    # A first link is for nobody, and any other for somebody who is still on the list.
    if tutors.anybody_can_sign_in(session) if tutor_id is None else tutor is None:
        raise UnusableLink
    return Invitation(tutor)


def _new(session: Session, tutor_id: int | None, secret: str, expires_at: datetime) -> str:
    token = new_token()
    link = SetupLink(token_hash=_hash(token, secret), tutor_id=tutor_id, expires_at=expires_at)
    session.add(link)
    return token


def _hash(token: str, secret: str) -> str:
    return keyed_hash("setup", token, secret)
