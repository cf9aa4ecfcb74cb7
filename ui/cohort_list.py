"""The cohorts of a tutor, and the form for a new one."""

import streamlit as st

from db import audit, cohort_settings, cohort_tutors
from db.cohort_tutors import Listed
from learning.names import as_written
from ui import audit_log, clock, cohort_form, failures, notes, places, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_NEW = "cohorts.new"


def mine(visit: Visit) -> None:
    """Every cohort that the tutor may see; archived ones are folded away."""
    with resources.database().reading() as session:
        every = cohort_tutors.of_tutor(session, visit.tutor_id)
    if not every:
        st.info(visit.say("cohorts.none"))
    for cohort in every:
        if not cohort.archived:
            _card(visit, cohort)
    archived = [cohort for cohort in every if cohort.archived]
    if archived:
        with st.expander(visit.say.count("cohorts.archived", len(archived)), key="cohorts.archive"):
            for cohort in archived:
                _card(visit, cohort)


def gone(visit: Visit) -> None:
    """What was done with cohorts that are deleted, as far as the tutor may read it."""
    with resources.database().reading() as session:
        number = audit.number_of_gone(session, visit.tutor_id)
    if number:
        with st.expander(visit.say("cohorts.gone"), key="cohorts.gone"):
            st.markdown(visit.say("cohorts.gone.what"))
            audit_log.of_gone(visit, number)


def new(visit: Visit) -> None:
    """The form for a new cohort."""
    say = visit.say
    st.header(say("cohorts.new"), anchor=False)
    with st.form("cohorts.form"):
        cohort_form.fields(visit, _NEW, None)
        st.text_area(
            say("cohorts.groups"),
            key=f"{_NEW}.groups",
            height=110,
            max_chars=4_000,
            help=say("cohorts.groups.help"),
        )
        if st.form_submit_button(say("cohorts.make"), type="primary", key="cohorts.make"):
            _make(visit)
            failures.show_remark()


def _card(visit: Visit, cohort: Listed) -> None:
    with st.container(border=True, key=f"cohort-card-{cohort.id}"):
        places.link(
            "cohort",
            f"**{as_written(cohort.title)}**",
            icon=":material/groups:",
            cohort=str(cohort.id),
        )
        st.caption(visit.say.line(_details(visit, cohort)))


def _details(visit: Visit, cohort: Listed) -> list[str]:
    say = visit.say
    if cohort.archived:
        state = say("cohort.state.archived")
    elif cohort.frozen:
        state = say("cohort.state.frozen")
    elif cohort.opened:
        names = say.listed(say(f"occasion.{occasion}") for occasion in cohort.opened)
        state = say("cohort.state.open", occasions=names)
    else:
        state = say("cohort.state.closed")
    role = say("cohort.role.owner") if cohort.owner else say("cohort.role.guest")
    return [state, say.count("cohort.people", cohort.joined), role]


@guarded
def _make(visit: Visit) -> None:
    typed = str(visitor.widget(f"{_NEW}.groups") or "")
    groups = [line for line in typed.splitlines() if line.strip()]
    settings = cohort_form.given(_NEW, None)
    with resources.database().writing() as session:
        made = cohort_settings.make(session, visit.tutor_id, settings, groups, now=clock.now())
    notes.remark("cohorts.made", good=True)
    places.go("cohort", cohort=str(made.id))
