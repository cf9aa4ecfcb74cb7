"""Who took part in a cohort, kept by day, so that reading it costs the same for any cohort.

Whoever writes here holds the cohort first, see ``db.blocks.hold``.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Date, delete, func, literal_column, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.engine import insert_of
from db.models import Attempt, Cohort, Learner, TakingPart
from learning.occasions import IN_COHORT
from learning.vocabulary import Occasion

JOINED = "joined"
STARTED = {occasion: f"started.{occasion}" for occasion in IN_COHORT}
SUBMITTED = {occasion: f"submitted.{occasion}" for occasion in IN_COHORT}


class Key(NamedTuple):
    """What people are counted under; ``group_id`` is 0 without a group, ``day`` is in UTC."""

    cohort_id: int
    what: str
    group_id: int
    day: date


def count_joined(session: Session, learner: Learner) -> None:
    """Count a new learner; nothing without a cohort."""
    _count(session, learner, JOINED, learner.joined_on)


def count_started(session: Session, attempt: Attempt) -> None:
    """Count a new attempt; nothing without a cohort, and for what a cohort is not asked."""
    learner = session.get_one(Learner, attempt.learner_id)
    what = STARTED.get(Occasion(attempt.occasion))
    _count(session, learner, what, attempt.started_at.astimezone(UTC).date())


def count_submitted(session: Session, attempt: Attempt, at: datetime) -> None:
    """As ``count_started`` for an attempt that is submitted at this moment."""
    learner = session.get_one(Learner, attempt.learner_id)
    what = SUBMITTED.get(Occasion(attempt.occasion))
    _count(session, learner, what, at.astimezone(UTC).date())


def count_all(session: Session, learner_ids: Collection[int]) -> None:
    """Count all that new learners did, whose rows were written in bulk."""
    _add(session, _done(session, Learner.id.in_(learner_ids)))


def forget(session: Session, learner_id: int) -> None:
    """Count a learner no more, who is about to be erased."""
    done = _done(session, Learner.id == learner_id)
    _add(session, {key: -people for key, people in done.items()})
    cohorts = {key.cohort_id for key in done}
    session.execute(
        delete(TakingPart).where(TakingPart.cohort_id.in_(cohorts), TakingPart.people <= 0)
    )


def of_cohort(session: Session, cohort_id: int) -> dict[Key, int]:
    """How many people of a cohort did what on which day; what nobody did is absent."""
    query = select(
        TakingPart.cohort_id,
        TakingPart.what,
        TakingPart.group_id,
        TakingPart.day,
        TakingPart.people,
    ).where(TakingPart.cohort_id == cohort_id)
    return {
        Key(cohort, what, group, day): people
        for cohort, what, group, day, people in session.execute(query)
    }


def recount(session: Session) -> list[int]:
    """Count every cohort anew from learners and attempts; ids of those that were wrong, rising."""
    wrong = []
    query = select(Cohort.id).order_by(Cohort.id).with_for_update()
    for cohort_id in session.scalars(query).all():
        right = _done(session, Learner.cohort_id == cohort_id)
        if right != of_cohort(session, cohort_id):
            session.execute(delete(TakingPart).where(TakingPart.cohort_id == cohort_id))
            _add(session, right)
            wrong.append(cohort_id)
    return wrong


def _count(session: Session, learner: Learner, what: str | None, day: date) -> None:
    if learner.cohort_id is not None and what is not None:
        _add(session, {Key(learner.cohort_id, what, learner.group_id or 0, day): 1})


def _add(session: Session, amounts: Mapping[Key, int]) -> None:
    insert = insert_of(session)
    statement = insert(TakingPart)
    statement = statement.on_conflict_do_update(
        index_elements=list(Key._fields),
        set_={"people": TakingPart.people + statement.excluded.people},
    )
    # Always in the same order, so that two transactions never wait for each other's rows.
    rows = [{**key._asdict(), "people": people} for key, people in sorted(amounts.items())]
    if rows:
        session.execute(statement, rows)


def _done(session: Session, whose: ColumnElement[bool]) -> dict[Key, int]:
    """What learners of cohorts did, counted from their own rows."""
    group = func.coalesce(Learner.group_id, literal_column("0")).label("own_group")
    joined = (
        select(Learner.cohort_id, group, Learner.joined_on, func.count())
        .where(Learner.cohort_id.is_not(None), whose)
        .group_by(Learner.cohort_id, "own_group", Learner.joined_on)
    )
    found: Counter[Key] = Counter()
    for cohort_id, group_id, day, people in session.execute(joined):
        found[Key(cohort_id or 0, JOINED, group_id, day)] += people
    for whats, moment in ((STARTED, Attempt.started_at), (SUBMITTED, Attempt.submitted_at)):
        attempts = (
            select(Learner.cohort_id, Attempt.occasion, group, _day(session, moment), func.count())
            .join(Learner, Learner.id == Attempt.learner_id)
            .where(
                Learner.cohort_id.is_not(None),
                Attempt.occasion.in_(whats),
                moment.is_not(None),
                whose,
            )
            .group_by(Learner.cohort_id, Attempt.occasion, "own_group", "own_day")
        )
        for cohort_id, occasion, group_id, day, people in session.execute(attempts):
            found[Key(cohort_id or 0, whats[Occasion(occasion)], group_id, day)] += people
    return dict(found)


def _day(
    session: Session,
    moment: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
) -> ColumnElement[date]:
    # SQLite keeps moments in UTC; PostgreSQL would take the day of its own time zone.
    if session.get_bind().dialect.name == "sqlite":
        return func.date(moment, type_=Date).label("own_day")
    return func.date(func.timezone("UTC", moment), type_=Date).label("own_day")
