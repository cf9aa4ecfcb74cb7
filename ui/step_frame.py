"""What stands around a step: where it is, what it is about, and the way back and on."""

import streamlit as st

from learning.steps import Step
from learning.vocabulary import Section
from ui import notes, visitor
from ui.questionnaire import Questionnaire, move


def heading(questionnaire: Questionnaire, step: Step, of: int) -> None:
    """Where in the questionnaire a step stands, and what it is about."""
    visit = visitor.current()
    say = visit.say
    part = say(f"section.{step.section}")
    with st.container(key=f"{step.theme or 'T1'}-tag-step"):
        st.markdown(say("ask.step", part=part, number=step.number + 1, of=of))
    st.title(title(questionnaire, step), anchor=False)
    if step.section in {Section.THINKING_BACK, Section.REFLECTIONS}:
        st.caption(say(f"section.{step.section}.how"))


def title(questionnaire: Questionnaire, step: Step) -> str:
    """What a step is about, in a few words."""
    say, text = visitor.current().say, questionnaire.edition.text
    competence = step.items[0].competence
    if competence is None:
        return text.themes[step.theme] if step.theme else say(f"section.{step.section}")
    if step.section is Section.QUESTIONS:
        return say("ask.question", number=step.items[0].id[1:])
    return text.competences[competence]


def navigation(questionnaire: Questionnaire, place: int, of: int) -> None:
    """Back and on, and to the review where the step was opened from it; all remember the place."""
    say = visitor.current().say
    # Each step has buttons of its own: a double click must not pass over the step that follows.
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ask-navigation"):
        st.button(
            say("ask.back"),
            key=f"ask.back.{place}",
            icon=":material/arrow_back:",
            disabled=place == 0,
            on_click=move,
            args=(questionnaire, place - 1),
        )
        st.button(
            say("ask.on" if place + 1 < of else "ask.review"),
            key=f"ask.on.{place}",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            on_click=move,
            args=(questionnaire, place + 1),
        )
    reviewing = notes.review_left(questionnaire.attempt.id) is not None
    if reviewing and place + 1 < of:
        st.button(
            say("ask.back_to_review"),
            key=f"ask.back.review.{place}",
            width="stretch",
            on_click=move,
            args=(questionnaire, of),
        )
    st.caption(say("ask.saved"))
