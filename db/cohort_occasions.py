"""Which occasions a cohort may answer now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.engine import insert_of
from db.models import Cohort, CohortOccasion
from learning.occasions import IN_COHORT
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class OccasionState:
    """One occasion of a cohort; ``opened_at`` is None where it was never open."""

    occasion: Occasion
    opened_at: datetime | None
    closed_at: datetime | None

    @property
    def open(self) -> bool:
        """Whether it was opened and not closed since; a freeze is not looked at."""
        return self.opened_at is not None and self.closed_at is None


def open_occasions(session: Session, cohort_id: int) -> frozenset[Occasion]:
    """The occasions that learners of a cohort may answer now.

    Empty while the cohort is frozen or archived, and where there is no such cohort.
    """
    query = (
        select(CohortOccasion.occasion)
        .join(Cohort, Cohort.id == CohortOccasion.cohort_id)
        .where(
            Cohort.id == cohort_id,
            Cohort.frozen_at.is_(None),
            Cohort.archived_at.is_(None),
            CohortOccasion.closed_at.is_(None),
        )
    )
    return frozenset(Occasion(occasion) for occasion in session.scalars(query))


def states(session: Session, cohort_id: int) -> list[OccasionState]:
    """Every occasion that a cohort can have, in order."""
    query = select(CohortOccasion).where(CohortOccasion.cohort_id == cohort_id)
    kept = {row.occasion: row for row in session.scalars(query)}
    return [
        OccasionState(
            occasion,
            kept[occasion].opened_at if occasion in kept else None,
            kept[occasion].closed_at if occasion in kept else None,
        )
        for occasion in IN_COHORT
    ]


def set_open(session: Session, cohort_id: int, occasion: Occasion, now: datetime) -> None:
    """Open an occasion, or open it again; one that is open keeps its day."""
    insert = insert_of(session)
    session.execute(
        insert(CohortOccasion)
        .values(cohort_id=cohort_id, occasion=occasion, opened_at=now, closed_at=None)
        .on_conflict_do_update(
            index_elements=[CohortOccasion.cohort_id, CohortOccasion.occasion],
            set_={"opened_at": now, "closed_at": None},
            where=CohortOccasion.closed_at.is_not(None),
        )
    )


def set_closed(session: Session, cohort_id: int, occasion: Occasion, now: datetime) -> None:
    """Close an occasion; one that is not open stays as it is."""
    row = session.get(CohortOccasion, (cohort_id, occasion))
    if row is not None and row.closed_at is None:
        row.closed_at = now
