"""How a figure is computed: the formula's name, what it does, and its source."""

import streamlit as st

from ui import content
from ui.visit import Visit


def how(visit: Visit, key: str, *formulas: str, **values: object) -> None:
    """An expander that explains the named formulas; ``key`` tells it from others on the page.

    ``values`` are the numbers that the explanations name.
    """
    texts = [visit.say(f"figures.how.{formula}", **values) for formula in formulas]
    with st.expander(visit.say("figures.how"), key=f"{key}.how"):
        if len(texts) > 1:
            content.bullets(texts)
        else:
            st.markdown(texts[0])
