"""What people of a cohort allow the others to read, as one of these others may read it."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import blocks, comparisons
from db.models import Attempt, Cohort, Learner, OpenAnswer, PlanEntry, Reflection
from learning.answer_translation import source_hash
from learning.privacy import Filter


@dataclass(frozen=True)
class Quote:
    """A reflection with what it answers, or a step of a plan, which has no ``item``.

    ``row`` is the answer's own; it must not be shown.
    """

    text: str
    item: str | None
    edition: tuple[str, int] | None
    row: int = field(repr=False)


def readable(session: Session, learner_id: int) -> list[Quote]:
    """What a learner may read of their class, in an order that tells nothing; none without one.

    That is what tutors may quote, as far as it was shown with the answers of as many others as the
    floor asks for, see ``db.comparisons.shown_to``.
    """
    found = session.execute(
        select(Cohort.id, Cohort.floor)
        .join(Learner, Learner.cohort_id == Cohort.id)
        .where(Learner.id == learner_id)
    ).one_or_none()
    if found is None:
        return []
    shown = _blocks(session, learner_id, *found)
    reflections = (
        select(
            Reflection.text,
            Reflection.item_id,
            Attempt.instrument_id,
            Attempt.instrument_version,
            OpenAnswer.id,
        )
        .join(Attempt, Attempt.id == Reflection.attempt_id)
        .join(
            OpenAnswer,
            (OpenAnswer.attempt_id == Reflection.attempt_id)
            & (OpenAnswer.item_id == Reflection.item_id),
        )
        .where(
            Attempt.block_id.in_(shown),
            ~Attempt.withheld,
            OpenAnswer.quotable_since.is_not(None),
        )
    )
    quotes = [
        Quote(text, item, (name, version), row)
        for text, item, name, version, row in session.execute(reflections)
    ]
    writers = select(Attempt.learner_id).where(Attempt.block_id.in_(shown), ~Attempt.withheld)
    steps = (
        select(PlanEntry.action, OpenAnswer.id)
        .join(OpenAnswer, OpenAnswer.plan_entry_id == PlanEntry.id)
        .where(
            PlanEntry.learner_id.in_(writers),
            PlanEntry.shown,
            PlanEntry.action != "",
            OpenAnswer.quotable_since.is_not(None),
        )
    )
    quotes += [Quote(text, None, None, row) for text, row in session.execute(steps)]
    return sorted(quotes, key=lambda quote: (source_hash(quote.text), quote.row))


def _blocks(session: Session, learner_id: int, cohort_id: int, floor: int) -> list[int]:
    kinds = {
        Filter(block.occasion, (block.instrument, block.version))
        for block in blocks.released(session, cohort_id)
    }
    return [
        block.id
        for kind in kinds
        for block in comparisons.shown_to(session, learner_id, cohort_id, kind, floor)
    ]
