"""Action plans."""

from collections.abc import Collection
from dataclasses import asdict, fields, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.orm import Session

from db import coding, quoting
from db.errors import NotOffered, TextTooLong
from db.learners import hold
from db.models import Attempt, Block, OpenAnswer, PlanEntry
from learning.plan import LONGEST_FIELD, POSITIONS, STATUSES, SURENESS, Commitment, Status

READ_BY_TUTORS = ("action", "competence", "first_step", "needs", "obstacle", "answer")
"""Fields of a step that a cohort's tutors read: none that names a person or a partner."""


def of_learner(session: Session, learner_id: int) -> list[Commitment]:
    """A learner's commitments in order; empty where there is no plan yet."""
    query = select(PlanEntry).where(PlanEntry.learner_id == learner_id).order_by(PlanEntry.position)
    names = [field.name for field in fields(Commitment)]
    return [
        Commitment(**{name: getattr(entry, name) for name in names})
        for entry in session.scalars(query)
    ]


def add(session: Session, learner_id: int, commitment: Commitment) -> None:
    """Keep a new commitment at its position, or at a free one where another took that meanwhile.

    A second click finds the same action at the same position, and adds nothing.
    Raises: what ``save`` does, and ``NotOffered`` where no position is free.
    """
    hold(session, learner_id)
    taken = {kept.position: kept.action for kept in of_learner(session, learner_id)}
    if taken.get(commitment.position) == commitment.action.strip():
        return
    free = [position for position in POSITIONS if position not in taken]
    if not free:
        raise NotOffered
    place = commitment.position if commitment.position not in taken else free[0]
    save(session, learner_id, replace(commitment, position=place))


def save(
    session: Session, learner_id: int, commitment: Commitment, *, drawn: Commitment | None = None
) -> bool:
    """Keep one commitment as it stands now; given what was ``drawn``, only what differs from it.

    Where it reads otherwise to tutors, it is shown no more and loses its codes. Where the action
    does, the permission to quote it ends too, and its translations go; True says that this ended
    a permission.
    Raises: ``NotOffered`` for a position, status or sureness that does not exist, ``TextTooLong``
    above ``LONGEST_FIELD`` characters in one field, ``NotYours`` where the learner was erased.
    """
    if commitment.position not in POSITIONS or commitment.status not in (None, *STATUSES):
        raise NotOffered
    if commitment.sureness not in (None, *SURENESS):
        raise NotOffered
    if commitment.longest > LONGEST_FIELD:
        raise TextTooLong
    given = {
        name: value.replace("\x00", "").strip() if isinstance(value, str) else value
        for name, value in asdict(commitment).items()
    }
    hold(session, learner_id)
    kept = session.scalar(
        select(PlanEntry).where(
            PlanEntry.learner_id == learner_id, PlanEntry.position == commitment.position
        )
    )
    if kept is None:
        session.add(PlanEntry(learner_id=learner_id, **given))
        return False
    changed = {
        name: value
        for name, value in given.items()
        if (drawn is None or getattr(commitment, name) != getattr(drawn, name))
        and value != getattr(kept, name)
    }
    for name, value in changed.items():
        setattr(kept, name, value)
    return _reworded(session, kept, changed)


def _reworded(session: Session, kept: PlanEntry, changed: Collection[str]) -> bool:
    """Take off a step what was given to other words; whether a permission to quote ended."""
    if not set(READ_BY_TUTORS) & set(changed):
        return False
    kept.shown = False
    # A tutor who codes it at this moment is waited for here, and their codes are found below.
    session.flush()
    answer = session.scalar(
        select(OpenAnswer).where(OpenAnswer.plan_entry_id == kept.id).with_for_update()
    )
    if answer is None:
        return False
    coding.take_off(session, answer.id)
    if "action" not in changed or answer.quotable_since is None:
        return False
    quoting.end(session, answer)
    return True


def report(
    session: Session,
    learner_id: int,
    position: int,
    *,
    today: date,
    status: Status | None = None,
    reason: str | None = None,
) -> None:
    """Say how a commitment went, or why; one that was removed meanwhile stays removed.

    What is None stays as it is; ``today`` is kept as the day of a status.
    Raises: ``TextTooLong`` as ``save`` does.
    """
    for kept in of_learner(session, learner_id):
        if kept.position == position:
            told = replace(
                kept,
                status=status or kept.status,
                status_reason=kept.status_reason if reason is None else reason,
                status_on=today if status else kept.status_on,
            )
            save(session, learner_id, told, drawn=kept)


def remove(session: Session, learner_id: int, position: int) -> None:
    """Take one commitment out of a plan."""
    session.execute(
        delete(PlanEntry).where(PlanEntry.learner_id == learner_id, PlanEntry.position == position)
    )


def waiting(session: Session, cohort_id: int) -> int:
    """How many people have steps that ``show`` would show and that are not shown yet."""
    query = select(func.count(PlanEntry.learner_id.distinct()))
    return session.scalar(query.where(_can_be_shown(cohort_id), ~PlanEntry.shown)) or 0


def show(session: Session, cohort_id: int) -> None:
    """Show a cohort's tutors what its people plan now, if figures show and withhold none of theirs.

    Steps that are shown as they are written, or alone, would tell whose they are: their writer has
    just left the list of those who have not answered.
    """
    session.execute(update(PlanEntry).where(_can_be_shown(cohort_id)).values(shown=True))


def _can_be_shown(cohort_id: int) -> ColumnElement[bool]:
    counted = (
        select(Attempt.learner_id)
        .join(Block, Block.id == Attempt.block_id)
        .where(Block.cohort_id == cohort_id, Block.released_at.is_not(None))
    )
    withheld = select(Attempt.learner_id).where(Attempt.withheld)
    return and_(PlanEntry.learner_id.in_(counted), PlanEntry.learner_id.not_in(withheld))


def hide(session: Session, attempt_ids: Collection[int]) -> None:
    """Show no step any more of those whose attempts these are."""
    writers = select(Attempt.learner_id).where(Attempt.id.in_(attempt_ids))
    session.execute(update(PlanEntry).where(PlanEntry.learner_id.in_(writers)).values(shown=False))
