"""The occasions on which a learner answers."""

from collections.abc import Collection, Sequence

import streamlit as st

from db import attempts, cohort_occasions
from db.attempts import AttemptRecord
from learning.steps import closed
from learning.vocabulary import Occasion
from ui import clock, places, resources, visitor
from ui.clock import day_of
from ui.visit import Visit


def name(visit: Visit, attempt: AttemptRecord) -> str:
    """An attempt's occasion as people call it, with its number where it may be repeated."""
    title = visit.say(f"occasion.{attempt.occasion}")
    if attempt.occasion is not Occasion.SELF:
        return title
    return visit.say("occasion.numbered", occasion=title, number=attempt.sequence)


def number(visit: Visit) -> None:
    """The learner's number in their workshop, which is all that a tutor sees of them."""
    if visit.learner and visit.learner.number is not None:
        st.info(visit.say("cohort.number", number=visit.learner.number), icon=":material/tag:")


def open_now(mine: Sequence[AttemptRecord], *, in_cohort: bool) -> None:
    """Occasions that can be started or gone on with, each with what it asks."""
    visit = visitor.current()
    with resources.database().reading() as session:
        instrument = visit.reading.instrument.plan.id
        occasions = attempts.offered_now(session, visit.learner_id, instrument)
        cohort_id = visit.learner.cohort_id if visit.learner else None
        opened = cohort_occasions.open_occasions(session, cohort_id) if cohort_id else frozenset()
    if any(attempt.occasion is Occasion.FOLLOW_UP for attempt in mine if attempt.submitted_at):
        st.success(visit.say("assessment.all_done"))
    elif not occasions:
        st.info(visit.say(_nothing_offered(mine, opened)))
    for attempt in mine:
        if attempt.submitted_at is None and attempt.occasion not in occasions:
            st.caption(visit.say("cohort.draft_kept", occasion=name(visit, attempt)))
    for occasion in occasions:
        draft = next((a for a in mine if a.occasion is occasion and a.submitted_at is None), None)
        asked = len(closed(visit.reading.instrument.on(occasion)))
        with st.container(border=True, key=f"occasion-{occasion}"):
            st.header(visit.say(f"occasion.{occasion}"), anchor=False)
            st.markdown(visit.say(f"occasion.{occasion}.what"))
            st.caption(visit.say.count("assessment.asked", asked))
            if st.button(
                visit.say("assessment.go_on" if draft else "assessment.begin"),
                type="primary",
                key=f"begin.{occasion}",
            ):
                _begin(visit, occasion, in_cohort=in_cohort)


def submitted(mine: Sequence[AttemptRecord]) -> None:
    """What was submitted, with the way to its results."""
    visit = visitor.current()
    done = [attempt for attempt in mine if attempt.submitted_at]
    if not done:
        return
    st.header(visit.say("assessment.submitted"), anchor=False)
    for attempt in done:
        day = visit.say.day(day_of(attempt.submitted_at)) if attempt.submitted_at else ""
        places.link(
            "results",
            visit.say("assessment.result", occasion=name(visit, attempt), day=day),
            icon=":material/insights:",
            attempt=str(attempt.id),
        )


def _nothing_offered(mine: Sequence[AttemptRecord], opened: Collection[Occasion]) -> str:
    """Key of the sentence that says why a learner is offered nothing."""
    if not opened:
        return "cohort.nothing_open"
    submitted = {attempt.occasion for attempt in mine if attempt.submitted_at}
    # What was passed by, or follows something that was never answered, is open to others only.
    return "cohort.all_answered" if submitted & set(opened) else "cohort.nothing_for_you"


def _begin(visit: Visit, occasion: Occasion, *, in_cohort: bool) -> None:
    with resources.database().writing() as session:
        attempts.resume_or_open(
            session,
            visit.learner_id,
            visit.reading.instrument,
            occasion,
            in_cohort=in_cohort,
            now=clock.now(),
        )
    places.go("questionnaire", occasion=str(occasion))
