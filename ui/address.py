"""From which address somebody comes; only failed attempts to sign in ask for it."""

import os

import streamlit as st


def of_visitor() -> str:
    """The visitor's address, or "" where it is not known, as on this very machine."""
    return forwarded(
        st.context.headers.get_all("X-Forwarded-For"),
        os.environ.get("TRUSTED_PROXY", ""),
        st.context.ip_address or "",
    )


def forwarded(headers: list[str], trusted: str, direct: str) -> str:
    """The address that the outermost of ``trusted`` proxies saw; ``direct`` where there is none.

    Each proxy adds one address at the end; what stands before those, anybody may have written.
    """
    steps = [step.strip() for header in headers for step in header.split(",") if step.strip()]
    proxies = int(trusted) if trusted.isdecimal() else 0
    return steps[-proxies] if 0 < proxies <= len(steps) else direct
