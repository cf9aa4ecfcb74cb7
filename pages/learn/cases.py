"""All case studies and the key points they bear on, or one case, as the address asks."""

import streamlit as st

from learning.charts.matrix import case_matrix
from ui import cases, figure, places, style, visitor

visit = visitor.current()
case = visit.reading.cases.get(places.asked("case") or "")

if case:
    cases.case(case)
else:
    with st.container(key="wide"):
        st.title(visit.say("page.cases"), anchor=False)
        st.markdown(visit.say("cases.lead"))
        cases.listing()
        st.header(visit.say("cases.matrix"), anchor=False)
        chosen = figure.choose(case_matrix(visit.reading, style.palette()), key="matrix")
    if chosen:
        places.go("cases", case=chosen)
