"""Freezing, archiving and deleting a cohort."""

import streamlit as st

from db import cohort_life, cohorts
from db.cohort_settings import LONGEST_TITLE
from db.cohorts import CohortRecord
from learning.names import one_line
from ui import clock, notes, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_TYPED = "cohort.delete.title"
_JOINER = "\u2060"


def ending(visit: Visit, cohort: CohortRecord, *, owner: bool) -> None:
    """From what can be undone at once to what nobody can undo."""
    say = visit.say
    st.subheader(say("cohort.freeze"), anchor=False)
    st.markdown(say("cohort.freeze.why"))
    st.button(
        say("cohort.unfreeze.now" if cohort.frozen else "cohort.freeze.now"),
        key="cohort.freeze",
        icon=":material/ac_unit:",
        on_click=_freeze,
        args=(cohort.id, not cohort.frozen),
    )
    if not owner:
        st.caption(say("cohort.only_owner"))
        return
    st.subheader(say("cohort.archive"), anchor=False)
    st.markdown(say("cohort.archive.why"))
    st.button(
        say("cohort.unarchive.now" if cohort.archived else "cohort.archive.now"),
        key="cohort.archive",
        icon=":material/archive:",
        on_click=_archive,
        args=(cohort.id, not cohort.archived),
    )
    st.subheader(say("cohort.delete"), anchor=False)
    st.markdown(say("cohort.delete.why"))
    with st.form("cohort.delete.form", border=False):
        # A title that is copied from the page is longer by its joiners.
        st.text_input(
            say("cohort.delete.type"), key=_TYPED, max_chars=2 * LONGEST_TITLE, autocomplete="off"
        )
        st.form_submit_button(
            say("cohort.delete.now"),
            key="cohort.delete",
            icon=":material/delete_forever:",
            on_click=_delete,
            args=(cohort.id,),
        )


@guarded
def _freeze(cohort_id: int, frozen: bool) -> None:
    with resources.database().writing() as session:
        cohort_life.set_frozen(
            session, visitor.current().tutor_id, cohort_id, frozen=frozen, now=clock.now()
        )


@guarded
def _archive(cohort_id: int, archived: bool) -> None:
    with resources.database().writing() as session:
        cohort_life.set_archived(
            session, visitor.current().tutor_id, cohort_id, archived=archived, now=clock.now()
        )


@guarded
def _delete(cohort_id: int) -> None:
    typed, tutor_id = str(visitor.widget(_TYPED) or ""), visitor.current().tutor_id
    # Read on its own: the deletion compares with the title as it is once nobody else changes it.
    with resources.database().reading() as session:
        title = cohorts.for_tutor(session, tutor_id, cohort_id).title
    if _as_read(typed) == _as_read(title):
        typed = title
    with resources.database().writing() as session:
        cohort_life.delete(session, tutor_id, cohort_id, typed, now=clock.now())
    resources.database().forget_erased()
    notes.remark("cohort.deleted", good=True)


def _as_read(title: str) -> str:
    """A title without the joiners that ``learning.names.as_written`` puts into it."""
    return one_line(title.replace(_JOINER, ""))
