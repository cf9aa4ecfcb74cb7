"""The perception gap: where two groups of a cohort see things differently."""

import streamlit as st

from learning.access import tutors
from ui import cohort_gap, figures_frame, gate

visit = gate.required(tutors)
asked = figures_frame.asked_cohort(visit)
with st.container(key="wide"):
    figures_frame.head(visit, asked, "gap")
    st.markdown(visit.say("gap.lead"))
    shown = figures_frame.filtered(visit, asked, (), without={"group"})
    pair = cohort_gap.chosen(visit, shown) if shown else None
    if shown and pair:
        cohort_gap.figures(visit, shown, pair)
