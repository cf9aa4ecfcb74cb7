"""How the scenario questions did their work in a cohort."""

import streamlit as st

from learning.access import tutors
from ui import cohort_questions, figures_frame, gate

visit = gate.required(tutors)
cohort = figures_frame.asked_cohort(visit)
with st.container(key="wide"):
    figures_frame.head(visit, cohort, "questions")
    shown = figures_frame.filtered(visit, cohort, {"option", "marks"})
    if shown and cohort_questions.use(visit, shown):
        cohort_questions.analysis(visit, shown)
