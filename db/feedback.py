"""What tutors answer to the writers of open answers, whom they do not know."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db import answer_rows, cohorts, worked_on
from db.answer_rows import Desk
from db.errors import NothingWritten, TextTooLong
from db.models import Attempt, Feedback, OpenAnswer, PlanEntry
from learning.coding import LONGEST_FEEDBACK


@dataclass(frozen=True)
class Sent:
    """Feedback as the cohort's tutors see it; whether it was read is the writer's own matter."""

    id: int
    text: str
    day: date
    mine: bool


@dataclass(frozen=True)
class Received:
    """Feedback as its reader sees it, with the answer it is about; ``seen`` is None while new."""

    id: int
    attempt_id: int | None
    item_id: str | None
    position: int | None
    text: str
    day: date
    seen: date | None


def send(session: Session, desk: Desk, ref: str, text: str, *, now: datetime) -> None:
    """Answer the writer of an open answer; the same words twice are kept once.

    Raises: ``NotYours`` where there is no such answer, ``NothingWritten``, ``TextTooLong``.
    """
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    row = answer_rows.row(session, desk, ref)
    words = text.replace("\x00", "").strip()
    if not words:
        raise NothingWritten
    if len(words) > LONGEST_FEEDBACK:
        raise TextTooLong
    given = {"open_answer_id": row, "tutor_id": desk.tutor_id, "text": words}
    if session.scalar(select(Feedback.id).filter_by(**given).limit(1)) is None:
        session.add(Feedback(**given, written_at=now, seen_on=None))


def take_back(session: Session, desk: Desk, feedback_id: int) -> None:
    """Delete feedback of one's own; what is not there, or another's, stays as it is."""
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    own = answer_rows.of_cohort((OpenAnswer.id,), desk.cohort_id)
    session.execute(
        delete(Feedback).where(
            Feedback.id == feedback_id,
            Feedback.tutor_id == desk.tutor_id,
            Feedback.open_answer_id.in_(own),
        )
    )


def sent(session: Session, desk: Desk) -> dict[int, list[Sent]]:
    """All feedback to answers that may be shown, by the answer's row, oldest first.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    shown = worked_on.shown(session, desk)
    query = select(Feedback).where(Feedback.open_answer_id.in_(shown)).order_by(Feedback.id)
    found: dict[int, list[Sent]] = defaultdict(list)
    for each in session.scalars(query):
        mine = each.tutor_id == desk.tutor_id
        found[each.open_answer_id].append(Sent(each.id, each.text, each.written_at.date(), mine))
    return dict(found)


def received(session: Session, learner_id: int) -> list[Received]:
    """All feedback that a learner was given, oldest first."""
    query = (
        select(Feedback, OpenAnswer.attempt_id, OpenAnswer.item_id, PlanEntry.position)
        .join(OpenAnswer, OpenAnswer.id == Feedback.open_answer_id)
        .outerjoin(Attempt, Attempt.id == OpenAnswer.attempt_id)
        .outerjoin(PlanEntry, PlanEntry.id == OpenAnswer.plan_entry_id)
        .where((Attempt.learner_id == learner_id) | (PlanEntry.learner_id == learner_id))
        .order_by(Feedback.id)
    )
    return [
        Received(
            id=each.id,
            attempt_id=attempt_id,
            item_id=item_id,
            position=position,
            text=each.text,
            day=each.written_at.date(),
            seen=each.seen_on,
        )
        for each, attempt_id, item_id, position in session.execute(query)
    ]


def mark_seen(
    session: Session, learner_id: int, feedback_ids: Collection[int], today: date
) -> None:
    """Note that a learner was shown feedback; the first day stays, and others' is left alone."""
    own = {each.id for each in received(session, learner_id)}
    session.execute(
        update(Feedback)
        .where(Feedback.id.in_(own & set(feedback_ids)), Feedback.seen_on.is_(None))
        .values(seen_on=today)
    )
