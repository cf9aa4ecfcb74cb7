"""Before and after: how a cohort's scores changed, of people who answered both."""

import streamlit as st

from learning import cohort_change as learned
from learning.access import tutors
from ui import cohort_change, figures_frame, gate

visit = gate.required(tutors)
asked = figures_frame.asked_cohort(visit)
with st.container(key="wide"):
    figures_frame.head(visit, asked, "change")
    shown = figures_frame.filtered(visit, asked, (), occasions=cohort_change.LATER)
    if shown:
        found = cohort_change.matched(visit, shown)
        changes = learned.changes(found.pooled, found.edition, found.earlier)
        cohort_change.who(visit, shown, found, changes)
        if changes:
            cohort_change.figures(visit, found, changes)
            cohort_change.looking_back(visit, found)
            cohort_change.scenarios(visit, found)
