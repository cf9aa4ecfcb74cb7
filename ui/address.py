"""From which address somebody comes; only attempts to sign in with a password ask for it."""

import logging
import os
import secrets
from functools import cache

import streamlit as st

log = logging.getLogger("dashboard")


def of_visitor() -> str:
    """The visitor's address; where it is not known, as on this very machine, one of their own.

    Everybody without an address would otherwise count as one, and slow all others down.
    """
    headers = st.context.headers.get_all("X-Forwarded-For")
    trusted = os.environ.get("TRUSTED_PROXY", "")
    if headers and not trusted.isdecimal():
        _warn()
    return forwarded(headers, trusted, st.context.ip_address or "") or secrets.token_hex(16)


def forwarded(headers: list[str], trusted: str, direct: str) -> str:
    """The address that the outermost of ``trusted`` proxies saw; ``direct`` where there is none.

    Each proxy adds one address at the end; what stands before those, anybody may have written.
    """
    steps = [step.strip() for header in headers for step in header.split(",") if step.strip()]
    proxies = int(trusted) if trusted.isdecimal() else 0
    return steps[-proxies] if 0 < proxies <= len(steps) else direct


@cache
def _warn() -> None:
    log.warning("X-Forwarded-For is sent and TRUSTED_PROXY is not set: see the settings in README")
