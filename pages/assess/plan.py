"""The action plan: one to three things to do, with dates, and how they went."""

import streamlit as st

from learning.access import learners
from ui import failures, gate, plan

visit = gate.required(learners)
st.title(visit.say("page.plan"), anchor=False)
st.markdown(visit.say("plan.lead"))
failures.show_remark()
commitments = plan.kept(visit)
plan.follow_up_line(visit, commitments)
for commitment in commitments:
    plan.shown(visit, commitment)
plan.add(visit, commitments)
