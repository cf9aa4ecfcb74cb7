"""Random tokens for machines, and the keyed hashes under which secrets are stored."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """A random token of 256 bits that may stand in an address; upper and lower case count."""
    return secrets.token_urlsafe(32)


def keyed_hash(purpose: str, value: str, secret: str) -> str:
    """HMAC-SHA-256 of exactly this value, as 64 hex digits.

    The purpose is hashed too, so that one value has hashes that cannot be matched between tables.
    """
    return hmac.new(secret.encode(), f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()
