"""Passwords of tutors: hashed with argon2id, never more than two at a time."""

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from db.errors import PasswordLength

SHORTEST, LONGEST = 12, 200
_hasher = PasswordHasher()
# Each hash takes 64 MiB while it is made.
_turns = BoundedSemaphore(2)


def checked(password: str) -> str:
    """A password in the form that is hashed: one letter is one sign, however it was typed.

    Raises: ``PasswordLength``.
    """
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise PasswordLength
    return plain


def hashed(password: str) -> str:
    """The argon2id hash of a password, with its settings and a salt of its own.

    Raises: ``PasswordLength``.
    """
    plain = checked(password)
    with _turns:
        return _hasher.hash(plain)


def matches(stored: str | None, password: str) -> bool:
    """Whether this is the password; where nothing is stored, the answer takes as long."""
    decoy = _decoy()
    plain = _plain(password)
    if len(plain) > LONGEST:
        return False
    with _turns:
        try:
            _hasher.verify(stored or decoy, plain)
        except VerifyMismatchError:
            return False
    return stored is not None


def outdated(stored: str) -> bool:
    """Whether a hash was made with other settings than those of today."""
    return _hasher.check_needs_rehash(stored)


@cache
def _decoy() -> str:
    with _turns:
        return _hasher.hash(secrets.token_urlsafe())


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
