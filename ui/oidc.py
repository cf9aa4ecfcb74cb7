"""Sign-in at an identity provider (OpenID Connect), where the operator has set one up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from db.sign_ins import LASTS
from db.tutors import TutorRecord, normalised_email


@dataclass(frozen=True)
class Claims:
    """Whom the provider has vouched for: a verified e-mail, and when it did."""

    email: str
    issued_at: datetime


def offered() -> bool:
    """Whether Streamlit's secrets name a provider; passwords are then not asked for."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def arrived() -> bool:
    """Whether this browser comes from the provider, whatever the provider says about it."""
    return offered() and st.user.get("is_logged_in") is True


def claims(now: datetime) -> Claims | None:
    """What the provider says; None where no e-mail is verified, or where it said so too long ago.

    Streamlit keeps what it said for thirty days.
    """
    found = read(st.user.to_dict()) if arrived() else None
    return found if found and now - LASTS < found.issued_at else None


def read(user: Mapping[str, Any]) -> Claims | None:
    """The claims that count; None where one is missing or the e-mail is not verified."""
    email, issued = user.get("email"), user.get("iat")
    if user.get("email_verified") is not True or not isinstance(email, str):
        return None
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return None
    return Claims(normalised_email(email), datetime.fromtimestamp(issued, UTC))


def confirms(tutor: TutorRecord | None, now: datetime) -> bool:
    """Whether nothing that the provider says speaks against this tutor.

    Where there is a provider, it has to vouch for this very person.
    """
    if tutor is None or not offered():
        return True
    found = claims(now)
    return found is not None and found.email == tutor.email
