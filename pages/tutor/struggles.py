"""Where a cohort has most to gain: in its own view, and in the scenarios."""

import streamlit as st

from learning.access import tutors
from ui import cohort_struggles, figures_frame, gate

visit = gate.required(tutors)
cohort = figures_frame.asked_cohort(visit)
with st.container(key="wide"):
    figures_frame.head(visit, cohort, "struggles")
    shown = figures_frame.filtered(visit, cohort, {"score", "option", "sure"})
    if shown:
        cohort_struggles.competences(visit, shown)
        cohort_struggles.scenarios(visit, shown)
