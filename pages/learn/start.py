"""The first page: what this is, come in, or continue where you left off."""

import streamlit as st

from learning.sections import next_unread, sections
from ui import content, failures, join, own_answers, places, visitor, welcome

visit = visitor.current()
module = visit.reading.module.text
done = content.done_sections()

st.caption(module.series)
st.title(module.title, anchor=False)
st.markdown(module.welcome)
failures.show_remark()
own_answers.new_feedback(visit)
if visit.learner is None:
    join.form()
else:
    welcome.continue_card(
        sections(visit.reading), next_unread(visit.reading, done), begun=bool(done)
    )
    welcome.progress(sections(visit.reading), done)
    welcome.assessment()
st.header(visit.say("start.themes"), anchor=False)
welcome.themes(done)
st.header(visit.say("start.about"), anchor=False)
st.markdown(module.about)
with st.expander(visit.say("start.data")):
    st.markdown(module.data_notice)
    places.link("about", visit.say("page.about"))
