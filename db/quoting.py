"""Which of their answers a learner allows to be quoted to the class; they can take it back.

What tutors did for quoting, a choice and translations, goes as soon as it is not allowed any more.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.answer_rows import own_row
from db.errors import NotYours
from db.learners import hold
from db.models import AnswerTranslation, Attempt, OpenAnswer, PlanEntry, Reflection


@dataclass(frozen=True)
class Quotable:
    """What a learner allows to be quoted: (attempt, item) of reflections, positions of steps."""

    reflections: frozenset[tuple[int, str]]
    steps: frozenset[int]


def quotable(session: Session, learner_id: int) -> Quotable:
    """Everything that a learner allows to be quoted now."""
    query = (
        select(OpenAnswer.attempt_id, OpenAnswer.item_id, PlanEntry.position)
        .outerjoin(Attempt, Attempt.id == OpenAnswer.attempt_id)
        .outerjoin(PlanEntry, PlanEntry.id == OpenAnswer.plan_entry_id)
        .where(
            OpenAnswer.quotable_since.is_not(None),
            (Attempt.learner_id == learner_id) | (PlanEntry.learner_id == learner_id),
        )
    )
    found = session.execute(query).all()
    return Quotable(
        reflections=frozenset((attempt, item) for attempt, item, _ in found if attempt and item),
        steps=frozenset(position for *_, position in found if position is not None),
    )


def allow_quoting(
    session: Session,
    learner_id: int,
    attempt_id: int,
    item_id: str,
    *,
    allowed: bool,
    today: date,
) -> None:
    """Allow a reflection of one's own to be quoted, or take that back; the first day stays.

    Raises: ``NotYours`` where the learner has no such answer, or has not submitted it.
    """
    hold(session, learner_id)
    query = (
        select(Reflection)
        .join(Attempt, Attempt.id == Reflection.attempt_id)
        .where(
            Attempt.learner_id == learner_id,
            Attempt.submitted_at.is_not(None),
            Reflection.attempt_id == attempt_id,
            Reflection.item_id == item_id,
        )
    )
    if session.scalar(query) is None:
        raise NotYours
    _set(session, own_row(session, attempt_id=attempt_id, item_id=item_id), allowed, today)


def allow_quoting_step(
    session: Session, learner_id: int, position: int, *, allowed: bool, today: date
) -> None:
    """Allow one step of one's own plan to be quoted, or take that back.

    Raises: ``NotYours`` where the learner has no such step.
    """
    hold(session, learner_id)
    query = select(PlanEntry.id).where(
        PlanEntry.learner_id == learner_id, PlanEntry.position == position
    )
    entry_id = session.scalar(query)
    if entry_id is None:
        raise NotYours
    _set(session, own_row(session, plan_entry_id=entry_id), allowed, today)


def end(session: Session, answer: OpenAnswer) -> None:
    """End the permission to quote an answer, with what tutors did for it."""
    answer.quotable_since = answer.in_class_since = None
    # Only now: a tutor who is translating it at this moment is waited for by the change above.
    session.flush()
    session.execute(delete(AnswerTranslation).where(AnswerTranslation.open_answer_id == answer.id))


def _set(session: Session, row: int, allowed: bool, today: date) -> None:
    answer = session.get_one(OpenAnswer, row)
    if not allowed:
        end(session, answer)
    elif answer.quotable_since is None:
        answer.quotable_since = today
