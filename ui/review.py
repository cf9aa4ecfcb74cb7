"""The closing review: what is still open, and the one deliberate act of submitting."""

from collections.abc import Sequence

import streamlit as st

from learning.consistency import flagged
from learning.steps import Step, closed
from ui import visitor
from ui.questionnaire import Questionnaire, move, submit

_SURE = "review.sure"


def closing(draft: Questionnaire, steps: Sequence[Step]) -> None:
    """Show what is unanswered, ask for a check where answers look odd, and offer to submit."""
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
                    on_click=move,
                    args=(draft, step.number),
                )
    else:
        st.success(say("review.complete"))
    if flagged(draft.edition, draft.responses):
        st.warning(say("review.flagged"))
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


def _open(draft: Questionnaire, step: Step) -> int:
    return sum(item.id not in draft.responses for item in closed(step.items))


def _name(draft: Questionnaire, step: Step) -> str:
    say = visitor.current().say
    item = step.items[0]
    if item.kind == "question":
        return say("ask.question", number=item.id[1:])
    part = say(f"section.{step.section}")
    if item.competence is None:
        return part
    return say.named(part, draft.edition.text.competences[item.competence])
