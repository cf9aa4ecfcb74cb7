"""The questionnaire: every answer is in the database when it is given."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from db import attempts, drafts
from db.attempts import AttemptRecord
from db.drafts import LONGEST_REFLECTION
from db.errors import AlreadySubmitted
from learning.edition import Edition, Item
from learning.steps import Step, progress, statement_numbers
from learning.vocabulary import Section
from learning.wording import options
from ui import clock, failures, notes, resources, taken_up, visitor
from ui.failures import guarded


@dataclass(frozen=True)
class Questionnaire:
    """One attempt on the screen, with what has been answered so far."""

    attempt: AttemptRecord
    edition: Edition
    responses: Mapping[str, str]
    reflections: Mapping[str, str]

    def key(self, item_id: str) -> str:
        """A widget's key is its place and its language.

        Kept under one key, a choice would be lost when its words change: the browser drops it.
        """
        return f"ask.{self.attempt.id}.{self.edition.language}.{item_id}"


@st.fragment
def ask(questionnaire: Questionnaire, step: Step) -> None:
    """Ask the items of one step; an answer reruns this part of the page and nothing else."""
    if visitor.draws_part() and (notes.was_refused() or notes.page_outdated()):
        # Another window submitted, a tutor closed the occasion, or the browser reported a click
        # outside together with an answer: the whole page has to change, not only this part of it.
        st.rerun()
    failures.show_remark()
    for item in step.items:
        if item.kind == "open":
            _open(questionnaire, item)
        else:
            _closed(questionnaire, item, step.section)
    _progress(questionnaire)


def _closed(questionnaire: Questionnaire, item: Item, section: Section) -> None:
    texts = options(questionnaire.edition, item)
    chosen = questionnaire.responses.get(item.id)
    key = questionnaire.key(item.id)
    with st.container(key=f"{item.theme or 'event'}-line-{item.id}"):
        given = st.radio(
            _label(questionnaire, item, section),
            item.options,
            index=item.options.index(chosen) if chosen in item.options else None,
            format_func=texts.__getitem__,
            key=key,
            on_change=_save_response,
            args=(questionnaire, item.id),
        )
    taken_up.choice(key, given, chosen, lambda: _save_response(questionnaire, item.id))


def _open(questionnaire: Questionnaire, item: Item) -> None:
    text = questionnaire.edition.text
    label = text.reflections.get(item.id) or text.event[item.id].stem
    before = questionnaire.reflections.get(item.id, "")
    key = questionnaire.key(item.id)
    written = st.text_area(
        label,
        value=before,
        max_chars=LONGEST_REFLECTION,
        height=140,
        key=key,
        on_change=_save_reflection,
        args=(questionnaire, item.id),
        placeholder=visitor.current().say("ask.open.placeholder"),
    )
    taken_up.text(key, written, before, lambda: _save_reflection(questionnaire, item.id))


def _progress(questionnaire: Questionnaire) -> None:
    say = visitor.current().say
    attempt = questionnaire.attempt
    with resources.database().reading() as session:
        responses = attempts.responses(session, attempt.learner_id, attempt.id)
    answered, asked = progress(questionnaire.edition, attempt.occasion, responses)
    st.progress(answered / asked, text=say("ask.progress", answered=answered, asked=asked))


@guarded
def _save_response(questionnaire: Questionnaire, item_id: str) -> None:
    option = visitor.widget(questionnaire.key(item_id))
    if not isinstance(option, str):
        return
    attempt = questionnaire.attempt
    with resources.database().writing() as session:
        drafts.save_response(
            session, attempt.learner_id, attempt.id, questionnaire.edition, item_id, option
        )


@guarded
def _save_reflection(questionnaire: Questionnaire, item_id: str) -> None:
    attempt = questionnaire.attempt
    with resources.database().writing() as session:
        drafts.save_reflection(
            session,
            attempt.learner_id,
            attempt.id,
            questionnaire.edition,
            item_id,
            str(visitor.widget(questionnaire.key(item_id)) or ""),
        )


def _label(questionnaire: Questionnaire, item: Item, section: Section) -> str:
    text, say = questionnaire.edition.text, visitor.current().say
    if item.kind == "question":
        return f"{text.questions[item.id].scenario}\n\n{text.question_stem}"
    if item.kind == "sureness":
        return text.sureness_stem
    if item.kind == "control":
        return f"{text.control_stem}  \n{text.controls[item.id]}"
    if item.kind == "event":
        return text.event[item.id].stem
    if section is Section.THINKING_BACK:
        return text.stems.thinking_back
    numbers = statement_numbers(questionnaire.edition, questionnaire.attempt.occasion)
    stem = getattr(text.stems, str(item.facet))
    return say("ask.statement", number=numbers[item.id], asked=len(numbers), stem=stem)


@guarded
def move(questionnaire: Questionnaire, step: int) -> None:
    """Go to another step and remember it, so that any device resumes there."""
    attempt = questionnaire.attempt
    with resources.database().writing() as session:
        drafts.save_step(session, attempt.learner_id, attempt.id, step)
    notes.outdate_page()


@guarded
def submit(questionnaire: Questionnaire, seen_revision: int) -> None:
    """Close the attempt, if this window has seen every answer in it."""
    attempt = questionnaire.attempt
    # A second click finds done what it asks for, which is no error.
    with suppress(AlreadySubmitted), resources.database().writing() as session:
        drafts.submit(
            session,
            attempt.learner_id,
            attempt.id,
            resources.catalogue().reading(attempt.language).editions,
            seen_revision=seen_revision,
            now=clock.now(),
        )
    notes.note_submitted(attempt.id)
