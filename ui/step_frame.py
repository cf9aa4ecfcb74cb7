"""What stands around a step: where it is, what it is about, and the way back and on."""

import streamlit as st

from learning.steps import Step
from learning.vocabulary import Section
from ui import visitor
from ui.questionnaire import Questionnaire, move


def heading(questionnaire: Questionnaire, step: Step, of: int) -> None:
    """Where in the questionnaire a step stands, and what it is about."""
    visit = visitor.current()
    text, say = questionnaire.edition.text, visit.say
    competence = step.items[0].competence
    part = say(f"section.{step.section}")
    with st.container(key=f"{step.theme or 'T1'}-tag-step"):
        st.markdown(say("ask.step", part=part, number=step.number + 1, of=of))
    if step.section in {Section.REFLECTIONS, Section.EVENT} or competence is None:
        st.title(text.themes[step.theme] if step.theme else say("section.event"), anchor=False)
    elif step.section is Section.QUESTIONS:
        st.title(say("ask.question", number=step.items[0].id[1:]), anchor=False)
    else:
        st.title(text.competences[competence], anchor=False)
    if step.section in {Section.THINKING_BACK, Section.REFLECTIONS}:
        st.caption(say(f"section.{step.section}.how"))


def navigation(questionnaire: Questionnaire, place: int, of: int) -> None:
    """Back and on; both remember the place."""
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
    st.caption(say("ask.saved"))
