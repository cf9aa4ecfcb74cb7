"""The module's terms."""

import streamlit as st

from ui import finder, visitor

visit = visitor.current()
st.title(visit.say("page.glossary"), anchor=False)
finder.glossary(visit)
