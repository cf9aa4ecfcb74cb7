"""What a room sees when people are to come in: code, link and QR code, as large as they go."""

import streamlit as st

from db import cohorts, participation
from db.cohorts import CohortRecord
from db.errors import NotYours, SignedOut
from learning.names import as_written
from ui import public_link, resources, visitor
from ui.visit import Visit

_SECONDS = 10


def room(visit: Visit, cohort: CohortRecord) -> None:
    """Join code, address and QR code for people in the last row, and how many are in.

    Where nobody can come in, it says so and shows no way in.
    """
    say = visit.say
    with st.container(key="projector"):
        st.title(as_written(cohort.title), anchor=False)
        if cohort.frozen or cohort.archived:
            with st.container(key="projector-address"):
                st.markdown(f"**{say('projector.closed')}**")
            st.info(say("cohort.archived.note" if cohort.archived else "cohort.frozen.note"))
        else:
            _way_in(visit, cohort)
        with st.container(key="projector-promise"):
            _people(cohort)
            if not (cohort.frozen or cohort.archived):
                st.markdown(say("projector.promise"))


def _way_in(visit: Visit, cohort: CohortRecord) -> None:
    say = visit.say
    link = public_link.join_link(cohort)
    host = public_link.address().split("://", 1)[-1]
    words, picture = st.columns([3, 2], vertical_alignment="center")
    with words:
        with st.container(key="projector-address"):
            st.markdown(say("projector.open"))
            st.markdown(f"**{as_written(host)}**")
        with st.container(key="projector-code"):
            st.markdown(say("projector.code"))
            st.markdown(f"**{public_link.spoken(cohort.join_code)}**")
    with picture:
        st.image(public_link.qr_code(link, say("cohort.qr")), alt=say("cohort.qr"), width="stretch")


@st.fragment(run_every=_SECONDS)
def _people(drawn: CohortRecord) -> None:
    """How many people are in, told anew by itself; what else has changed draws the page anew."""
    try:
        visit = visitor.current()
        with resources.database().reading() as session:
            cohort = cohorts.for_tutor(session, visit.tutor_id, drawn.id)
            joined = participation.figures(session, visit.tutor_id, drawn.id).joined
    except (NotYours, SignedOut):
        # A code must not stay on the wall once its tutor is out.
        st.rerun()
    if cohort != drawn:
        st.rerun()
    st.markdown(f"**{visit.say.count('cohort.people', joined)}**")
