"""What tutors settle where their codes differ; what was settled can be settled otherwise.

A code is settled where everybody who finished an answer gave it, where nobody of them did, or where
it was decided. Where a third tutor finishes later and differs from two who agree, it stands here
again for each of them, so that no code goes off an answer unseen. How far tutors agree is told of
two of them, see ``ui.agreement``.
"""

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from db import coding
from db.answer_rows import Desk
from db.code_book import CodeRecord
from db.coding import BOTH, Marks
from db.open_answers import Answer
from learning.names import as_written
from ui import answers_frame, clock, resources, style, visitor
from ui.answers_frame import Material
from ui.failures import guarded
from ui.languages import written_in
from ui.visit import Visit

AT_ONCE = 10


def differences(visit: Visit, found: Material, answers: Sequence[Answer]) -> None:
    """What is still to be settled about these answers, which the tutor has finished, in pages."""
    say = visit.say
    left = [answer for answer in answers if found.marked(answer).differing]
    st.header(say("coding.differences"), anchor=False)
    if not left:
        st.success(say("coding.differences.none"))
        return
    st.markdown(say.count("coding.differences.n", len(left)))
    _pages(visit, found, "difference", left, lambda marked: marked.differing)


def settled(visit: Visit, found: Material, answers: Sequence[Answer]) -> None:
    """What was decided about these answers, in pages, each with the way to decide again."""
    say = visit.say
    done = [answer for answer in answers if found.marked(answer).decided]
    if not done:
        return
    with st.expander(say.count("coding.settled", len(done)), key="agreement.settled"):
        st.markdown(say("coding.settled.lead"))
        _pages(visit, found, "settled", done, lambda marked: marked.decided.keys())


def _pages(
    visit: Visit,
    found: Material,
    name: str,
    answers: Sequence[Answer],
    about: Callable[[Marks], Collection[int]],
) -> None:
    """Some answers at once, with the codes that ``about`` names, and the way to the others."""
    key = f"agreement.{name}.{found.cohort.id}"
    kept = visitor.widget(key)
    # Settling the last answer of the last page leaves the page before.
    number = min(kept if isinstance(kept, int) else 0, (len(answers) - 1) // AT_ONCE)
    first = number * AT_ONCE
    for answer in answers[first : first + AT_ONCE]:
        marked = found.marked(answer)
        with st.container(border=True, key=f"{name}-{answer.ref}"):
            st.caption(answers_frame.prompt(visit, answer))
            style.typed(answer.whole, written_in(answer.whole))
            for code in found.codes.values():
                if code.id in about(marked):
                    _code(visit, found, answer, code)
    if len(answers) <= AT_ONCE:
        return
    last = min(first + AT_ONCE, len(answers))
    asked = visit.say.number(len(answers))
    st.caption(visit.say("coding.page", first=first + 1, last=last, asked=asked))
    with st.container(horizontal=True):
        for way, target in (("back", number - 1), ("on", number + 1)):
            st.button(
                visit.say(f"coding.page.{way}"),
                key=f"{key}.{way}",
                disabled=not 0 <= target * AT_ONCE < len(answers),
                on_click=visitor.put,
                args=(key, target),
            )


def _code(visit: Visit, found: Material, answer: Answer, code: CodeRecord) -> None:
    say, marked = visit.say, found.marked(answer)
    decided = marked.decided.get(code.id)
    told = [_who_gave(visit, found, marked, code)]
    if decided is not None:
        told.append(say("coding.settled.given" if decided else "coding.settled.left"))
    st.markdown(say.sentences(*told))
    with st.container(horizontal=True):
        for given in (True, False):
            st.button(
                say("coding.decide.give") if given else say("coding.decide.leave"),
                key=f"decide.{answer.ref}.{code.id}.{given}",
                type="primary" if given is decided else "secondary",
                icon=":material/check:" if given is decided else None,
                on_click=_decide,
                args=(found.desk, answer.ref, code.id, given),
            )


def _who_gave(visit: Visit, found: Material, marked: Marks, code: CodeRecord) -> str:
    say, name = visit.say, as_written(code.name)
    gave = {tutor for tutor, codes in marked.finished.items() if code.id in codes}
    mine, number = found.desk.tutor_id in gave, len(marked.finished)
    if number == BOTH and len(gave) == 1:
        return say("coding.differ.mine" if mine else "coding.differ.theirs", code=name)
    return say(
        "coding.differ.among" if mine else "coding.differ.without",
        code=name,
        given=len(gave),
        asked=number,
    )


@guarded
def _decide(desk: Desk, ref: str, code_id: int, given: bool) -> None:
    with resources.database().writing() as session:
        coding.decide(session, desk, ref, code_id, given=given, today=clock.today())
