"""What a cohort wrote about: codes by theme and group, and the words used most."""

import streamlit as st

from learning.access import tutors
from ui import answers_filter, answers_frame, cohort, gate, said

visit = gate.required(tutors)
asked = cohort.asked(visit)
answers_frame.head(visit, asked, "said")
found = answers_frame.material(visit, asked)
said.frequencies(visit, found)
st.header(visit.say("coding.said.terms"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom", key="answers-filter"):
    left = answers_filter.narrowed(visit, found, found.answers)
said.terms(visit, found, left)
