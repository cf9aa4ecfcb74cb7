"""The tutors of a cohort: who may see it, inviting, handing over."""

from collections.abc import Sequence

import streamlit as st

from db import cohort_tutors
from db.cohort_tutors import Colleague
from db.cohorts import CohortRecord
from db.tutors import LONGEST_EMAIL
from ui import clock, notes, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_EMAIL = "cohort.invite.email"


def tutors(
    visit: Visit, cohort: CohortRecord, everybody: Sequence[Colleague], *, owner: bool
) -> None:
    """Each tutor; for the owner with what they may do about them, and an invitation."""
    say = visit.say
    for one in everybody:
        with st.container(border=True, key=f"tutor-card-{one.tutor_id}"):
            st.text(one.name)
            role = say("cohort.role.owner" if one.owner else "cohort.role.guest")
            st.text(say.line([one.email, role]))
            if owner and not one.owner:
                _about(visit, cohort, one)
    if not owner:
        st.caption(say("cohort.only_owner"))
        return
    with st.form("cohort.invite.form", border=False):
        st.text_input(
            say("cohort.invite.email"),
            key=_EMAIL,
            max_chars=LONGEST_EMAIL,
            help=say("cohort.invite.help"),
        )
        st.form_submit_button(
            say("cohort.invite"), key="cohort.invite", on_click=_invite, args=(cohort.id,)
        )


def _about(visit: Visit, cohort: CohortRecord, one: Colleague) -> None:
    with st.container(horizontal=True):
        st.button(
            visit.say("cohort.uninvite"),
            key=f"cohort.uninvite.{one.tutor_id}",
            icon=":material/person_remove:",
            on_click=_take_back,
            args=(cohort.id, one.tutor_id),
        )
        with st.popover(visit.say("cohort.hand_over"), key=f"cohort.hand_over.{one.tutor_id}"):
            st.markdown(visit.say("cohort.hand_over.why"))
            st.button(
                visit.say("cohort.hand_over.now"),
                key=f"cohort.hand_over.now.{one.tutor_id}",
                on_click=_hand_over,
                args=(cohort.id, one.tutor_id),
            )


@guarded
def _invite(cohort_id: int) -> None:
    email = str(visitor.widget(_EMAIL) or "")
    if notes.just_sent(_EMAIL, email):
        return
    with resources.database().writing() as session:
        cohort_tutors.invite(session, visitor.current().tutor_id, cohort_id, email, now=clock.now())
    notes.sent(_EMAIL, email)
    notes.remark("cohort.invited", good=True)


@guarded
def _take_back(cohort_id: int, guest_id: int) -> None:
    with resources.database().writing() as session:
        cohort_tutors.take_back(
            session, visitor.current().tutor_id, cohort_id, guest_id, now=clock.now()
        )


@guarded
def _hand_over(cohort_id: int, guest_id: int) -> None:
    with resources.database().writing() as session:
        cohort_tutors.hand_over(
            session, visitor.current().tutor_id, cohort_id, guest_id, now=clock.now()
        )
