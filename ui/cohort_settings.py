"""Changing what was decided about a cohort: its settings, its groups, its join code."""

from zlib import crc32

import streamlit as st

from db import cohort_floor, cohort_groups, cohort_settings
from db.cohort_groups import LONGEST_GROUP
from db.cohort_settings import Settings
from db.cohorts import CohortRecord
from ui import clock, cohort_form, notes, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_FORM, _NEW_GROUP = "cohort.settings", "cohort.group.new"


def settings(visit: Visit, cohort: CohortRecord, *, owner: bool) -> None:
    """The settings in one form, the groups one by one, and a new join code."""
    with resources.database().reading() as session:
        lowest = cohort_floor.lowest(session, visit.tutor_id, cohort.id)
    with st.form(f"{_FORM}.form", border=False):
        cohort_form.fields(visit, _key(cohort), cohort, lowest=lowest, owner=owner)
        st.form_submit_button(
            visit.say("cohort.save"),
            type="primary",
            key="cohort.save",
            on_click=_save,
            args=(cohort,),
        )
    _groups(visit, cohort)
    st.subheader(visit.say("cohort.code.new"), anchor=False)
    st.markdown(visit.say("cohort.code.new.why"))
    st.button(
        visit.say("cohort.code.make"),
        key="cohort.code.make",
        icon=":material/autorenew:",
        on_click=_new_code,
        args=(cohort.id,),
    )


def _key(cohort: CohortRecord) -> str:
    # Neither another cohort's page nor what stood here before a change may fill this form.
    kept = crc32(repr(Settings.of(cohort)).encode())
    return f"{_FORM}.{cohort.id}.{kept}"


def _groups(visit: Visit, cohort: CohortRecord) -> None:
    say = visit.say
    st.subheader(say("cohort.groups"), anchor=False)
    st.caption(say("cohort.groups.why"))
    for group, name in cohort.groups.items():
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                say("cohort.group.name"),
                value=name,
                max_chars=LONGEST_GROUP,
                key=f"cohort.group.{group}",
                on_change=_rename,
                args=(cohort.id, group),
            )
            st.button(
                say("cohort.group.remove"),
                key=f"cohort.group.remove.{group}",
                icon=":material/delete:",
                on_click=_remove,
                args=(cohort.id, group),
            )
    with st.form("cohort.group.form", border=False):
        st.text_input(say("cohort.group.new"), key=_NEW_GROUP, max_chars=LONGEST_GROUP)
        st.form_submit_button(
            say("cohort.group.add"), key="cohort.group.add", on_click=_add, args=(cohort.id,)
        )


@guarded
def _save(cohort: CohortRecord) -> None:
    settings = cohort_form.given(_key(cohort), cohort)
    with resources.database().writing() as session:
        cohort_settings.change(
            session,
            visitor.current().tutor_id,
            cohort.id,
            settings,
            now=clock.now(),
            drawn=Settings.of(cohort),
        )
    notes.remark("cohort.saved", good=True)


@guarded
def _rename(cohort_id: int, group: int) -> None:
    name = str(visitor.widget(f"cohort.group.{group}") or "")
    with resources.database().writing() as session:
        cohort_groups.rename(session, visitor.current().tutor_id, cohort_id, group, name)
    notes.remark("cohort.saved", good=True)


@guarded
def _remove(cohort_id: int, group: int) -> None:
    with resources.database().writing() as session:
        cohort_groups.remove(session, visitor.current().tutor_id, cohort_id, group)
    notes.remark("cohort.saved", good=True)


@guarded
def _add(cohort_id: int) -> None:
    name = str(visitor.widget(_NEW_GROUP) or "")
    if notes.just_sent(_NEW_GROUP, name):
        return
    with resources.database().writing() as session:
        cohort_groups.add(session, visitor.current().tutor_id, cohort_id, name)
    notes.sent(_NEW_GROUP, name)
    notes.remark("cohort.saved", good=True)


@guarded
def _new_code(cohort_id: int) -> None:
    with resources.database().writing() as session:
        cohort_settings.new_code(session, visitor.current().tutor_id, cohort_id)
    notes.remark("cohort.code.made", good=True)
