"""How far two tutors agree in their codes, and what they settle where they do not."""

import streamlit as st

from learning.access import tutors
from ui import agreement, answers_frame, cohort, gate, settling

visit = gate.required(tutors)
asked = cohort.asked(visit)
with st.container(key="wide"):
    answers_frame.head(visit, asked, "agreement")
    found = answers_frame.material(visit, asked)
    st.markdown(visit.say("coding.agreement.lead"))
    colleague = agreement.other(visit, found)
    if colleague is not None:
        agreement.table(visit, found, colleague)
        both = agreement.of_both(found, colleague)
        settling.differences(visit, found, both)
        settling.settled(visit, found, both)
