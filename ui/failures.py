"""Errors reach people as a sentence that says what to do; the trace goes to the log."""

import functools
import logging
import secrets
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from db.errors import Refused
from ui import accessible, logs, notes, visitor

log = logging.getLogger("dashboard")
P = ParamSpec("P")


def guarded(action: Callable[P, None]) -> Callable[P, None]:
    """Let a callback's refusal become a sentence on the page instead of an error."""

    @functools.wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            action(*args, **kwargs)
        except Refused as refusal:
            log.info("refused action=%s reason=%s", action.__name__, type(refusal).__name__)
            notes.remark(f"refused.{type(refusal).__name__}")

    return run


def show_remark() -> None:
    """Show the sentence that a callback left, if it left one."""
    # The place is kept: what stands below it must not be drawn anew and lose the focus.
    with st.container():
        if kept := notes.take_remark():
            key, good = kept
            sentence = visitor.current().say(key)
            with accessible.said(notes.remarks()):
                if good:
                    st.success(sentence)
                else:
                    accessible.refusal(key.rpartition(".")[2], sentence)


def on_script_error(error: BaseException) -> bool:
    """Tell whoever is at the screen what to do; True keeps Streamlit's own message away."""
    say = visitor.words()
    if isinstance(error, Refused):
        log.info("refused reason=%s", type(error).__name__)
        st.warning(say(f"refused.{type(error).__name__}"))
        return True
    reference = secrets.token_hex(3).upper()
    log.error("failed reference=%s %s", reference, logs.trace(error))
    st.error(say("failed.sentence", reference=reference))
    return True
