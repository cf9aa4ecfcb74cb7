"""A learner's own open answers: what tutors made of them, and whether the class may hear them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from db import feedback, quoting, translated
from db.feedback import Received
from db.quoting import Quotable
from db.translated import OfLearner, Own
from ui import clock, places, resources, side_by_side, style, visitor
from ui.failures import guarded
from ui.languages import written_in
from ui.visit import Visit


@dataclass(frozen=True)
class AtHand:
    """All feedback to the learner, what they allow to be quoted, and its translations."""

    received: Sequence[Received]
    quotable: Quotable
    translations: OfLearner


def at_hand(visit: Visit) -> AtHand:
    """Everything that concerns the learner's own answers."""
    with resources.database().reading() as session:
        return AtHand(
            feedback.received(session, visit.learner_id),
            quoting.quotable(session, visit.learner_id),
            translated.of_learner(session, visit.learner_id),
        )


def reflection(visit: Visit, mine: AtHand, attempt_id: int, item_id: str) -> None:
    """Feedback to a reflection, the choice whether it may be quoted, and its translations."""
    about = (attempt_id, item_id)
    _feedback(visit, [r for r in mine.received if (r.attempt_id, r.item_id) == about])
    _choice(visit, _key(*about), about in mine.quotable.reflections, _allow_reflection, about)
    _translations(visit, _key(*about), mine.translations.reflections.get(about, []))


def step(visit: Visit, mine: AtHand, position: int) -> None:
    """Feedback to a step of the plan, the choice whether to quote it, and its translations."""
    _feedback(visit, [r for r in mine.received if r.position == position])
    _choice(visit, _step_key(position), position in mine.quotable.steps, _allow_step, (position,))
    _translations(visit, _step_key(position), mine.translations.steps.get(position, []))


def new_feedback(visit: Visit) -> None:
    """Say where feedback waits that was not read yet."""
    if visit.learner is None:
        return
    with resources.database().reading() as session:
        new = [r for r in feedback.received(session, visit.learner_id) if r.seen is None]
    if not new:
        return
    with st.container(border=True, key="new-feedback"):
        st.markdown(visit.say.count("coding.new", len(new)))
        with st.container(horizontal=True):
            for attempt in sorted({r.attempt_id for r in new if r.attempt_id}):
                places.link("results", visit.say("coding.new.results"), attempt=str(attempt))
            if any(r.position for r in new):
                places.link("plan", visit.say("coding.new.plan"))


def _feedback(visit: Visit, received: Sequence[Received]) -> None:
    for each in received:
        with st.container(border=True, key=f"feedback-{each.id}"):
            st.caption(visit.say("coding.received", day=visit.say.day(each.day)))
            style.typed(each.text, written_in(each.text))
    new = [each.id for each in received if each.seen is None]
    if new:
        with resources.database().writing() as session:
            feedback.mark_seen(session, visit.learner_id, new, clock.today())


def _translations(visit: Visit, key: str, made: Sequence[Own]) -> None:
    for each in made:
        with st.container(border=True, key=f"{key}.{each.language}"):
            st.caption(side_by_side.mark(visit, each))
            if each.outdated:
                st.caption(visit.say("translation.own.outdated"))
            style.typed(each.text, each.language)


def _choice(
    visit: Visit, key: str, allowed: bool, allow: Callable[..., None], about: tuple[object, ...]
) -> None:
    if visit.learner is None or visit.learner.cohort_id is None:
        return
    # What another window chose meanwhile is drawn anew.
    st.checkbox(
        visit.say("coding.allow"),
        value=allowed,
        key=f"{key}.{allowed}",
        help=visit.say("coding.allow.help"),
        on_change=allow,
        args=(*about, not allowed),
    )


@guarded
def _allow_reflection(attempt_id: int, item_id: str, allowed: bool) -> None:
    with resources.database().writing() as session:
        quoting.allow_quoting(
            session,
            visitor.current().learner_id,
            attempt_id,
            item_id,
            allowed=allowed,
            today=clock.today(),
        )


@guarded
def _allow_step(position: int, allowed: bool) -> None:
    with resources.database().writing() as session:
        quoting.allow_quoting_step(
            session,
            visitor.current().learner_id,
            position,
            allowed=allowed,
            today=clock.today(),
        )


def _key(attempt_id: int, item_id: str) -> str:
    return f"quote.{attempt_id}.{item_id}"


def _step_key(position: int) -> str:
    return f"quote.step.{position}"
