"""Opening and closing a cohort's occasions, and showing what waits."""

import streamlit as st

from db import cohort_life
from db.cohort_occasions import OccasionState
from db.cohorts import CohortRecord
from learning.vocabulary import Occasion
from ui import clock, notes, resources, visitor
from ui.clock import day_of
from ui.cohort_standing import Standing
from ui.failures import guarded
from ui.visit import Visit


def occasions(visit: Visit, cohort: CohortRecord, standing: Standing) -> None:
    """Each occasion with its state, what is shown of it, and what can be done."""
    say = visit.say
    st.header(say("cohort.occasions"), anchor=False)
    st.markdown(say("cohort.occasions.why", floor=cohort.floor))
    grid = st.grid(3, min_column_width=230)
    for state in standing.states:
        shown = standing.shown.get(state.occasion, 0)
        waiting = standing.waiting.get(state.occasion, 0)
        with grid.container(border=True, height="stretch", key=f"occasion-{state.occasion}"):
            st.subheader(say(f"occasion.{state.occasion}"), anchor=False)
            st.markdown(_state(visit, state))
            if state.opened_at or shown:
                st.caption(_numbers(visit, shown, waiting))
            _buttons(visit, cohort, state, waits=waiting > 0)


def _state(visit: Visit, state: OccasionState) -> str:
    say = visit.say
    if state.opened_at is None:
        return say("cohort.occasion.never")
    if state.closed_at is None:
        return say("cohort.occasion.since", day=say.day(day_of(state.opened_at)))
    return say("cohort.occasion.closed", day=say.day(day_of(state.closed_at)))


def _numbers(visit: Visit, shown: int, waits: int) -> str:
    told = visit.say.count("cohort.occasion.shown", shown)
    waiting = visit.say.count("cohort.occasion.waiting", waits) if waits else ""
    return visit.say.sentences(told, waiting)


def _buttons(visit: Visit, cohort: CohortRecord, state: OccasionState, *, waits: bool) -> None:
    say, occasion = visit.say, state.occasion
    if state.open:
        st.button(
            say("cohort.occasion.close"),
            key=f"cohort.close.{occasion}",
            icon=":material/lock:",
            width="stretch",
            help=say("cohort.occasion.close.help"),
            on_click=_close,
            args=(cohort.id, occasion),
        )
    else:
        st.button(
            say("cohort.occasion.reopen" if state.opened_at else "cohort.occasion.open"),
            key=f"cohort.open.{occasion}",
            type="secondary" if state.opened_at else "primary",
            icon=":material/lock_open:",
            width="stretch",
            disabled=cohort.frozen or cohort.archived,
            on_click=_open,
            args=(cohort.id, occasion),
        )
    if waits:
        st.button(
            say("cohort.release"),
            key=f"cohort.release.{occasion}",
            icon=":material/visibility:",
            width="stretch",
            help=say("cohort.release.help", floor=cohort.floor),
            on_click=_release,
            args=(cohort.id, occasion),
        )


@guarded
def _open(cohort_id: int, occasion: Occasion) -> None:
    visit = visitor.current()
    with resources.database().writing() as session:
        cohort_life.open_occasion(session, visit.tutor_id, cohort_id, occasion, now=clock.now())


@guarded
def _close(cohort_id: int, occasion: Occasion) -> None:
    visit = visitor.current()
    editions = visit.reading.editions
    with resources.database().writing() as session:
        cohort_life.close_occasion(
            session, visit.tutor_id, cohort_id, occasion, editions, now=clock.now()
        )


@guarded
def _release(cohort_id: int, occasion: Occasion) -> None:
    visit = visitor.current()
    editions = visit.reading.editions
    with resources.database().writing() as session:
        shown = cohort_life.release(
            session, visit.tutor_id, cohort_id, occasion, editions, now=clock.now()
        )
    notes.remark("cohort.released" if shown else "cohort.released.none", good=shown > 0)
