"""The accessibility statement: how far everybody can use every page."""

import streamlit as st

from ui import accessibility, visitor

visit = visitor.current()
st.title(visit.say("page.accessibility"), anchor=False)
st.markdown(visit.say("accessibility.lead", standard=visit.reading.accessibility.standard))
st.header(visit.say("accessibility.tested"), anchor=False)
accessibility.tested(visit)
st.header(visit.say("accessibility.limits"), anchor=False)
accessibility.limits(visit)
st.header(visit.say("accessibility.tell"), anchor=False)
st.markdown(visit.say("accessibility.tell.how"))
