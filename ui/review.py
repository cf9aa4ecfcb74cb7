"""The closing review: what is open, what was answered, and the one deliberate act of submitting."""

from collections.abc import Sequence

import streamlit as st

from learning.consistency import flagged
from learning.steps import Step, closed
from learning.vocabulary import Section
from ui import notes, visitor
from ui.questionnaire import Questionnaire, move, submit
from ui.review_answers import answers
from ui.step_frame import title

_SURE = "review.sure"


def closing(draft: Questionnaire, steps: Sequence[Step]) -> None:
    """Show what is unanswered and what was answered, ask for a check, and offer to submit."""
    say = visitor.current().say
    st.title(say("review.title"), anchor=False)
    missing = [step for step in steps if _open(draft, step)]
    if missing:
        st.markdown(say.count("review.missing", sum(_open(draft, step) for step in missing)))
        with st.container(horizontal=True):
            for step in missing:
                st.button(
                    _name(draft, step),
                    key=f"review.{step.number}",
                    on_click=_go,
                    args=(draft, step.number),
                )
    else:
        st.success(say("review.complete"))
    if flagged(draft.edition, draft.responses):
        st.warning(say("review.flagged"))
    answers(draft, steps)
    _submission(draft, steps)


def _submission(draft: Questionnaire, steps: Sequence[Step]) -> None:
    say = visitor.current().say
    st.checkbox(say("review.sure"), key=f"{_SURE}.{draft.attempt.id}")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            say("ask.back"),
            key="ask.back",
            icon=":material/arrow_back:",
            on_click=move,
            args=(draft, len(steps) - 1),
        )
        st.button(
            say("review.submit"),
            key="review.submit",
            type="primary",
            disabled=not visitor.widget(f"{_SURE}.{draft.attempt.id}"),
            on_click=submit,
            args=(draft, draft.attempt.revision),
        )


def _go(draft: Questionnaire, step: int) -> None:
    notes.note_review(draft.attempt.id)
    move(draft, step)


def _open(draft: Questionnaire, step: Step) -> int:
    return sum(item.id not in draft.responses for item in closed(step.items))


def _name(draft: Questionnaire, step: Step) -> str:
    about = title(draft, step)
    if step.section in {Section.QUESTIONS, Section.EVENT}:
        return about
    say = visitor.current().say
    return say.named(say(f"section.{step.section}"), about)
