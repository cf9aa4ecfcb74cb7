"""Blocks of the page on a learner's own data."""

from functools import partial

import streamlit as st

from db import learners, personal
from db.secret import server_secret
from learning import exports
from learning.names import file_name
from ui import notes, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_CONFIRM = "erase.confirm"
_CODE_AT_HAND = "leave.confirm"


def resume_code(visit: Visit) -> None:
    """A new resume code, for those who lost theirs."""
    st.header(visit.say("data.code"), anchor=False)
    st.markdown(visit.say("data.code.why"))
    st.button(visit.say("data.code.new"), key="data.code.new", on_click=_new_code)


def this_device(visit: Visit) -> None:
    """Leave a device that other people use."""
    st.header(visit.say("data.device"), anchor=False)
    st.markdown(visit.say("data.device.why"))
    st.checkbox(visit.say("data.leave.sure"), key=_CODE_AT_HAND)
    st.button(
        visit.say("data.leave"),
        key="data.leave",
        icon=":material/logout:",
        disabled=not visitor.widget(_CODE_AT_HAND),
        on_click=_leave,
    )


def downloads(visit: Visit) -> None:
    """Everything as JSON for machines and as CSV for spreadsheets."""
    st.header(visit.say("data.download"), anchor=False)
    st.markdown(visit.say("data.download.why"))
    with st.container(horizontal=True):
        # Clicking must not rerun the page: the file is made when it is asked for, outside of any
        # run, so that it has to be told whose it is.
        st.download_button(
            "JSON",
            partial(_json, visit),
            file_name(visit.say("file.answers"), "json"),
            "application/json",
            on_click="ignore",
            key="data.json",
            icon=":material/download:",
        )
        st.download_button(
            "CSV",
            partial(_csv, visit),
            file_name(visit.say("file.answers"), "csv"),
            "text/csv",
            on_click="ignore",
            key="data.csv",
            icon=":material/download:",
        )


def erasing(visit: Visit) -> None:
    """Erase everything, after a deliberate yes."""
    st.header(visit.say("data.erase"), anchor=False)
    st.markdown(visit.say("data.erase.why"))
    st.checkbox(visit.say("data.erase.sure"), key=_CONFIRM)
    st.button(
        visit.say("data.erase.now"),
        key="data.erase.now",
        icon=":material/delete_forever:",
        disabled=not visitor.widget(_CONFIRM),
        on_click=_erase,
    )


@guarded
def _leave() -> None:
    visitor.leave()
    notes.remark("data.left", good=True)


@guarded
def _new_code() -> None:
    with resources.database().writing() as session:
        code = learners.new_code(session, visitor.current().learner_id, server_secret())
    visitor.show_code(code)


def _everything(visit: Visit) -> exports.Given:
    with resources.database().reading() as session:
        return exports.Given(personal.everything(session, visit.learner_id), visit.reading)


def _json(visit: Visit) -> bytes:
    return exports.as_json(_everything(visit))


def _csv(visit: Visit) -> bytes:
    return exports.as_csv(_everything(visit))


@guarded
def _erase() -> None:
    learner = visitor.current().learner
    # A second click on the same button finds everything erased.
    if learner is not None:
        with resources.database().writing() as session:
            personal.erase(session, learner.id, visitor.current().reading.editions)
        visitor.leave()
    notes.remark("data.erased", good=True)
    if learner is not None:
        # Last of all: whatever becomes of the files, who erased their data has left.
        resources.database().forget_erased()
