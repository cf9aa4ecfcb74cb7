"""A cohort's scores by theme, facet and competence."""

import streamlit as st

from learning.access import tutors
from ui import cohort_profile, figures_frame, gate

visit = gate.required(tutors)
cohort = figures_frame.asked_cohort(visit)
with st.container(key="wide"):
    figures_frame.head(visit, cohort, "profile")
    shown = figures_frame.filtered(visit, cohort, {"score", "option"})
    if shown:
        cohort_profile.by_theme(visit, shown)
        cohort_profile.by_facet(visit, shown)
        cohort_profile.by_competence(visit, shown)
