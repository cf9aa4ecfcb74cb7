"""Everything a learner gave: to come back to, to take along, and to erase."""

import streamlit as st

from learning.access import learners
from ui import failures, gate, my_data, occasions

visit = gate.required(learners)
st.title(visit.say("page.my_data"), anchor=False)
failures.show_remark()
st.markdown(visit.reading.module.text.data_notice)
occasions.number(visit)
my_data.resume_code(visit)
my_data.this_device(visit)
my_data.downloads(visit)
my_data.erasing(visit)
