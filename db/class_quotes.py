"""What people of a cohort allow the others to read and a tutor chose, as the others read it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db import answer_rows, blocks, cohorts, comparisons
from db.answer_rows import Desk
from db.models import Attempt, Cohort, Learner, OpenAnswer, PlanEntry, Reflection
from learning.answer_translation import source_hash
from learning.privacy import Filter

_ALLOWED = (OpenAnswer.quotable_since.is_not(None), OpenAnswer.in_class_since.is_not(None))


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

    That is what writers allow and a tutor chose, as far as it was shown with the answers of as many
    others as the floor asks for, see ``db.comparisons.shown_to``.
    """
    shown = _shown_to(session, learner_id)
    columns = (
        Reflection.text,
        Reflection.item_id,
        Attempt.instrument_id,
        Attempt.instrument_version,
        OpenAnswer.id,
    )
    quotes = [
        Quote(text, item, (name, version), row)
        for text, item, name, version, row in session.execute(_reflections(shown, *columns))
    ]
    steps = session.execute(_steps(shown, PlanEntry.action, OpenAnswer.id))
    quotes += [Quote(text, None, None, row) for text, row in steps]
    return sorted(quotes, key=lambda quote: (source_hash(quote.text), quote.row))


def any_readable(session: Session, learner_id: int) -> bool:
    """Whether ``readable`` finds anything."""
    shown = _shown_to(session, learner_id)
    return any(
        session.scalar(query.limit(1)) is not None
        for query in (_reflections(shown, OpenAnswer.id), _steps(shown, OpenAnswer.id))
    )


def choose(session: Session, desk: Desk, refs: Iterable[str], *, chosen: bool, today: date) -> None:
    """Let the class read these answers, or no longer; the first day of one that is there stays.

    One whose writer has just taken the quote back is passed over.
    Raises: ``NotYours`` where there is no such answer, or none that may be shown.
    """
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    for ref in refs:
        # Its writer may take the quote back at this moment: one of the two has to wait.
        row = answer_rows.row(session, desk, ref)
        answer = session.get_one(OpenAnswer, row, with_for_update=True)
        if not chosen:
            answer.in_class_since = None
        elif answer.quotable_since is not None and answer.in_class_since is None:
            answer.in_class_since = today


def _reflections(shown: Collection[int], *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(Reflection)
        .join(Attempt, Attempt.id == Reflection.attempt_id)
        .join(
            OpenAnswer,
            (OpenAnswer.attempt_id == Reflection.attempt_id)
            & (OpenAnswer.item_id == Reflection.item_id),
        )
        .where(Attempt.block_id.in_(shown), ~Attempt.withheld, *_ALLOWED)
    )


def _steps(shown: Collection[int], *columns: Any) -> Select[Any]:
    writers = select(Attempt.learner_id).where(Attempt.block_id.in_(shown), ~Attempt.withheld)
    return (
        select(*columns)
        .select_from(PlanEntry)
        .join(OpenAnswer, OpenAnswer.plan_entry_id == PlanEntry.id)
        .where(
            PlanEntry.learner_id.in_(writers), PlanEntry.shown, PlanEntry.action != "", *_ALLOWED
        )
    )


def _shown_to(session: Session, learner_id: int) -> list[int]:
    """The blocks of a learner's cohort in which they may read; none without a cohort."""
    found = session.execute(
        select(Cohort.id, Cohort.floor)
        .join(Learner, Learner.cohort_id == Cohort.id)
        .where(Learner.id == learner_id)
    ).one_or_none()
    return _blocks(session, learner_id, *found) if found else []


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
