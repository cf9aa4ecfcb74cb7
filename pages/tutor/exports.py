"""What of a cohort can be taken along, and who took what."""

import streamlit as st

from learning.access import tutors
from ui import audit_log, cohort, cohort_exports, gate

visit = gate.required(tutors)
asked = cohort.asked(visit)
with st.container(key="wide"):
    cohort_exports.head(visit, asked)
    cohort_exports.answers(visit, asked)
    cohort_exports.whole_report(visit, asked)
    cohort_exports.instrument(visit)
    audit_log.shown(visit, asked)
