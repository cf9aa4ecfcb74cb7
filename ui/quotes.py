"""What may be quoted to the class, large enough for the wall of a room."""

from collections.abc import Sequence

import streamlit as st

from db.open_answers import Answer
from ui import answers_frame
from ui.visit import Visit

AT_ONCE = 30


def quotes(visit: Visit, answers: Sequence[Answer]) -> None:
    """Answers whose writers allow it, and nothing beside them that tells who they are."""
    allowed = [answer for answer in answers if answer.quotable]
    if not allowed:
        st.info(visit.say("coding.quotes.none"))
        return
    st.caption(visit.say.count("coding.quotes.n", len(allowed)))
    for answer in allowed[:AT_ONCE]:
        with st.container(border=True, key=f"wall-{answer.ref}"):
            st.text(answer.text)
            st.caption(answers_frame.prompt(visit, answer))
    if len(allowed) > AT_ONCE:
        st.caption(visit.say.count("coding.quotes.more", len(allowed) - AT_ONCE))
