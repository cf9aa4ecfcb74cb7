"""The tutor of one window: found anew each time, signed in, signed out."""

from collections.abc import Callable
from datetime import datetime

from db import sign_ins, tutors
from db.errors import SignedOut
from db.secret import server_secret
from db.tutors import TutorRecord
from learning.tokens import new_token
from ui import oidc, resources
from ui.window import Window


def found(window: Window, device: str | None, now: datetime) -> TutorRecord | None:
    """The tutor who is signed in in this window or on this device, as the database says now."""
    with resources.database().reading() as session:
        tutor = sign_ins.signed_in(session, _keys(window, device), server_secret(), now=now)
    return tutor if oidc.confirms(tutor, now) else None


def proof(window: Window, device: str | None, now: Callable[[], datetime]) -> Callable[[], None]:
    """A question for later, outside of any run: is the same tutor still signed in here?

    Asked, it raises ``SignedOut`` where they are not.
    """
    keys, asked = _keys(window, device), window.visit.tutor if window.visit else None

    def still() -> None:
        with resources.database().reading() as session:
            tutor = sign_ins.signed_in(session, keys, server_secret(), now=now())
        if asked is None or tutor is None or tutor.id != asked.id:
            raise SignedOut

    return still


def begin(
    window: Window,
    device: str | None,
    tutor: TutorRecord,
    now: datetime,
    since: datetime | None = None,
) -> None:
    """Sign a tutor in on the device, or in the window alone where no device is given."""
    window.tutor_key = None if device else new_token()
    key = device or window.tutor_key or ""
    with resources.database().writing() as session:
        sign_ins.begin(session, tutor.id, key, server_secret(), now=now, since=since)


def welcome(window: Window, device: str | None, now: datetime) -> None:
    """Sign in, once in every window, the tutor for whom the provider vouches."""
    claims = None if window.welcomed else oidc.claims(now)
    if claims is None:
        return
    with resources.database().reading() as session:
        tutor = tutors.by_email(session, claims.email)
    if tutor:
        window.welcomed = True
        begin(window, device, tutor, now, claims.issued_at)


def end(window: Window, device: str | None, *, everywhere: bool) -> None:
    """End the sign-ins of this window and device, or all of the tutor at the screen."""
    tutor = window.visit.tutor if window.visit else None
    with resources.database().writing() as session:
        if everywhere and tutor:
            sign_ins.end_everywhere(session, tutor.id)
        for key in _keys(window, device):
            sign_ins.end(session, key, server_secret())
    window.tutor_key = None


def _keys(window: Window, device: str | None) -> list[str]:
    return [key for key in (window.tutor_key, device) if key]
