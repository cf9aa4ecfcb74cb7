"""What of their cohort a learner may see, and how many people no pair is shown of."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from db import blocks
from db.models import Attempt, Block, Cohort, Learner
from learning import privacy
from learning.privacy import Filter, Pooled
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class Company:
    """The scores of a learner's group and of their whole cohort.

    Both are empty where nothing may be shown. ``grouped`` says whether the learner has a group.
    """

    floor: int
    grouped: bool
    group: Pooled
    cohort: Pooled


def of_learner(
    session: Session,
    learner_id: int,
    occasion: Occasion,
    edition: tuple[str, int],
    measures: Collection[str],
) -> Company | None:
    """What a learner may see of the others on an occasion; None for one without a cohort.

    They know their own answers, so at least the floor's number of others stand behind each figure.
    """
    found = session.execute(
        select(Cohort.id, Learner.group_id, Cohort.floor)
        .join(Learner, Learner.cohort_id == Cohort.id)
        .where(Learner.id == learner_id)
    ).one_or_none()
    if found is None:
        return None
    cohort_id, group_id, floor = found
    shown = shown_to(session, learner_id, cohort_id, Filter(occasion, edition), floor)
    tallies = blocks.tally(session, cohort_id, [b.id for b in shown], ["score"], measures)
    mine = {b.id for b in shown if group_id is not None and b.group == group_id}
    # Whoever looks may be one of those who answered: one more than the floor leaves enough others.
    return Company(
        floor=floor,
        grouped=group_id is not None,
        group=privacy.pooled({i: tally for i, tally in tallies.items() if i in mine}, floor + 1),
        cohort=privacy.pooled(tallies, floor + 1),
    )


def shown_to(
    session: Session, learner_id: int, cohort_id: int, wanted: Filter, floor: int
) -> list[privacy.Block]:
    """The released blocks that a learner may be compared with; none at all is possible.

    Somebody whose own attempt left the figures knows one of those who left: the difference before
    and after would then describe one person fewer than for everybody else. They see none.
    """
    own = select(Attempt.block_id, Attempt.withheld).where(
        Attempt.learner_id == learner_id, Attempt.occasion == wanted.occasion
    )
    mine = session.execute(own).all()
    if any(withheld for _, withheld in mine):
        return []
    stands_in = {block_id for block_id, _ in mine if block_id is not None}
    released = blocks.released(session, cohort_id)
    return privacy.shown_to_learner(released, stands_in, wanted, floor)


def pairs_not_shown(
    session: Session,
    cohort_id: int,
    earlier: Occasion,
    later: Occasion,
    edition: tuple[str, int],
) -> int:
    """How many people submitted both occasions, while no figure shows the two as a pair."""
    before = aliased(Attempt)
    query = (
        select(func.count())
        .select_from(Block)
        .join(Attempt, Attempt.block_id == Block.id)
        .join(before, before.learner_id == Attempt.learner_id)
        .where(
            Block.cohort_id == cohort_id,
            Block.occasion == later,
            Block.instrument_id == edition[0],
            Block.instrument_version == edition[1],
            or_(Block.released_at.is_(None), ~Block.paired),
            before.occasion == earlier,
            before.instrument_id == edition[0],
            before.instrument_version == edition[1],
            before.submitted_at.is_not(None),
        )
    )
    return int(session.scalar(query) or 0)
