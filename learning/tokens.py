"""Random tokens for machines, keyed hashes under which secrets are stored, and sealed values."""

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

# Up to so many bytes, the length of what is sealed tells nothing about the value.
_LEAST = 24


def new_token() -> str:
    """A random token of 256 bits that may stand in an address; upper and lower case count."""
    return secrets.token_urlsafe(32)


def keyed_hash(purpose: str, value: str, secret: str) -> str:
    """HMAC-SHA-256 of exactly this value, as 64 hex digits.

    The purpose is hashed too, so that one value has hashes that cannot be matched between tables.
    """
    return hmac.new(secret.encode(), f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()


def sealed(purpose: str, value: str, secret: str) -> str:
    """This value as lower-case letters and digits that only the same purpose and secret open.

    One value always gives the same text (AES-SIV, RFC 5297). It must hold no NUL.
    """
    hidden = _cipher(purpose, secret).encrypt(value.encode().ljust(_LEAST, b"\0"), None)
    return base64.b32encode(hidden).decode().rstrip("=").lower()


def opened(purpose: str, text: str, secret: str) -> str | None:
    """The value in what ``sealed`` gave; None for anything else, whoever made it up."""
    try:
        hidden = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
        return _cipher(purpose, secret).decrypt(hidden, None).rstrip(b"\0").decode()
    except (ValueError, InvalidTag):
        return None


@lru_cache(maxsize=8)
def _cipher(purpose: str, secret: str) -> AESSIV:
    return AESSIV(bytes.fromhex(keyed_hash("sealed", purpose, secret)))
