"""One open answer on the desk: its text, its codes, and feedback to its writer."""

from zlib import crc32

import streamlit as st

from db import coding, feedback
from db.answer_rows import Desk
from db.open_answers import Answer
from learning.coding import LONGEST_FEEDBACK
from learning.names import as_written
from ui import answers_frame, answers_list, clock, notes, places, resources, style, visitor
from ui.answers_frame import Material
from ui.failures import guarded
from ui.languages import written_in
from ui.visit import Visit


def shown(visit: Visit, found: Material, answer: Answer) -> None:
    """The answer as it was written, with what it answers."""
    with st.container(border=True, key="answer-card"):
        st.caption(answers_frame.about(visit, found, answer))
        st.markdown(f"**{answers_frame.prompt(visit, answer)}**")
        style.typed(answer.text, written_in(answer.text))
        for name, text in answer.details:
            st.caption(visit.say(f"plan.{name}.short"))
            style.typed(text, written_in(text))


def codes(visit: Visit, found: Material, answer: Answer, following: str) -> None:
    """Give codes to the answer; once two have finished it, what both gave."""
    say, marked = visit.say, found.marked(answer)
    if marked.done and marked.by_both:
        _both(visit, found, answer)
        return
    if not found.codes:
        st.info(say("coding.no_codes"))
        places.link("codes", say("page.codes"), cohort=str(found.cohort.id))
    version = crc32(repr([*found.codes, sorted(marked.mine), marked.done]).encode())
    key = f"code.{answer.ref}.{version:x}"
    with st.form("coding.form"):
        st.multiselect(
            say("coding.codes"),
            list(found.codes),
            default=sorted(marked.mine & found.codes.keys()),
            key=key,
            format_func=lambda code: found.codes[code].name,
            placeholder=say("coding.codes.none"),
        )
        if marked.done:
            st.caption(say("coding.finished_alone"))
        with st.container(horizontal=True):
            args = (found.desk, answer.ref, key, following)
            st.form_submit_button(
                say("coding.done_next"),
                type="primary",
                on_click=_keep,
                args=(*args, True),
                shortcut="Ctrl+Enter",
            )
            st.form_submit_button(say("coding.keep"), on_click=_keep, args=(*args, False))


def answer_the_writer(visit: Visit, found: Material, answer: Answer) -> None:
    """Feedback that was sent, and a form for more."""
    say = visit.say
    with resources.database().reading() as session:
        sent = feedback.sent(session, found.desk).get(answer.row or 0, [])
    with st.expander(say.count("coding.feedback", len(sent)), key=f"feedback.{answer.ref}"):
        st.caption(say("coding.feedback.how"))
        for each in sent:
            with st.container(border=True):
                style.typed(each.text, written_in(each.text))
                day = say.day(each.day)
                st.caption(
                    say(
                        "coding.feedback.mine" if each.mine else "coding.feedback.other",
                        day=day,
                    )
                )
                if each.mine:
                    st.button(
                        say("coding.feedback.take_back"),
                        key=f"feedback.back.{each.id}",
                        on_click=_take_back,
                        args=(found.desk, each.id),
                    )
        key = f"feedback.text.{answer.ref}.{len(sent)}"
        with st.form(f"feedback.form.{answer.ref}", border=False):
            st.text_area(
                say("coding.feedback.text"),
                key=key,
                max_chars=LONGEST_FEEDBACK,
                placeholder=say("coding.feedback.hint"),
            )
            st.form_submit_button(
                say("coding.feedback.send"), on_click=_send, args=(found.desk, answer.ref, key)
            )


def _both(visit: Visit, found: Material, answer: Answer) -> None:
    say, marked = visit.say, found.marked(answer)
    with st.container(border=True, key="codes-of-both"):
        st.markdown(say.count("coding.by_both", len(marked.finished)))
        final = as_written(say.listed(found.names(marked.final))) or say("coding.codes.none")
        st.markdown(f"**{say('coding.final')}** {final}")
        if marked.differing:
            differing = as_written(say.listed(found.names(marked.differing)))
            st.markdown(say("coding.differ", codes=differing))
            places.link("agreement", say("coding.to_agreement"), cohort=str(found.cohort.id))


@guarded
def _keep(desk: Desk, ref: str, key: str, following: str, finished: bool) -> None:
    given = visitor.widget(key)
    code_ids = [code for code in given if isinstance(code, int)] if isinstance(given, list) else []
    with resources.database().writing() as session:
        coding.code(session, desk, ref, code_ids, finished=finished, today=clock.today())
    if finished:
        answers_list.lay_down(following)
    else:
        notes.remark("coding.kept", good=True)


@guarded
def _send(desk: Desk, ref: str, key: str) -> None:
    with resources.database().writing() as session:
        feedback.send(session, desk, ref, str(visitor.widget(key) or ""), now=clock.now())
    notes.remark("coding.feedback.sent", good=True)


@guarded
def _take_back(desk: Desk, feedback_id: int) -> None:
    with resources.database().writing() as session:
        feedback.take_back(session, desk, feedback_id)
