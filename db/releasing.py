"""Releasing what waits: from then on it is shown, together and for good."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from random import SystemRandom

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import blocks, kept, plans
from db.blocks import Shown
from db.kept import Editions
from db.models import Attempt, Block, Learner
from learning.privacy import Release, Waiting, plan_release
from learning.vocabulary import Occasion


def release(
    session: Session, cohort_id: int, occasion: Occasion, editions: Editions, *, now: datetime
) -> int:
    """Show what waits for an occasion, as far as the floor allows; how many people that is.

    What waits for earlier occasions is shown first, so that pairs can be. Steps of plans are shown
    with people, or where as many people as the floor wants wait with a step.
    """
    floor = blocks.hold(session, cohort_id)
    for attempt in _uncounted(session, cohort_id):
        blocks.count_in(session, attempt, editions)
    order = list(Occasion)
    people = {
        each: _release(session, cohort_id, each, editions, floor, now)
        for each in order[: order.index(occasion) + 1]
    }
    if any(people.values()) or plans.waiting(session, cohort_id) >= floor:
        plans.show(session, cohort_id)
    return people[occasion]


def _release(
    session: Session,
    cohort_id: int,
    occasion: Occasion,
    editions: Editions,
    floor: int,
    now: datetime,
) -> int:
    people = 0
    for edition in _editions_waiting(session, cohort_id, occasion):
        shown = blocks.signatures(session, cohort_id)
        company = Counter(one.blocks for theirs in shown.values() for one in theirs)
        waiting = _waiting(session, cohort_id, occasion, edition, shown)
        for one in plan_release(waiting, company, floor, SystemRandom()):
            block = _new_block(session, cohort_id, occasion, edition, one, now)
            kept.move(session, one.attempts, block.id, editions)
            people += len(one.attempts)
    return people


def _uncounted(session: Session, cohort_id: int) -> list[Attempt]:
    """Submitted attempts from before there were blocks."""
    query = (
        select(Attempt)
        .join(Learner, Learner.id == Attempt.learner_id)
        .where(
            Learner.cohort_id == cohort_id,
            Attempt.submitted_at.is_not(None),
            Attempt.block_id.is_(None),
            ~Attempt.withheld,
        )
        .order_by(Attempt.id)
    )
    return list(session.scalars(query))


def _editions_waiting(
    session: Session, cohort_id: int, occasion: Occasion
) -> list[tuple[str, int]]:
    query = (
        select(Block.instrument_id, Block.instrument_version)
        .where(
            Block.cohort_id == cohort_id,
            Block.occasion == occasion,
            Block.released_at.is_(None),
            Block.people > 0,
        )
        .distinct()
        .order_by(Block.instrument_id, Block.instrument_version)
    )
    return [(name, version) for name, version in session.execute(query)]


def _waiting(
    session: Session,
    cohort_id: int,
    occasion: Occasion,
    edition: tuple[str, int],
    shown: Mapping[int, Sequence[Shown]],
) -> list[Waiting]:
    earlier = _earlier(session, cohort_id, occasion, edition)
    query = (
        select(Attempt.id, Attempt.learner_id, Block.group_id, Attempt.language)
        .join(Block, Block.id == Attempt.block_id)
        .where(
            Block.cohort_id == cohort_id,
            Block.occasion == occasion,
            Block.instrument_id == edition[0],
            Block.instrument_version == edition[1],
            Block.released_at.is_(None),
        )
        .order_by(Attempt.id)
    )
    return [
        Waiting(
            attempt_id,
            group,
            language,
            next(
                (
                    one.blocks
                    for one in shown.get(learner_id, ())
                    if earlier[learner_id] and set(one.attempts) == earlier[learner_id]
                ),
                None,
            ),
        )
        for attempt_id, learner_id, group, language in session.execute(query)
    ]


def _earlier(
    session: Session, cohort_id: int, occasion: Occasion, edition: tuple[str, int]
) -> Mapping[int, set[int]]:
    """Submitted attempts of earlier occasions by learner: all of them make pairs, or none does."""
    order = list(Occasion)
    query = (
        select(Attempt.learner_id, Attempt.id)
        .join(Learner, Learner.id == Attempt.learner_id)
        .where(
            Learner.cohort_id == cohort_id,
            Attempt.instrument_id == edition[0],
            Attempt.instrument_version == edition[1],
            Attempt.submitted_at.is_not(None),
            Attempt.occasion.in_(order[: order.index(occasion)]),
        )
    )
    found: dict[int, set[int]] = defaultdict(set)
    for learner_id, attempt_id in session.execute(query):
        found[learner_id].add(attempt_id)
    return found


def _new_block(
    session: Session,
    cohort_id: int,
    occasion: Occasion,
    edition: tuple[str, int],
    plan: Release,
    now: datetime,
) -> Block:
    block = Block(
        cohort_id=cohort_id,
        instrument_id=edition[0],
        instrument_version=edition[1],
        occasion=occasion,
        group_id=plan.group,
        language=plan.language,
        paired=plan.paired,
        people=0,
        released_at=now,
    )
    session.add(block)
    session.flush()
    return block
