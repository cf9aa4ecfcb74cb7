"""One cohort: who takes part, what is open, and everything that a tutor decides about it."""

import streamlit as st

from learning.access import tutors
from ui import (
    cohort,
    cohort_end,
    cohort_occasions,
    cohort_overview,
    cohort_people,
    cohort_settings,
    cohort_standing,
    gate,
    invitation,
)

visit = gate.required(tutors)
asked = cohort.asked(visit)
standing = cohort_standing.read(visit, asked)
owner = any(one.owner for one in standing.tutors if one.tutor_id == visit.tutor_id)
with st.container(key="wide"):
    cohort.head(visit, asked)
    cohort.way_in(visit, asked)
    invitation.texts(visit, asked)
    cohort_overview.ways(visit, asked)
    cohort_overview.figures(visit, asked, standing)
    cohort_occasions.occasions(visit, asked, standing)
    cohort_overview.not_answered(visit, asked, standing)
    st.header(visit.say("cohort.more"), anchor=False)
    with st.expander(visit.say("cohort.settings"), key="cohort.settings.part"):
        cohort_settings.settings(visit, asked, owner=owner)
    with st.expander(visit.say("cohort.tutors"), key="cohort.tutors.part"):
        cohort_people.tutors(visit, asked, standing.tutors, owner=owner)
    with st.expander(visit.say("cohort.end"), key="cohort.end.part"):
        cohort_end.ending(visit, asked, owner=owner)
