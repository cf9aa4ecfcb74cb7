"""What a learner has read, and how far their agreement is settled."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.errors import NotOffered
from db.learners import hold
from db.models import AgreementAnswer, SectionDone
from learning.statistics.agreement import answer_of
from learning.vocabulary import Answer


def sections_done(session: Session, learner_id: int) -> set[str]:
    """Sections that a learner marked as done."""
    query = select(SectionDone.section).where(SectionDone.learner_id == learner_id)
    return set(session.scalars(query))


def mark(session: Session, learner_id: int, section: str, *, done: bool, today: date) -> None:
    """Mark a section as done or not; the same mark twice changes nothing.

    Raises: ``NotYours`` where the learner was erased.
    """
    hold(session, learner_id)
    kept = session.get(SectionDone, (learner_id, section))
    if done and kept is None:
        session.add(SectionDone(learner_id=learner_id, section=section, done_on=today))
    elif not done and kept is not None:
        session.delete(kept)


def agreement(session: Session, learner_id: int) -> dict[str, Answer]:
    """Answers to the agreement checklist by point; open points without an answer are absent."""
    query = select(AgreementAnswer.point, AgreementAnswer.answer).where(
        AgreementAnswer.learner_id == learner_id
    )
    rows = ((point, answer_of(answer)) for point, answer in session.execute(query))
    return {point: answer for point, answer in rows if answer}


def save_agreement(
    session: Session, learner_id: int, point: str, answer: Answer | None, points: Collection[str]
) -> None:
    """Keep one answer of the checklist at once; None takes it out.

    Raises: ``NotOffered`` where ``points`` has no such point, ``NotYours`` where the learner was
    erased.
    """
    if point not in points:
        raise NotOffered
    hold(session, learner_id)
    if answer is None:
        session.execute(
            delete(AgreementAnswer).where(
                AgreementAnswer.learner_id == learner_id, AgreementAnswer.point == point
            )
        )
        return
    kept = session.get(AgreementAnswer, (learner_id, point))
    if kept is None:
        session.add(AgreementAnswer(learner_id=learner_id, point=point, answer=answer))
    else:
        kept.answer = answer
