"""Days as people count them where they are; what is stored is in UTC."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def day_of(moment: datetime) -> date:
    """The day of a moment at the reader's place; in UTC where the browser names no place."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment.astimezone(UTC).date()
    return moment.astimezone(zone).date()
