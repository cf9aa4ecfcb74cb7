"""What a cohort wrote: filter, search and sort it, give codes, and answer its writers."""

import streamlit as st

from learning.access import tutors
from ui import answer_desk, answers_files, answers_filter, answers_frame, answers_list, cohort, gate

visit = gate.required(tutors)
asked = cohort.asked(visit)
with st.container(key="wide"):
    answers_frame.head(visit, asked, "answers")
    found = answers_frame.material(visit, asked)
    left = answers_filter.chosen(visit, found)
    if left:
        desk, beside = st.columns([3, 2], gap="medium")
        with beside:
            current = answers_list.pick(visit, found, left)
        with desk:
            answer_desk.shown(visit, found, current)
            answer_desk.codes(visit, found, current, answers_list.after(left, current))
            answer_desk.answer_the_writer(visit, found, current)
    else:
        st.info(visit.say("coding.none_left"))
    st.divider()
    answers_files.answers(visit, found)
