"""Sign-ins: browsers and windows in which a tutor is signed in, each for twelve hours."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.engine import insert_of
from db.models import SignIn, Tutor
from db.tutors import TutorRecord
from learning.tokens import keyed_hash

LASTS = timedelta(hours=12)


def begin(
    session: Session,
    tutor_id: int,
    key: str,
    secret: str,
    *,
    now: datetime,
    since: datetime | None = None,
) -> None:
    """Sign a tutor in where ``key`` is known, in place of whoever was; old sign-ins go.

    ``since`` is when they showed who they are, which is now unless somebody else saw it.
    """
    session.execute(delete(SignIn).where(SignIn.expires_at <= now))
    insert = insert_of(session)
    given = {"tutor_id": tutor_id, "expires_at": (since or now) + LASTS}
    session.execute(
        insert(SignIn)
        .values(key_hash=_hash(key, secret), **given)
        .on_conflict_do_update(index_elements=[SignIn.key_hash], set_=given)
    )


def signed_in(
    session: Session, keys: Sequence[str], secret: str, *, now: datetime
) -> TutorRecord | None:
    """The tutor who is signed in by the first of these keys that knows one; None where none does.

    A withdrawn tutor is none.
    """
    hashes = [_hash(key, secret) for key in keys]
    if not hashes:
        return None
    query = (
        select(SignIn.key_hash, Tutor.id, Tutor.email, Tutor.name, Tutor.language)
        .join(SignIn, SignIn.tutor_id == Tutor.id)
        .where(SignIn.key_hash.in_(hashes), SignIn.expires_at > now, Tutor.withdrawn_at.is_(None))
    )
    found = {row[0]: TutorRecord(*row[1:]) for row in session.execute(query)}
    return next((found[one] for one in hashes if one in found), None)


def end(session: Session, key: str, secret: str) -> None:
    """Sign out whoever is signed in where ``key`` is known."""
    session.execute(delete(SignIn).where(SignIn.key_hash == _hash(key, secret)))


def end_everywhere(session: Session, tutor_id: int) -> None:
    """Sign a tutor out on every device and in every window."""
    session.execute(delete(SignIn).where(SignIn.tutor_id == tutor_id))


def _hash(key: str, secret: str) -> str:
    return keyed_hash("sign-in", key, secret)
