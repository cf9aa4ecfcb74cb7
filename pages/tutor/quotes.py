"""What may be quoted to the class, for the wall of the room."""

import streamlit as st

from learning.access import tutors
from ui import answers_filter, answers_frame, cohort, gate, quotes

visit = gate.required(tutors)
asked = cohort.asked(visit)
with st.container(key="wide"):
    answers_frame.head(visit, asked, "quotes")
    found = answers_frame.material(visit, asked)
    st.markdown(visit.say("coding.quotes.lead"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="answers-filter"):
        left = answers_filter.narrowed(visit, found, found.answers)
    quotes.quotes(visit, found, left)
