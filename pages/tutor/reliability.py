"""How consistently the statements measure in a cohort."""

import streamlit as st

from learning.access import tutors
from ui import cohort_reliability, figures_frame, gate

visit = gate.required(tutors)
cohort = figures_frame.asked_cohort(visit)
with st.container(key="wide"):
    figures_frame.head(visit, cohort, "reliability")
    shown = figures_frame.filtered(visit, cohort, {"product"})
    if shown:
        cohort_reliability.scales(visit, shown)
