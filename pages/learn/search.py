"""Find anything in the content by its words."""

import streamlit as st

from ui import finder, visitor

visit = visitor.current()
st.title(visit.say("page.search"), anchor=False)
finder.search_box(visit)
