"""Translations of what people wrote: how long they may be, and what they are translations of."""

from hashlib import sha256

LONGEST_TRANSLATION = 20_000


def source_hash(text: str) -> str:
    """SHA-256 of the words that a translation is of, as 64 hex digits."""
    return sha256(text.encode()).hexdigest()
