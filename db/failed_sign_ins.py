"""Failed attempts to sign in slow the next ones down, by account and by address."""

from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import ColumnElement, delete, func, select, text
from sqlalchemy.orm import Session

from db.errors import TooManyFailures
from db.models import FailedSignIn
from db.tutors import normalised_email
from learning.tokens import keyed_hash

COUNTED = timedelta(minutes=15)
LONGEST_WAIT = timedelta(minutes=15)
KEPT = timedelta(days=1)
OF_ACCOUNT = 5
# A whole institution may share one address.
OF_ADDRESS = 20


def begin(session: Session, email: str, address: str, secret: str, *, now: datetime) -> None:
    """Count an attempt as failed before it is checked, so that many at once cannot overtake it.

    After 5 failures of one account within 15 minutes the next attempt has to wait 2 seconds after
    the last one, then 4, then 8, and never more than 15 minutes; after 20 of one address likewise.

    Raises: ``TooManyFailures`` with the seconds left; such an attempt is not counted.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE failed_sign_in IN SHARE ROW EXCLUSIVE MODE"))
    account, place = _account(email, secret), keyed_hash("address", address, secret)
    left = max(
        _left(session, FailedSignIn.account_hash == account, OF_ACCOUNT, now),
        _left(session, FailedSignIn.address_hash == place, OF_ADDRESS, now),
    )
    if left > timedelta():
        raise TooManyFailures(ceil(left.total_seconds()))
    forget_old(session, now=now)
    session.add(FailedSignIn(account_hash=account, address_hash=place, at=now))


def forget_old(session: Session, *, now: datetime) -> None:
    """Remove failures that are older than a day."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.at <= now - KEPT))


def succeeded(session: Session, email: str, secret: str) -> None:
    """Forget an account's failures after its tutor signed in."""
    account = _account(email, secret)
    session.execute(delete(FailedSignIn).where(FailedSignIn.account_hash == account))


def wait(failures: int, free: int) -> timedelta:
    """How long to wait after so many failures, of which ``free`` cost nothing but the last."""
    if failures < free:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failures - free + 1, 20)), LONGEST_WAIT)


def _left(session: Session, mine: ColumnElement[bool], free: int, now: datetime) -> timedelta:
    query = select(func.count(), func.max(FailedSignIn.at)).where(
        mine, FailedSignIn.at > now - COUNTED
    )
    failures, last = session.execute(query).one()
    return last + wait(failures, free) - now if last else timedelta()


def _account(email: str, secret: str) -> str:
    return keyed_hash("account", normalised_email(email), secret)
