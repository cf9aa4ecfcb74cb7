"""What time it is, and on which day something was where its reader is; UTC is stored."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def now() -> datetime:
    """The current moment."""
    return datetime.now(UTC)


def today() -> date:
    """The current day, in UTC for everybody."""
    return datetime.now(UTC).date()


def at_place(moment: datetime) -> datetime:
    """A moment as clocks say it at the reader's place; in UTC where the browser names no place."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment.astimezone(UTC)
    return moment.astimezone(zone)


def day_of(moment: datetime) -> date:
    """The day of a moment at the reader's place, see ``at_place``."""
    return at_place(moment).date()
