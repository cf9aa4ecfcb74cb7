"""Leaving the figures for good, without the difference telling what somebody had said."""

from collections import defaultdict
from collections.abc import Collection
from random import SystemRandom

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import blocks, kept, plans
from db.blocks import Shown
from db.kept import Editions
from db.models import Attempt, Learner
from learning.privacy import Signature, leaving_with


def leave(session: Session, learner_id: int, editions: Editions) -> None:
    """Take a learner out of every block, and the others whom the floor makes leave with them.

    The others keep everything they gave; only figures do not count that part of it any more.
    Nothing happens for learners without a cohort.
    """
    cohort_id = session.scalar(select(Learner.cohort_id).where(Learner.id == learner_id))
    if cohort_id is None:
        return
    floor = blocks.hold(session, cohort_id)
    shown = blocks.signatures(session, cohort_id, beside=learner_id)
    company: dict[Signature, list[Shown]] = defaultdict(list)
    for other, theirs in shown.items():
        for one in theirs:
            if other != learner_id:
                company[one.blocks].append(one)
    withheld: set[int] = set()
    for mine in shown.get(learner_id, ()):
        others = company[mine.blocks]
        going = SystemRandom().sample(others, leaving_with(len(others) + 1, floor))
        withheld.update(attempt for one in going for attempt in one.attempts)
    _take_out(session, withheld, editions)
    session.execute(update(Attempt).where(Attempt.id.in_(withheld)).values(withheld=True))
    plans.hide(session, withheld)
    own = select(Attempt.id).where(Attempt.learner_id == learner_id)
    _take_out(session, session.scalars(own).all(), editions)


def _take_out(session: Session, attempt_ids: Collection[int], editions: Editions) -> None:
    query = select(Attempt).where(Attempt.id.in_(attempt_ids), Attempt.block_id.is_not(None))
    by_block: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in session.scalars(query.order_by(Attempt.block_id)):
        by_block[attempt.block_id or 0].append(attempt)
    for block_id, attempts in by_block.items():
        kept.take_out(session, block_id, attempts, editions)
        for attempt in attempts:
            attempt.block_id = None
    session.flush()
