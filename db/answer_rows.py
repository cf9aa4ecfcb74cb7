"""Which open answers of a cohort may be shown, and the rows that stand for them."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db import cohorts
from db.engine import insert_of
from db.errors import NotYours
from db.models import Attempt, Block, Learner, OpenAnswer, PlanEntry, Reflection
from learning.tokens import keyed_hash

_REF_LENGTH = 20


@dataclass(frozen=True)
class Desk:
    """A tutor at work on one cohort; the server's secret makes references that tell nothing."""

    tutor_id: int
    cohort_id: int
    secret: str = field(repr=False)

    def reflection(self, learner_id: int, attempt_id: int, item_id: str) -> str:
        """What a reflection is called in addresses and files."""
        return self._ref(f"reflection/{learner_id}/{attempt_id}/{item_id}")

    def step(self, learner_id: int, entry_id: int) -> str:
        """What a step of a plan is called in addresses and files."""
        return self._ref(f"plan/{learner_id}/{entry_id}")

    def _ref(self, what: str) -> str:
        # A learner's id is never given again, as those of attempts and steps may be.
        return keyed_hash("open answer", what, self.secret)[:_REF_LENGTH]


def in_shown_block(desk: Desk, floor: int) -> Any:
    """The condition that an attempt is in a block of the cohort that may be shown."""
    return (
        (Block.cohort_id == desk.cohort_id)
        & Block.released_at.is_not(None)
        & (Block.people >= floor)
        & ~Attempt.withheld
    )


def shown_reflections(desk: Desk, floor: int, columns: tuple[Any, ...]) -> Select[Any]:
    """Columns of the reflections that may be shown, with their attempt and its block."""
    return (
        select(*columns)
        .select_from(Reflection)
        .join(Attempt, Attempt.id == Reflection.attempt_id)
        .join(Block, Block.id == Attempt.block_id)
        .where(in_shown_block(desk, floor))
    )


def shown_steps(desk: Desk, floor: int, columns: tuple[Any, ...]) -> Select[Any]:
    """Columns of the steps that a release has shown, of writers in a block that may be shown."""
    shown = (
        select(Attempt.learner_id)
        .join(Block, Block.id == Attempt.block_id)
        .where(in_shown_block(desk, floor))
    )
    return (
        select(*columns)
        .select_from(PlanEntry)
        .where(PlanEntry.learner_id.in_(shown), PlanEntry.shown, PlanEntry.action != "")
    )


def row(session: Session, desk: Desk, ref: str) -> int:
    """The row of an answer that the cohort's tutors may see, made where there is none yet.

    Raises: ``NotYours`` where there is no such answer, or none that may be shown.
    """
    floor = cohorts.for_tutor(session, desk.tutor_id, desk.cohort_id).floor
    keys = (Attempt.learner_id, Reflection.attempt_id, Reflection.item_id)
    for learner_id, attempt_id, item_id in session.execute(shown_reflections(desk, floor, keys)):
        if ref == desk.reflection(learner_id, attempt_id, item_id):
            return own_row(session, attempt_id=attempt_id, item_id=item_id)
    entries = shown_steps(desk, floor, (PlanEntry.learner_id, PlanEntry.id))
    for learner_id, entry_id in session.execute(entries):
        if ref == desk.step(learner_id, entry_id):
            return own_row(session, plan_entry_id=entry_id)
    raise NotYours


def own_row(
    session: Session,
    *,
    attempt_id: int | None = None,
    item_id: str | None = None,
    plan_entry_id: int | None = None,
) -> int:
    """The row of an answer, made where there is none yet; whether it may be seen was asked before.

    Two windows that need it at once find one row.
    """
    source = {"attempt_id": attempt_id, "item_id": item_id, "plan_entry_id": plan_entry_id}
    insert = insert_of(session)
    session.execute(insert(OpenAnswer).values(**source).on_conflict_do_nothing())
    return session.scalars(select(OpenAnswer.id).filter_by(**source)).one()


def of_cohort(columns: tuple[Any, ...], cohort_id: int) -> Select[Any]:
    """Columns of what was worked with in a cohort; joined from ``OpenAnswer`` to its learner."""
    return (
        select(*columns)
        .select_from(OpenAnswer)
        .outerjoin(Attempt, Attempt.id == OpenAnswer.attempt_id)
        .outerjoin(PlanEntry, PlanEntry.id == OpenAnswer.plan_entry_id)
        .join(Learner, Learner.id == func.coalesce(Attempt.learner_id, PlanEntry.learner_id))
        .where(Learner.cohort_id == cohort_id)
    )
