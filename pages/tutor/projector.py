"""How to come in, for the wall of the room."""

import streamlit as st

from learning.access import tutors
from ui import cohort, gate, places, projector

visit = gate.required(tutors)
asked = cohort.asked(visit)
projector.room(visit, asked)
with st.container(horizontal=True, vertical_alignment="center"):
    places.link(
        "cohort", visit.say("projector.back"), icon=":material/arrow_back:", cohort=str(asked.id)
    )
    cohort.sheet_button(visit, asked)
