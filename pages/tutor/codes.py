"""A cohort's code book."""

import streamlit as st

from learning.access import tutors
from ui import answers_files, answers_frame, code_book, cohort, gate

visit = gate.required(tutors)
asked = cohort.asked(visit)
answers_frame.head(visit, asked, "codes")
st.markdown(visit.say("coding.book.lead"))
codes = code_book.book(visit, asked)
st.header(visit.say("coding.book.new"), anchor=False)
code_book.add(visit, asked)
answers_files.code_book(visit, asked, codes)
