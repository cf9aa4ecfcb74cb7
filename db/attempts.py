"""Attempts and what was answered in them. Writers do not commit; scope comes first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import blocks, taking_part
from db.cohort_occasions import open_occasions
from db.errors import NotNow, NotYours
from db.learners import hold
from db.models import Attempt, Learner, Reflection, Response
from learning.edition import Edition
from learning.occasions import IN_COHORT, offered
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class AttemptRecord:
    """An attempt as pages see it; ``submitted_at`` is None while it is a draft."""

    id: int
    learner_id: int
    instrument: str
    version: int
    language: str
    occasion: Occasion
    sequence: int
    step: int
    revision: int
    started_at: datetime
    submitted_at: datetime | None

    @property
    def edition(self) -> tuple[str, int]:
        """Key of the instrument version that was answered."""
        return self.instrument, self.version


def of_learner(session: Session, learner_id: int) -> list[AttemptRecord]:
    """All attempts of a learner, oldest first."""
    query = select(Attempt).where(Attempt.learner_id == learner_id).order_by(Attempt.id)
    return [_record(attempt) for attempt in session.scalars(query)]


def get(session: Session, learner_id: int, attempt_id: int) -> AttemptRecord:
    """One attempt of a learner.

    Raises: ``NotYours`` where the learner has no such attempt.
    """
    return _record(own(session, learner_id, attempt_id))


def resume_or_open(
    session: Session,
    learner_id: int,
    edition: Edition,
    occasion: Occasion,
    *,
    in_cohort: bool,
    now: datetime,
) -> AttemptRecord:
    """The learner's draft for an occasion, or a new attempt where there is none yet.

    Called twice it gives the same attempt twice.
    Raises: ``NotNow`` where the occasion is not offered to this learner, ``NotYours`` where they
    were erased.
    """
    # Erasing holds the cohort before the learner; the same order here keeps both from deadlock.
    blocks.hold_of_learner(session, learner_id)
    # Two tabs that open at once wait for each other here and find one attempt.
    hold(session, learner_id)
    mine = [a for a in of_learner(session, learner_id) if a.instrument == edition.plan.id]
    submitted = [attempt.occasion for attempt in mine if attempt.submitted_at]
    opened = _opened(session, learner_id)
    if occasion not in offered(submitted, in_cohort=in_cohort, opened=opened):
        raise NotNow
    for draft in mine:
        if draft.occasion is occasion and draft.submitted_at is None:
            return draft
    attempt = Attempt(
        learner_id=learner_id,
        instrument_id=edition.plan.id,
        instrument_version=edition.plan.version,
        language=edition.language,
        occasion=occasion,
        sequence=1 + submitted.count(occasion),
        step=0,
        revision=0,
        started_at=now,
    )
    session.add(attempt)
    session.flush()
    taking_part.count_started(session, attempt)
    return _record(attempt)


def responses(session: Session, learner_id: int, attempt_id: int) -> dict[str, str]:
    """Chosen option by item id; items without a response are absent.

    Raises: ``NotYours`` where the learner has no such attempt.
    """
    attempt = own(session, learner_id, attempt_id)
    query = select(Response.item_id, Response.option).where(Response.attempt_id == attempt.id)
    return dict(session.execute(query).all())


def reflections(session: Session, learner_id: int, attempt_id: int) -> dict[str, str]:
    """Open answers by item id; prompts without an answer are absent.

    Raises: ``NotYours`` where the learner has no such attempt.
    """
    attempt = own(session, learner_id, attempt_id)
    query = select(Reflection.item_id, Reflection.text).where(Reflection.attempt_id == attempt.id)
    return dict(session.execute(query).all())


def offered_now(session: Session, learner_id: int, instrument: str) -> tuple[Occasion, ...]:
    """Occasions of an instrument that a learner may answer now, in order."""
    cohort_id = session.scalar(select(Learner.cohort_id).where(Learner.id == learner_id))
    if cohort_id is None:
        return offered([], in_cohort=False)
    mine = select(Attempt.occasion).where(
        Attempt.learner_id == learner_id,
        Attempt.instrument_id == instrument,
        Attempt.submitted_at.is_not(None),
    )
    submitted = [Occasion(occasion) for occasion in session.scalars(mine)]
    return offered(submitted, in_cohort=True, opened=open_occasions(session, cohort_id))


def open_drafts(session: Session, learner_id: int) -> list[AttemptRecord]:
    """Drafts that can be gone on with, oldest first.

    One whose occasion was closed, or passed by, cannot.
    """
    return [
        draft
        for draft in of_learner(session, learner_id)
        if draft.submitted_at is None
        and may_go_on(session, learner_id, draft.instrument, draft.occasion)
    ]


def may_go_on(session: Session, learner_id: int, instrument: str, occasion: Occasion) -> bool:
    """Whether a draft of this occasion can be gone on with; what was begun alone always can."""
    return occasion is Occasion.SELF or occasion in offered_now(session, learner_id, instrument)


def own(session: Session, learner_id: int, attempt_id: int, *, lock: bool = False) -> Attempt:
    """The row of a learner's attempt, for other modules of this room.

    Raises: ``NotYours`` where the learner has no such attempt.
    """
    query = select(Attempt).where(Attempt.id == attempt_id, Attempt.learner_id == learner_id)
    attempt = session.scalar(query.with_for_update() if lock else query)
    if attempt is None:
        raise NotYours
    return attempt


def _opened(session: Session, learner_id: int) -> frozenset[Occasion]:
    cohort_id = session.scalar(select(Learner.cohort_id).where(Learner.id == learner_id))
    return frozenset(IN_COHORT) if cohort_id is None else open_occasions(session, cohort_id)


def _record(attempt: Attempt) -> AttemptRecord:
    return AttemptRecord(
        id=attempt.id,
        learner_id=attempt.learner_id,
        instrument=attempt.instrument_id,
        version=attempt.instrument_version,
        language=attempt.language,
        occasion=Occasion(attempt.occasion),
        sequence=attempt.sequence,
        step=attempt.step,
        revision=attempt.revision,
        started_at=attempt.started_at,
        submitted_at=attempt.submitted_at,
    )
