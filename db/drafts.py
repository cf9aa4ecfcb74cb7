"""Answering a draft: every answer is kept at once, and submitting closes it for good."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from db import blocks, taking_part
from db.attempts import may_go_on, own
from db.errors import AlreadySubmitted, NotNow, NotOffered, StaleSubmit, TextTooLong
from db.kept import Editions
from db.models import Attempt, Reflection, Response
from learning.edition import Edition, Item
from learning.vocabulary import Occasion

LONGEST_REFLECTION = 10_000


def save_response(
    session: Session, learner_id: int, attempt_id: int, edition: Edition, item_id: str, option: str
) -> None:
    """Keep one response of a draft at once; the same response twice changes nothing.

    Raises: ``NotYours``, ``AlreadySubmitted``, ``NotNow``, or ``NotOffered`` where the item is not
    asked in this edition on this occasion, or has no such option.
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

    Raises: ``NotYours``, ``AlreadySubmitted``, ``NotNow``, ``NotOffered``, or ``TextTooLong`` above
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

    Raises: ``NotYours``, ``AlreadySubmitted`` or ``NotNow``.
    """
    _draft(session, learner_id, attempt_id).step = step


def submit(
    session: Session,
    learner_id: int,
    attempt_id: int,
    editions: Editions,
    *,
    seen_revision: int,
    now: datetime,
) -> None:
    """Close an attempt for good, if its writer has seen every answer in it, and count it.

    Raises: ``NotYours``, ``AlreadySubmitted``, ``NotNow``, or ``StaleSubmit`` where another window
    changed an answer after revision ``seen_revision``.
    """
    # Erasing holds the cohort before the attempt; the same order here keeps both from deadlock.
    blocks.hold_of_learner(session, learner_id)
    attempt = _draft(session, learner_id, attempt_id)
    if attempt.revision != seen_revision:
        raise StaleSubmit
    attempt.submitted_at = now
    blocks.count_in(session, attempt, editions)
    taking_part.count_submitted(session, attempt, now)


def _draft(session: Session, learner_id: int, attempt_id: int) -> Attempt:
    # The row is locked, so that a submit and a late answer cannot both succeed.
    attempt = own(session, learner_id, attempt_id, lock=True)
    if attempt.submitted_at is not None:
        raise AlreadySubmitted
    # Its occasion may have been closed, or passed by, since it was begun.
    if not may_go_on(session, learner_id, attempt.instrument_id, Occasion(attempt.occasion)):
        raise NotNow
    return attempt


def _asked(attempt: Attempt, edition: Edition, item_id: str) -> Item:
    answered = attempt.instrument_id, attempt.instrument_version
    for item in edition.on(Occasion(attempt.occasion)):
        if item.id == item_id and answered == (edition.plan.id, edition.plan.version):
            return item
    raise NotOffered
