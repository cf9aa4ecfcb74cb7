"""Codes that people read out and type: resume codes for learners, join codes for cohorts."""

import hashlib
import hmac
import secrets
import unicodedata

# Crockford's base 32: no letter that looks or sounds like a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
RESUME_LENGTH = 12
JOIN_LENGTH = 6


def new_resume_code() -> str:
    """A random code of 60 bits in three groups, such as ``7KQM-2XPD-94TH``."""
    return _grouped(_random(RESUME_LENGTH))


def new_join_code() -> str:
    """A random code of 30 bits: it opens a cohort to newcomers and no data to anyone."""
    return _random(JOIN_LENGTH)


def normalised(code: str) -> str:
    """A code as it was meant: without spaces, signs and case, O read as 0, I and L as 1.

    The full-width letters of a Chinese keyboard count as plain ones.
    """
    plain = unicodedata.normalize("NFKC", code).upper()
    letters = "".join(sign for sign in plain if sign.isalnum())
    return letters.translate(_LOOKALIKES)


def fingerprint(code: str, secret: str) -> str:
    """Keyed hash under which a code or device key is stored (HMAC-SHA-256, 64 hex digits).

    The key keeps a stolen database from being searched for codes without the server's secret.
    """
    return hmac.new(secret.encode(), normalised(code).encode(), hashlib.sha256).hexdigest()


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _grouped(code: str) -> str:
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))
