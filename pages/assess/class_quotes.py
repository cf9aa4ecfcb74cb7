"""What others of the class allow everybody in it to read, in the languages there are."""

import streamlit as st

from learning.access import learners
from ui import class_quotes, failures, gate, places

visit = gate.required(learners)
places.link("assessment", visit.say("page.assessment"), icon=":material/arrow_back:")
st.title(visit.say("page.class_quotes"), anchor=False)
failures.show_remark()
found = class_quotes.all_of_them(visit)
if found:
    st.markdown(visit.say("translation.class.lead"))
    class_quotes.listed(visit, found)
else:
    st.info(visit.say("translation.class.none"))
