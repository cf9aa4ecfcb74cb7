"""Everything that is kept about one learner: to hand over, and to erase for good."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, delete, inspect, select
from sqlalchemy.orm import Session

from db import taking_part
from db.kept import Editions
from db.leaving import leave
from db.models import (
    AgreementAnswer,
    AnswerTranslation,
    Attempt,
    Base,
    CodedBy,
    Coding,
    Decision,
    Device,
    Feedback,
    Learner,
    OpenAnswer,
    PlanEntry,
    Reflection,
    Response,
    SectionDone,
)

Rows = list[dict[str, Any]]

# What proves who somebody is stays here: handing it over would only make it easier to lose.
_SECRETS = {"resume_hash", "key_hash"}
# Which tutor read an answer is that tutor's own matter, and a block is about several people.
_OTHERS = {"tutor_id", "block_id"}


def _of_attempts(table: type[Response | Reflection]) -> Callable[[int], Select[Any]]:
    return lambda learner_id: (
        select(table)
        .join(Attempt, Attempt.id == table.attempt_id)
        .where(Attempt.learner_id == learner_id)
        .order_by(table.attempt_id, table.item_id)
    )


def _of(table: type[Any]) -> Callable[[int], Select[Any]]:
    return lambda learner_id: select(table).where(table.learner_id == learner_id)


def _of_answers(table: type[Any]) -> Callable[[int], Select[Any]]:
    own = OpenAnswer.id if table is OpenAnswer else table.open_answer_id
    mapper: Any = inspect(table)
    return lambda learner_id: (
        select(table)
        .where(
            own.in_(
                select(OpenAnswer.id)
                .outerjoin(Attempt, Attempt.id == OpenAnswer.attempt_id)
                .outerjoin(PlanEntry, PlanEntry.id == OpenAnswer.plan_entry_id)
                .where((Attempt.learner_id == learner_id) | (PlanEntry.learner_id == learner_id))
            )
        )
        .order_by(*mapper.primary_key)
    )


PERSONAL: dict[type[Base], Callable[[int], Select[Any]]] = {
    Learner: lambda learner_id: select(Learner).where(Learner.id == learner_id),
    Device: _of(Device),
    Attempt: _of(Attempt),
    Response: _of_attempts(Response),
    Reflection: _of_attempts(Reflection),
    PlanEntry: _of(PlanEntry),
    SectionDone: _of(SectionDone),
    AgreementAnswer: _of(AgreementAnswer),
    OpenAnswer: _of_answers(OpenAnswer),
    CodedBy: _of_answers(CodedBy),
    Coding: _of_answers(Coding),
    Decision: _of_answers(Decision),
    Feedback: _of_answers(Feedback),
    AnswerTranslation: _of_answers(AnswerTranslation),
}
"""Every table with personal data and how to find one learner's rows in it."""


def everything(session: Session, learner_id: int) -> dict[str, Rows]:
    """All rows about a learner by table, without hashes of codes and without tutors.

    A table without a row of theirs has an empty list.
    """
    return {
        table.__tablename__: [_row(found) for found in session.scalars(query(learner_id))]
        for table, query in PERSONAL.items()
    }


def erase(session: Session, learner_id: int, editions: Editions) -> None:
    """Delete a learner with everything they gave; the database cascades to every table.

    The figures of their cohort forget them too, see ``db.leaving``. What SQLite's files still hold
    goes with ``Database.forget_erased`` and ``db.retention``.
    """
    leave(session, learner_id, editions)
    taking_part.forget(session, learner_id)
    session.execute(delete(Learner).where(Learner.id == learner_id))


def _row(found: Base) -> dict[str, Any]:
    columns = inspect(type(found)).columns
    return {c.key: getattr(found, c.key) for c in columns if c.key not in _SECRETS | _OTHERS}
