"""The log: one line per event, and never what somebody answered or a code."""

import logging
import sys
import traceback


def trace(error: BaseException) -> str:
    """Where an error came from, on one line: its type and its frames, without its message.

    Messages of errors may quote what was typed, so they stay out.
    """
    frames = traceback.extract_tb(error.__traceback__)
    steps = " < ".join(f"{frame.filename}:{frame.lineno}:{frame.name}" for frame in frames[::-1])
    return f"error={type(error).__name__} at {steps}"


def configure() -> None:
    """Send the dashboard's events to standard error, one line each."""
    log = logging.getLogger("dashboard")
    if log.handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    # Streamlit would log every error once more, with its message,
    logging.getLogger("streamlit.error_util").addFilter(_is_no_trace)
    # and it turns on uvicorn's list of requests: who asked from where, and what they searched for.
    logging.getLogger("uvicorn.access").disabled = True


def _is_no_trace(record: logging.LogRecord) -> bool:
    return record.msg != "Uncaught app execution"
