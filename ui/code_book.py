"""The code book: add, change, merge and remove codes, and take them along."""

import streamlit as st

from db import code_book
from db.answer_rows import Desk
from db.code_book import CodeRecord
from db.cohorts import CohortRecord
from learning.coding import LONGEST_DESCRIPTION, LONGEST_NAME
from learning.names import as_written
from ui import answers_frame, clock, notes, resources, visitor
from ui.failures import guarded
from ui.visit import Visit

_NEW_NAME = "codes.new.name"
_NEW_DESCRIPTION = "codes.new.description"


def book(visit: Visit, of: CohortRecord) -> list[CodeRecord]:
    """The codes of a cohort, each with what can be done to it."""
    desk = answers_frame.desk(visit, of)
    with resources.database().reading() as session:
        found = code_book.codes(session, desk)
        used = code_book.used(session, desk)
    if not found:
        st.info(visit.say("coding.book.empty"))
    for code in found:
        times = visit.say.count("coding.book.used", used.get(code.id, 0))
        title = visit.say.line([as_written(code.name), times])
        with st.expander(title, key=f"code.{code.id}"):
            if code.description:
                st.text(code.description)
            _change(visit, desk, code)
            _merge(visit, desk, code, [other for other in found if other.id != code.id])
            _remove(visit, desk, code)
    return found


def add(visit: Visit, of: CohortRecord) -> None:
    """A form for a new code."""
    say = visit.say
    with st.form("codes.new"):
        st.text_input(say("coding.book.name"), key=_NEW_NAME, max_chars=LONGEST_NAME)
        st.text_area(
            say("coding.book.description"),
            key=_NEW_DESCRIPTION,
            max_chars=LONGEST_DESCRIPTION,
            placeholder=say("coding.book.description.hint"),
        )
        st.form_submit_button(
            say("coding.book.add"),
            type="primary",
            on_click=_add,
            args=(answers_frame.desk(visit, of),),
        )


def _change(visit: Visit, desk: Desk, code: CodeRecord) -> None:
    say, key = visit.say, f"codes.{code.id}"
    with st.form(f"{key}.change", border=False):
        st.text_input(say("coding.book.name"), code.name, key=f"{key}.name", max_chars=LONGEST_NAME)
        st.text_area(
            say("coding.book.description"),
            code.description,
            key=f"{key}.description",
            max_chars=LONGEST_DESCRIPTION,
        )
        st.color_picker(say("coding.book.colour"), code.colour, key=f"{key}.colour")
        st.form_submit_button(say("coding.book.keep"), on_click=_keep, args=(desk, code))


def _merge(visit: Visit, desk: Desk, code: CodeRecord, others: list[CodeRecord]) -> None:
    if not others:
        return
    say, key, names = visit.say, f"codes.{code.id}.into", {o.id: o.name for o in others}
    with st.form(f"codes.{code.id}.merge", border=False):
        st.selectbox(
            say("coding.book.merge"),
            list(names),
            index=None,
            key=key,
            format_func=lambda other: names[other],
            placeholder=say("coding.book.merge.choose"),
        )
        st.form_submit_button(say("coding.book.merge.go"), on_click=_go_up, args=(desk, code.id))


def _remove(visit: Visit, desk: Desk, code: CodeRecord) -> None:
    say, key = visit.say, f"codes.{code.id}.sure"
    sure = st.checkbox(say("coding.book.remove.sure"), key=key)
    st.button(
        say("coding.book.remove"),
        key=f"codes.{code.id}.remove",
        icon=":material/delete:",
        disabled=not sure,
        on_click=_take_out,
        args=(desk, code.id),
    )


@guarded
def _add(desk: Desk) -> None:
    name = str(visitor.widget(_NEW_NAME) or "")
    if notes.just_sent(_NEW_NAME, name):
        return
    with resources.database().writing() as session:
        code_book.add(session, desk, name, str(visitor.widget(_NEW_DESCRIPTION) or ""))
    notes.sent(_NEW_NAME, name)
    visitor.put(_NEW_DESCRIPTION, "")


@guarded
def _keep(desk: Desk, code: CodeRecord) -> None:
    key = f"codes.{code.id}"
    with resources.database().writing() as session:
        code_book.change(
            session,
            desk,
            code.id,
            name=str(visitor.widget(f"{key}.name") or ""),
            description=str(visitor.widget(f"{key}.description") or ""),
            colour=str(visitor.widget(f"{key}.colour") or ""),
            drawn=code,
        )
    notes.remark("coding.book.kept", good=True)


@guarded
def _go_up(desk: Desk, code_id: int) -> None:
    into = visitor.widget(f"codes.{code_id}.into")
    if isinstance(into, int):
        with resources.database().writing() as session:
            code_book.merge(session, desk, code_id, into, now=clock.now())
        notes.remark("coding.book.merged", good=True)


@guarded
def _take_out(desk: Desk, code_id: int) -> None:
    with resources.database().writing() as session:
        code_book.remove(session, desk, code_id, now=clock.now())
