"""How a cohort answered each statement."""

import streamlit as st

from learning.access import tutors
from ui import cohort_items, figures_frame, gate

visit = gate.required(tutors)
cohort = figures_frame.asked_cohort(visit)
with st.container(key="wide"):
    figures_frame.head(visit, cohort, "items")
    shown = figures_frame.filtered(visit, cohort, {"option"})
    if shown:
        cohort_items.spreads(visit, shown)
