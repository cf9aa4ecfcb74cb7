"""How a figure is computed: the formula's name, what it does, and its source."""

import streamlit as st

from ui import content
from ui.visit import Visit


def how(visit: Visit, key: str, *formulas: str) -> None:
    """An expander that explains the named formulas; ``key`` tells it from others on the page."""
    with st.expander(visit.say("figures.how"), key=f"{key}.how"):
        content.bullets(visit.say(f"figures.how.{formula}") for formula in formulas)
