"""What a learner has submitted so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from db import attempts
from db.attempts import AttemptRecord
from learning.edition import Edition
from learning.vocabulary import Occasion
from ui import occasions, places, resources, visitor
from ui.clock import day_of
from ui.visit import Visit


@dataclass(frozen=True)
class Given:
    """One submitted attempt with the edition and the answers that belong to it."""

    attempt: AttemptRecord
    edition: Edition
    responses: Mapping[str, str]
    reflections: Mapping[str, str]


def of(visit: Visit) -> list[Given]:
    """Every submitted attempt, oldest first; each with the texts that were answered."""
    with resources.database().reading() as session:
        return [
            Given(
                attempt=attempt,
                edition=visit.reading.editions[attempt.edition],
                responses=attempts.responses(session, visit.learner_id, attempt.id),
                reflections=attempts.reflections(session, visit.learner_id, attempt.id),
            )
            for attempt in attempts.of_learner(session, visit.learner_id)
            if attempt.submitted_at is not None
        ]


def chosen(visit: Visit, past: Sequence[Given]) -> Given:
    """The attempt that the address asks for or that is picked here; the newest otherwise."""
    ids = [given.attempt.id for given in past][::-1]
    wanted = places.asked("attempt")
    by_id = {given.attempt.id: given for given in past}
    if len(past) == 1:
        st.caption(label(visit, past[0]))
        return past[0]
    start = next((place for place, name in enumerate(ids) if str(name) == wanted), 0)
    picked = st.selectbox(
        visit.say("results.choose"),
        ids,
        index=start,
        key=visitor.worded("results.attempt"),
        format_func=lambda name: label(visit, by_id[name]),
    )
    return by_id[picked]


def label(visit: Visit, given: Given) -> str:
    """An attempt's occasion and day."""
    submitted = given.attempt.submitted_at
    day = visit.say.day(day_of(submitted)) if submitted else ""
    return visit.say("results.label", occasion=occasions.name(visit, given.attempt), day=day)


def occasions_submitted(past: Sequence[Given]) -> list[Occasion]:
    """Occasions that were submitted."""
    return [given.attempt.occasion for given in past]
