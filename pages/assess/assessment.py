"""What the self-assessment is, which occasions are open, and what was answered before."""

import streamlit as st

from db import attempts
from ui import (
    class_quotes,
    failures,
    join,
    language_choice,
    occasions,
    own_answers,
    resources,
    visitor,
)

visit = visitor.current()
edition = visit.reading.instrument

st.title(edition.text.title, anchor=False)
failures.show_remark()
own_answers.new_feedback(visit)
st.markdown(edition.text.about)
if visit.learner is None:
    st.markdown(visit.say("gate.why"))
    join.form()
    language_choice.stop(visit)
occasions.number(visit)
with resources.database().reading() as session:
    mine = attempts.of_learner(session, visit.learner.id)
occasions.open_now(mine, in_cohort=visit.learner.cohort_id is not None)
occasions.submitted(mine)
class_quotes.way(visit)
