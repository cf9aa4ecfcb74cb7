"""Attempts and what was answered in them. Writers do not commit; scope comes first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.errors import AlreadySubmitted, NotNow, NotOffered, NotYours, StaleSubmit, TextTooLong
from db.learners import hold
from db.models import Attempt, Reflection, Response
from learning.edition import Edition, Item
from learning.occasions import offered
from learning.vocabulary import Occasion

LONGEST_REFLECTION = 10_000


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
    return _record(_own(session, learner_id, attempt_id))


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
    # Two tabs that open at once wait for each other here and find one attempt.
    hold(session, learner_id)
    mine = [a for a in of_learner(session, learner_id) if a.instrument == edition.plan.id]
    submitted = [attempt.occasion for attempt in mine if attempt.submitted_at]
    if occasion not in offered(submitted, in_cohort=in_cohort):
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
    return _record(attempt)


def responses(session: Session, learner_id: int, attempt_id: int) -> dict[str, str]:
    """Chosen option by item id; items without a response are absent.

    Raises: ``NotYours`` where the learner has no such attempt.
    """
    attempt = _own(session, learner_id, attempt_id)
    query = select(Response.item_id, Response.option).where(Response.attempt_id == attempt.id)
    return dict(session.execute(query).all())


def reflections(session: Session, learner_id: int, attempt_id: int) -> dict[str, str]:
    """Open answers by item id; prompts without an answer are absent.

    Raises: ``NotYours`` where the learner has no such attempt.
    """
    attempt = _own(session, learner_id, attempt_id)
    query = select(Reflection.item_id, Reflection.text).where(Reflection.attempt_id == attempt.id)
    return dict(session.execute(query).all())


def save_response(
    session: Session, learner_id: int, attempt_id: int, edition: Edition, item_id: str, option: str
) -> None:
    """Keep one response of a draft at once; the same response twice changes nothing.

    Raises: ``NotYours``, ``AlreadySubmitted``, or ``NotOffered`` where the item is not asked in
    this edition on this occasion, or has no such option.
    """
    attempt = _draft(session, learner_id, attempt_id)
    if option not in _asked(attempt, edition, item_id).options:
        raise NotOffered
    kept = session.get(Response, (attempt.id, item_id))
    if kept is None:
        session.add(Response(attempt_id=attempt.id, item_id=item_id, option=option))
    elif kept.option == option:
        return
    else:
        kept.option = option
    attempt.revision += 1


def save_reflection(
    session: Session, learner_id: int, attempt_id: int, edition: Edition, item_id: str, text: str
) -> None:
    """Keep one open answer of a draft at once; an empty one is taken out.

    Raises: ``NotYours``, ``AlreadySubmitted``, ``NotOffered``, or ``TextTooLong`` above
    ``LONGEST_REFLECTION`` characters.
    """
    attempt = _draft(session, learner_id, attempt_id)
    if _asked(attempt, edition, item_id).kind != "open":
        raise NotOffered
    if len(text) > LONGEST_REFLECTION:
        raise TextTooLong
    # PostgreSQL cannot hold the zero character, and no person means to write it.
    text = text.replace("\x00", "").strip()
    kept = session.get(Reflection, (attempt.id, item_id))
    if (kept.text if kept else "") == text:
        return
    if not text:
        session.execute(
            delete(Reflection).where(
                Reflection.attempt_id == attempt.id, Reflection.item_id == item_id
            )
        )
    elif kept is None:
        session.add(Reflection(attempt_id=attempt.id, item_id=item_id, text=text))
    else:
        kept.text = text
    attempt.revision += 1


def save_step(session: Session, learner_id: int, attempt_id: int, step: int) -> None:
    """Remember where in the questionnaire a learner stands; it is no answer, so no revision.

    Raises: ``NotYours`` or ``AlreadySubmitted``.
    """
    _draft(session, learner_id, attempt_id).step = step


def submit(
    session: Session, learner_id: int, attempt_id: int, *, seen_revision: int, now: datetime
) -> None:
    """Close an attempt for good, if its writer has seen every answer in it.

    Raises: ``NotYours``, ``AlreadySubmitted``, or ``StaleSubmit`` where another window changed an
    answer after revision ``seen_revision``.
    """
    attempt = _draft(session, learner_id, attempt_id)
    if attempt.revision != seen_revision:
        raise StaleSubmit
    attempt.submitted_at = now


def _own(session: Session, learner_id: int, attempt_id: int, *, lock: bool = False) -> Attempt:
    query = select(Attempt).where(Attempt.id == attempt_id, Attempt.learner_id == learner_id)
    attempt = session.scalar(query.with_for_update() if lock else query)
    if attempt is None:
        raise NotYours
    return attempt


def _draft(session: Session, learner_id: int, attempt_id: int) -> Attempt:
    # The row is locked, so that a submit and a late answer cannot both succeed.
    attempt = _own(session, learner_id, attempt_id, lock=True)
    if attempt.submitted_at is not None:
        raise AlreadySubmitted
    return attempt


def _asked(attempt: Attempt, edition: Edition, item_id: str) -> Item:
    answered = attempt.instrument_id, attempt.instrument_version
    for item in edition.on(Occasion(attempt.occasion)):
        if item.id == item_id and answered == (edition.plan.id, edition.plan.version):
            return item
    raise NotOffered


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
