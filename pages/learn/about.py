"""What this is, what is stored, how figures are made, and what has not been tested."""

import streamlit as st

from ui import language_choice, places, visitor

visit = visitor.current()
module = visit.reading.module.text
st.title(visit.say("page.about"), anchor=False)
st.markdown(module.about)
st.header(visit.say("about.instrument"), anchor=False)
st.markdown(module.draft_notice)
st.markdown(visit.say("about.instrument.rules"))
st.header(visit.say("about.data"), anchor=False)
st.markdown(module.data_notice)
st.header(visit.say("about.facts"), anchor=False)
st.markdown(visit.say("about.facts.how"))
st.header(visit.say("translation_status.title"), anchor=False)
st.markdown(visit.say("translation_status.how"))
language_choice.about(visit)
places.link("accessibility", visit.say("page.accessibility"), icon=":material/accessibility_new:")
