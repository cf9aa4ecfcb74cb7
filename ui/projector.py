"""What a room sees when people are to come in: code, link and QR code, as large as they go."""

import streamlit as st

from db.cohorts import CohortRecord
from learning.names import as_written
from ui import public_link
from ui.visit import Visit


def room(visit: Visit, cohort: CohortRecord) -> None:
    """Join code, address and QR code for people in the last row."""
    say = visit.say
    link = public_link.join_link(cohort)
    host = public_link.address().split("://", 1)[-1]
    with st.container(key="projector"):
        st.title(as_written(cohort.title), anchor=False)
        words, picture = st.columns([3, 2], vertical_alignment="center")
        with words:
            with st.container(key="projector-address"):
                st.markdown(say("projector.open"))
                st.markdown(f"**{as_written(host)}**")
            with st.container(key="projector-code"):
                st.markdown(say("projector.code"))
                st.markdown(f"**{public_link.spoken(cohort.join_code)}**")
        with picture:
            st.image(
                public_link.qr_code(link, say("cohort.qr")), alt=say("cohort.qr"), width="stretch"
            )
        with st.container(key="projector-promise"):
            st.markdown(say("projector.promise"))
