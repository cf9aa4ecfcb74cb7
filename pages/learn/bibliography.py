"""The module text's references, checked."""

import streamlit as st

from ui import finder, visitor

visit = visitor.current()
st.title(visit.say("page.bibliography"), anchor=False)
finder.bibliography(visit)
