"""Blocks of people behind cohort figures: who is counted where, and what is kept of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from db import kept
from db.kept import Editions
from db.models import Attempt, Block, Cohort, Kept, Learner
from learning import privacy
from learning.privacy import Signature
from learning.tally import Key, Tally, of_pairs
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class Shown:
    """Attempts of one learner that figures show as pairs, or one that they show alone."""

    edition: tuple[str, int]
    attempts: tuple[int, ...]
    blocks: Signature

    def with_one_more(self, attempt_id: int, block_id: int) -> "Shown":
        """The same with a later attempt."""
        blocks = tuple(sorted((*self.blocks, block_id)))
        return Shown(self.edition, (*self.attempts, attempt_id), blocks)


def count_in(session: Session, attempt: Attempt, editions: Editions) -> None:
    """Count a submitted attempt into the waiting block of its kind; none without a cohort."""
    learner = session.get_one(Learner, attempt.learner_id)
    if learner.cohort_id is None or attempt.block_id is not None:
        return
    hold(session, learner.cohort_id)
    block = _waiting_block(session, attempt, learner)
    attempt.block_id = block.id
    block.people += 1
    session.flush()
    kept.add(session, block.id, kept.tally_of(session, [attempt], editions))


def count_in_all(session: Session, attempt_ids: Sequence[int], editions: Editions) -> None:
    """As ``count_in`` for many attempts of one cohort, occasion and edition at once."""
    kinds: dict[tuple[int | None, str], list[Attempt]] = defaultdict(list)
    learners: dict[tuple[int | None, str], Learner] = {}
    query = (
        select(Attempt, Learner)
        .join(Learner, Learner.id == Attempt.learner_id)
        .where(Attempt.id.in_(attempt_ids))
    )
    for attempt, learner in session.execute(query):
        kinds[learner.group_id, attempt.language].append(attempt)
        learners[learner.group_id, attempt.language] = learner
    for kind, attempts in kinds.items():
        block = _waiting_block(session, attempts[0], learners[kind])
        block.people += len(attempts)
        for attempt in attempts:
            attempt.block_id = block.id
        session.flush()
        kept.add(session, block.id, kept.tally_of(session, attempts, editions))


def released(session: Session, cohort_id: int) -> list[privacy.Block]:
    """Every released block of a cohort, oldest first."""
    query = (
        select(Block)
        .where(Block.cohort_id == cohort_id, Block.released_at.is_not(None))
        .order_by(Block.id)
    )
    return [
        privacy.Block(
            id=block.id,
            instrument=block.instrument_id,
            version=block.instrument_version,
            occasion=Occasion(block.occasion),
            group=block.group_id,
            language=block.language,
            people=block.people,
            released_on=block.released_at.date(),
        )
        for block in session.scalars(query)
        if block.released_at is not None
    ]


def waiting(session: Session, cohort_id: int) -> dict[Occasion, int]:
    """How many submitted attempts wait to be shown, by occasion; absent where none do."""
    return _people(session, cohort_id, Block.released_at.is_(None))


def shown(session: Session, cohort_id: int) -> dict[Occasion, int]:
    """How many submitted attempts are in released blocks, by occasion; absent where none are."""
    return _people(session, cohort_id, Block.released_at.is_not(None))


def tally(
    session: Session,
    cohort_id: int,
    block_ids: Collection[int],
    kinds: Collection[str],
    names: Collection[str] | None = None,
) -> dict[int, Tally]:
    """What is kept for released blocks of a cohort, by block; blocks of others are absent.

    ``names`` narrows it to what is counted under these names (None: all), beside the people.
    """
    query = (
        select(Kept.block_id, Block.paired, Kept.kind, Kept.name, Kept.value, Kept.amount)
        .join(Block, Block.id == Kept.block_id)
        .where(
            Block.cohort_id == cohort_id,
            Block.released_at.is_not(None),
            Kept.block_id.in_(block_ids),
            Kept.kind.in_({"people", *kinds}),
        )
    )
    if names is not None:
        query = query.where(Kept.name.in_({"", *names}))
    found: dict[int, dict[Key, int]] = defaultdict(dict)
    for block_id, paired, kind, name, value, amount in session.execute(query):
        if paired or not of_pairs(kind):
            found[block_id][kind, name, value] = amount
    return dict(found)


def signatures(
    session: Session, cohort_id: int, *, beside: int | None = None
) -> dict[int, list[Shown]]:
    """What of every learner of a cohort is shown together, in the order of occasions.

    ``beside`` narrows it to a learner and all who share a block with them.
    """
    query = (
        select(
            Attempt.learner_id,
            Attempt.id,
            Attempt.occasion,
            Block.id,
            Block.instrument_id,
            Block.instrument_version,
            Block.paired,
        )
        .join(Block, Block.id == Attempt.block_id)
        .where(Block.cohort_id == cohort_id, Block.released_at.is_not(None))
    )
    if beside is not None:
        theirs = select(Attempt.block_id).where(Attempt.learner_id == beside)
        near = select(Attempt.learner_id).where(Attempt.block_id.in_(theirs))
        query = query.where(Attempt.learner_id.in_(near))
    order = list(Occasion)
    rows = sorted(session.execute(query), key=lambda row: (row[0], order.index(row[2])))
    found: dict[int, list[Shown]] = defaultdict(list)
    for learner_id, attempt_id, _, block_id, name, version, paired in rows:
        mine = found[learner_id]
        # A pair was only shown where all that came before was shown together.
        if paired and mine and mine[-1].edition == (name, version):
            mine[-1] = mine[-1].with_one_more(attempt_id, block_id)
        else:
            mine.append(Shown((name, version), (attempt_id,), (block_id,)))
    return dict(found)


def hold(session: Session, cohort_id: int) -> int:
    """Let other changes of this cohort's blocks wait for the end of this transaction: its floor."""
    query = select(Cohort.floor).where(Cohort.id == cohort_id).with_for_update()
    return session.scalars(query).one()


def hold_of_learner(session: Session, learner_id: int) -> None:
    """As ``hold``, for the cohort of a learner; nothing where they have none, or are gone."""
    cohort_id = select(Learner.cohort_id).where(Learner.id == learner_id).scalar_subquery()
    session.scalar(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update())


def _people(session: Session, cohort_id: int, which: ColumnElement[bool]) -> dict[Occasion, int]:
    query = (
        select(Block.occasion, func.sum(Block.people))
        .where(Block.cohort_id == cohort_id, which, Block.people > 0)
        .group_by(Block.occasion)
    )
    return {Occasion(name): int(people) for name, people in session.execute(query)}


def _waiting_block(session: Session, attempt: Attempt, learner: Learner) -> Block:
    given: dict[str, Any] = {
        "cohort_id": learner.cohort_id,
        "instrument_id": attempt.instrument_id,
        "instrument_version": attempt.instrument_version,
        "occasion": attempt.occasion,
        "group_id": learner.group_id,
        "language": attempt.language,
        "released_at": None,
        "paired": False,
    }
    found = session.scalar(select(Block).filter_by(**given))
    if found is None:
        found = Block(**given, people=0)
        session.add(found)
        session.flush()
    return found
