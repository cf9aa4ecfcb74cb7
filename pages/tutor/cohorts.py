"""A tutor's cohorts, the form for a new one, and what was done with those that are gone."""

import streamlit as st

from learning.access import tutors
from ui import cohort_list, failures, gate

visit = gate.required(tutors)
st.title(visit.say("page.cohorts"), anchor=False)
failures.show_remark()
cohort_list.mine(visit)
cohort_list.new(visit)
cohort_list.gone(visit)
