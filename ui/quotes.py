"""What may be quoted to the class, large enough for the wall of a room."""

from collections.abc import Sequence

import streamlit as st

from db import translations
from db.open_answers import Answer
from ui import answers_frame, resources, side_by_side, translating
from ui.answers_frame import Material
from ui.visit import Visit

AT_ONCE = 30
# A room sees all three languages at once.
_ACROSS = 3


def quotes(visit: Visit, found: Material, answers: Sequence[Answer]) -> None:
    """Answers whose writers allow it, and nothing beside them that tells who they are."""
    allowed = [answer for answer in answers if answer.quotable]
    if not allowed:
        st.info(visit.say("coding.quotes.none"))
        return
    with resources.database().reading() as session:
        written = translations.written(session, found.desk)
    st.caption(visit.say.count("coding.quotes.n", len(allowed)))
    translate = translating.wanted(visit, found, written)
    for answer in allowed[:AT_ONCE]:
        kept = written.get(answer.row or 0, [])
        with st.container(border=True, key=f"wall-{answer.ref}"):
            fitting = [each for each in kept if each.is_of(answer.text)]
            side_by_side.shown(visit, answer.text, fitting, across=_ACROSS)
            st.caption(answers_frame.prompt(visit, answer))
            if translate:
                translating.forms(visit, found, answer, kept)
    if len(allowed) > AT_ONCE:
        st.caption(visit.say.count("coding.quotes.more", len(allowed) - AT_ONCE))
