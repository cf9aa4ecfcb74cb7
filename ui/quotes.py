"""What may be quoted to the class, large enough for the wall of a room."""

from collections.abc import Sequence

import streamlit as st

from db import class_quotes, translations
from db.answer_rows import Desk
from db.open_answers import Answer
from ui import answers_frame, clock, resources, side_by_side, translating, visitor
from ui.answers_frame import Material
from ui.failures import guarded
from ui.visit import Visit

AT_ONCE = 30
# A room sees all three languages at once.
_ACROSS = 3


def quotes(visit: Visit, found: Material, answers: Sequence[Answer]) -> None:
    """Answers whose writers allow it, and nothing beside them that tells who they are.

    The tutor chooses which of them the class reads, and may show the wall these alone.
    """
    say = visit.say
    allowed = [answer for answer in answers if answer.quotable]
    if not allowed:
        st.info(say("coding.quotes.none"))
        return
    with resources.database().reading() as session:
        written = translations.written(session, found.desk)
    left = _part(visit, found.desk, allowed)
    translate = translating.wanted(visit, found, written)
    for answer in left[:AT_ONCE]:
        kept = written.get(answer.row or 0, [])
        with st.container(border=True, key=f"wall-{answer.ref}"):
            fitting = [each for each in kept if each.is_of(answer.text)]
            side_by_side.shown(visit, answer.text, fitting, across=_ACROSS)
            st.caption(answers_frame.prompt(visit, answer))
            _choice(visit, found.desk, answer)
            if translate:
                translating.forms(visit, found, answer, kept)
    if len(left) > AT_ONCE:
        st.caption(say.count("coding.quotes.more", len(left) - AT_ONCE))


def _part(visit: Visit, desk: Desk, allowed: Sequence[Answer]) -> Sequence[Answer]:
    """All that may be quoted, or what the class reads of it, as the tutor wants to see."""
    say = visit.say
    chosen = [answer for answer in allowed if answer.in_class]
    read = say.count("coding.quotes.read", len(chosen))
    st.caption(say.sentences(say.count("coding.quotes.n", len(allowed)), read))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = st.segmented_control(
            say("coding.quotes.part"),
            ["all", "chosen"],
            key=visitor.worded("quotes.part"),
            format_func=lambda name: say(f"coding.quotes.part.{name}"),
            default="all",
            required=True,
            label_visibility="collapsed",
        )
        waiting = [answer.ref for answer in allowed[:AT_ONCE] if not answer.in_class]
        if part == "all" and waiting:
            st.button(
                say.count("coding.quotes.choose", len(waiting)),
                key="quotes.choose",
                icon=":material/forum:",
                on_click=_choose,
                args=(desk, waiting, True),
            )
    if part == "chosen" and not chosen:
        st.info(say("coding.quotes.none_chosen"))
    return allowed if part == "all" else chosen


def _choice(visit: Visit, desk: Desk, answer: Answer) -> None:
    key = f"in-class.{answer.ref}"
    # Another tutor may have chosen otherwise meanwhile.
    visitor.set_widget(key, answer.in_class)
    st.checkbox(
        visit.say("coding.quotes.in_class"),
        key=key,
        on_change=_choose,
        args=(desk, [answer.ref], not answer.in_class),
    )


@guarded
def _choose(desk: Desk, refs: Sequence[str], chosen: bool) -> None:
    with resources.database().writing() as session:
        class_quotes.choose(session, desk, refs, chosen=chosen, today=clock.today())
