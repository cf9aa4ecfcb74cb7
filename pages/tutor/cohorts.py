"""A tutor's cohorts, and the form for a new one."""

import streamlit as st

from learning.access import tutors
from ui import cohort_list, failures, gate

visit = gate.required(tutors)
st.title(visit.say("page.cohorts"), anchor=False)
failures.show_remark()
cohort_list.mine(visit)
cohort_list.new(visit)
