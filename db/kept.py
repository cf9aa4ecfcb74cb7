"""Counts and sums kept for blocks, so that figures cost the same for ten learners and for many."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from sqlalchemy import delete, literal, select, update
from sqlalchemy.orm import Session

from db.engine import insert_of
from db.models import Attempt, Block, Kept, Response
from learning.edition import Edition
from learning.scoring import Responses
from learning.tally import Key, Tally, tally
from learning.vocabulary import Occasion

Editions: TypeAlias = Mapping[tuple[str, int], Edition]
"""Every edition of the instrument that somebody may have answered, in any language."""

_T = TypeVar("_T")
_AT_ONCE = 400
_ORDER = {occasion: place for place, occasion in enumerate(Occasion)}


def tally_of(session: Session, attempts: Sequence[Attempt], editions: Editions) -> Counter[Key]:
    """What submitted attempts add up to, each with its learner's earlier ones of the edition."""
    found: Counter[Key] = Counter()
    for some in _batches(attempts):
        others = _of_same_learners(session, some)
        responses = _responses(session, {one.id for one in (*some, *others)})
        mine: dict[tuple[int, str, int], list[Attempt]] = defaultdict(list)
        for other in others:
            mine[other.learner_id, other.instrument_id, other.instrument_version].append(other)
        for one in some:
            key = one.instrument_id, one.instrument_version
            earlier = {
                Occasion(other.occasion): responses[other.id]
                for other in mine[one.learner_id, *key]
                if _ORDER[Occasion(other.occasion)] < _ORDER[Occasion(one.occasion)]
            }
            found.update(tally(editions[key], Occasion(one.occasion), responses[one.id], earlier))
    return found


def add(session: Session, block_id: int, amounts: Tally) -> None:
    """Add amounts to those kept for a block."""
    insert = insert_of(session)
    statement = insert(Kept)
    statement = statement.on_conflict_do_update(
        index_elements=[Kept.block_id, Kept.kind, Kept.name, Kept.value],
        set_={"amount": Kept.amount + statement.excluded.amount},
    )
    rows = [
        {"block_id": block_id, "kind": kind, "name": name, "value": value, "amount": amount}
        # Always in the same order, so that two transactions never wait for each other's rows.
        for (kind, name, value), amount in sorted(amounts.items())
        if amount
    ]
    if rows:
        session.execute(statement, rows)


def take_out(
    session: Session, block_id: int, attempts: Sequence[Attempt], editions: Editions
) -> None:
    """Take attempts out of what is kept for their block; no trace of them stays in it."""
    amounts = tally_of(session, attempts, editions)
    add(session, block_id, {key: -amount for key, amount in amounts.items()})
    session.execute(delete(Kept).where(Kept.block_id == block_id, Kept.amount == 0))
    session.execute(
        update(Block).where(Block.id == block_id).values(people=Block.people - len(attempts))
    )


def move(session: Session, attempt_ids: Collection[int], target: int, editions: Editions) -> None:
    """Move attempts from the blocks they are in to the block ``target``, with what they add."""
    sources: dict[int, set[int]] = defaultdict(set)
    for some in _batches(sorted(attempt_ids)):
        query = select(Attempt.id, Block.id).join(Block).where(Attempt.id.in_(some))
        for attempt_id, block_id in session.execute(query):
            sources[block_id].add(attempt_id)
    for source, leaving in sources.items():
        staying = _of_block(session, source) - leaving
        if len(staying) <= len(leaving):
            # Fewer stay than go: let all go and bring the few back.
            _merge(session, source, target)
            _shift(session, staying, target, source, editions)
        else:
            _shift(session, leaving, source, target, editions)
    session.execute(
        delete(Block).where(Block.id.in_(sources), Block.people == 0, Block.released_at.is_(None))
    )


def of_block(session: Session, block_id: int) -> dict[Key, int]:
    """Everything that is kept for a block; amounts of 0 are absent."""
    query = select(Kept.kind, Kept.name, Kept.value, Kept.amount)
    rows = session.execute(query.where(Kept.block_id == block_id, Kept.amount != 0))
    return {(kind, name, value): amount for kind, name, value, amount in rows}


def _shift(
    session: Session, attempt_ids: Collection[int], source: int, target: int, editions: Editions
) -> None:
    for some in _batches(sorted(attempt_ids)):
        attempts = session.scalars(select(Attempt).where(Attempt.id.in_(some))).all()
        add(session, target, tally_of(session, attempts, editions))
        take_out(session, source, attempts, editions)
        session.execute(
            update(Block).where(Block.id == target).values(people=Block.people + len(attempts))
        )
        session.execute(update(Attempt).where(Attempt.id.in_(some)).values(block_id=target))


def _merge(session: Session, source: int, target: int) -> None:
    insert = insert_of(session)
    columns = ["block_id", "kind", "name", "value", "amount"]
    rows = select(literal(target), Kept.kind, Kept.name, Kept.value, Kept.amount).where(
        Kept.block_id == source
    )
    statement = insert(Kept).from_select(columns, rows)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=columns[:4], set_={"amount": Kept.amount + statement.excluded.amount}
        )
    )
    session.execute(delete(Kept).where(Kept.block_id == source))
    people = select(Block.people).where(Block.id == source).scalar_subquery()
    session.execute(update(Block).where(Block.id == target).values(people=Block.people + people))
    session.execute(update(Block).where(Block.id == source).values(people=0))
    session.execute(update(Attempt).where(Attempt.block_id == source).values(block_id=target))


def _of_block(session: Session, block_id: int) -> set[int]:
    return set(session.scalars(select(Attempt.id).where(Attempt.block_id == block_id)))


def _of_same_learners(session: Session, attempts: Sequence[Attempt]) -> Sequence[Attempt]:
    query = select(Attempt).where(
        Attempt.learner_id.in_({one.learner_id for one in attempts}),
        Attempt.submitted_at.is_not(None),
    )
    return session.scalars(query).all()


def _responses(session: Session, attempt_ids: Collection[int]) -> dict[int, Responses]:
    query = select(Response.attempt_id, Response.item_id, Response.option)
    found: dict[int, dict[str, str]] = {attempt_id: {} for attempt_id in attempt_ids}
    for attempt_id, item, option in session.execute(
        query.where(Response.attempt_id.in_(attempt_ids))
    ):
        found[attempt_id][item] = option
    return dict(found)


def _batches(rows: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
