"""Which open answers of a cohort may be shown, and the rows that stand for them."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db import cohorts
from db.engine import insert_of
from db.errors import NotYours
from db.models import Attempt, Block, Learner, OpenAnswer, PlanEntry, Reflection
from learning.tokens import opened, sealed

_PURPOSE = "open answer"


@dataclass(frozen=True)
class Desk:
    """A tutor at work on one cohort; the server's secret makes references that tell nothing."""

    tutor_id: int
    cohort_id: int
    secret: str = field(repr=False)

    def reflection(self, learner_id: int, attempt_id: int, item_id: str) -> str:
        """What a reflection is called in addresses and files."""
        # A learner's id is never given again, as those of attempts and steps may be.
        return sealed(_PURPOSE, f"{learner_id}/{attempt_id}/{item_id}", self.secret)

    def step(self, learner_id: int, entry_id: int) -> str:
        """What a step of a plan is called in addresses and files."""
        return sealed(_PURPOSE, f"{learner_id}/{entry_id}", self.secret)

    def meant(self, ref: str) -> tuple[int, int, str | None] | None:
        """Whose answer a reference means, which attempt with its item, or which step without one.

        None where this server gave no such reference; whether it may be seen is asked elsewhere.
        """
        learner_id, _, place = (opened(_PURPOSE, ref, self.secret) or "").partition("/")
        number, _, item_id = place.partition("/")
        return (int(learner_id), int(number), item_id or None) if place else None


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
    meant = desk.meant(ref)
    if meant is None:
        raise NotYours
    learner_id, number, item_id = meant
    if item_id is None:
        query = shown_steps(desk, floor, (PlanEntry.id,)).where(
            PlanEntry.learner_id == learner_id, PlanEntry.id == number
        )
        source: dict[str, Any] = {"plan_entry_id": number}
    else:
        query = shown_reflections(desk, floor, (Reflection.attempt_id,)).where(
            Attempt.learner_id == learner_id,
            Reflection.attempt_id == number,
            Reflection.item_id == item_id,
        )
        source = {"attempt_id": number, "item_id": item_id}
    if session.execute(query).first() is None:
        raise NotYours
    return own_row(session, **source)


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
