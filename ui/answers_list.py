"""The list of open answers, in pages, and which of them lies on the desk."""

from collections.abc import Sequence

import streamlit as st

from db.open_answers import Answer
from learning.names import as_written
from learning.width import shortened
from ui import answers_frame, visitor
from ui.answers_frame import Material
from ui.visit import Visit

AT_ONCE = 12
_LONGEST = 110
KEY = "answers.list"


def pick(visit: Visit, found: Material, answers: Sequence[Answer]) -> Answer:
    """Let the tutor choose among the answers, of which there is at least one."""
    place = _place(answers)
    first = place - place % AT_ONCE
    page = {answer.ref: answer for answer in answers[first : first + AT_ONCE]}
    numbers = {ref: number for number, ref in enumerate(page, start=first + 1)}
    if visitor.widget(KEY) not in page:
        visitor.put(KEY, answers[place].ref)
    st.caption(
        visit.say(
            "coding.page",
            first=first + 1,
            last=first + len(page),
            asked=visit.say.number(len(answers)),
        )
    )
    picked = st.radio(
        visit.say("coding.list"),
        list(page),
        key=visitor.worded(KEY),
        # Two answers may begin alike; their places tell them apart.
        format_func=lambda ref: visit.say.line(
            [str(numbers[ref]), as_written(_beginning(page[ref]))]
        ),
        captions=[_caption(visit, found, answer) for answer in page.values()],
        label_visibility="collapsed",
    )
    _turning(visit, answers, first)
    return page.get(picked or "", answers[place])


def after(answers: Sequence[Answer], current: Answer) -> str:
    """Reference of the answer that comes after one in the list; the first one after the last."""
    refs = [answer.ref for answer in answers]
    return refs[(refs.index(current.ref) + 1) % len(refs)]


def lay_down(ref: str) -> None:
    """Put an answer on the desk."""
    visitor.put(KEY, ref)


def _place(answers: Sequence[Answer]) -> int:
    current = visitor.widget(KEY)
    return next((place for place, answer in enumerate(answers) if answer.ref == current), 0)


def _turning(visit: Visit, answers: Sequence[Answer], first: int) -> None:
    if len(answers) <= AT_ONCE:
        return
    with st.container(horizontal=True):
        for name, target in (("back", first - AT_ONCE), ("on", first + AT_ONCE)):
            there = 0 <= target < len(answers)
            st.button(
                visit.say(f"coding.page.{name}"),
                key=f"answers.page.{name}",
                disabled=not there,
                on_click=lay_down,
                args=(answers[target if there else first].ref,),
            )


def _caption(visit: Visit, found: Material, answer: Answer) -> str:
    marked = found.marked(answer)
    state = visit.say("coding.state.done") if marked.done else ""
    codes = as_written(visit.say.listed(found.names(marked.mine)))
    told = [state, codes, answers_frame.about(visit, found, answer, short=True)]
    return visit.say.line(told)


def _beginning(answer: Answer) -> str:
    return shortened(answer.text[: 4 * _LONGEST], _LONGEST)
