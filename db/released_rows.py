"""What the people of a cohort's released blocks answered, row by row, for taking it along.

Rows of several occasions carry the same number only where figures show these attempts as pairs
(``db.blocks.signatures``) and ``learning.cohort_exports.rows.linked`` allows it. A linked row tells
one thing that its block does not: in which other blocks this person stands, which is their
signature. A release makes pairs only where those who have them, and those of the same blocks who do
not, are at least the cohort's floor (``learning.privacy.plan_release``), and who leaves takes along
enough others of the same signature; so whoever looks for the people behind a linked row finds
``floor`` of them or more. Should a part be too small all the same, its rows, and those of everybody
who shares a block with it, stay unlinked.

Two exports cannot be laid over each other by number or by order: both are drawn anew. What the
later one has more of is whole blocks, each of at least ``floor`` people with the same attributes.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import TypeAlias

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db import blocks, cohorts
from db.models import Attempt, Reflection, Response
from learning.cohort_exports.limits import Amount
from learning.cohort_exports.rows import Row, linked
from learning.privacy import Block

AT_ONCE = 400
Given: TypeAlias = Select[int, str, str]


@dataclass(frozen=True)
class Released:
    """All rows of a cohort: how many there are, the editions they answered, and the rows in parts.

    The parts are read while they are asked for, so that the whole never stands in memory.
    """

    total: int
    editions: tuple[tuple[str, int], ...]
    parts: Iterator[list[Row]]


@dataclass(frozen=True, slots=True)
class _Listed:
    """One attempt before its answers are read."""

    number: int
    attempt: int
    block: Block


def released(session: Session, tutor_id: int, cohort_id: int, *, texts: bool) -> Released:
    """Every attempt of a tutor's cohort that stands in a block which may be shown.

    An answer to an item that fewer people of a block than the floor answered is left out, as it is
    in every figure. With ``texts``, reflections come along. Plans do not: beside one row of several
    they would tell which of them belong to somebody who stayed away. Rows come by number, and the
    numbers are drawn by chance.
    It must be the first thing that its session is asked.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    if session.get_bind().dialect.name == "postgresql":
        # All parts belong to one moment, though somebody may erase their data meanwhile.
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    cohort, shown = _shown(session, tutor_id, cohort_id)
    listed = _listed(session, cohort_id, shown, cohort.floor)
    enough = _enough(session, cohort, shown)

    def parts() -> Iterator[list[Row]]:
        for start in range(0, len(listed), AT_ONCE):
            some = listed[start : start + AT_ONCE]
            yield _rows(session, some, cohort.groups, enough, texts=texts)

    return Released(len(listed), _editions(shown), parts())


def amount(session: Session, tutor_id: int, cohort_id: int, *, texts: bool) -> Amount:
    """How much ``released`` would give, without reading it.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    cohort, shown = _shown(session, tutor_id, cohort_id)
    chosen = sum(_enough(session, cohort, shown).values())
    rows = sum(block.people for block in shown.values())
    if not texts:
        return Amount(rows, chosen, editions=_editions(shown))
    size = func.length(Reflection.text)
    query = select(func.count(), func.sum(size), func.max(size)).join_from(Reflection, Attempt)
    number, written, longest = session.execute(query.where(Attempt.block_id.in_(shown))).one()
    return Amount(rows, chosen + number, written or 0, longest or 0, _editions(shown))


def _editions(shown: Mapping[int, Block]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted({(block.instrument, block.version) for block in shown.values()}))


def _shown(
    session: Session, tutor_id: int, cohort_id: int
) -> tuple[cohorts.CohortRecord, dict[int, Block]]:
    cohort = cohorts.for_tutor(session, tutor_id, cohort_id)
    released = blocks.released(session, cohort_id)
    return cohort, {block.id: block for block in released if block.people >= cohort.floor}


def _listed(
    session: Session, cohort_id: int, shown: Mapping[int, Block], floor: int
) -> list[_Listed]:
    query = select(Attempt.id, Attempt.block_id).where(Attempt.block_id.in_(shown))
    where = {attempt: shown[block] for attempt, block in session.execute(query) if block}
    together = [
        (learner, attempts)
        for learner, theirs in blocks.signatures(session, cohort_id).items()
        for one in theirs
        if (attempts := [attempt for attempt in one.attempts if attempt in where])
    ]
    stands = [tuple(sorted(where[one].id for one in attempts)) for _, attempts in together]
    allowed = linked(Counter(stands), floor)
    people = []
    for (learner, attempts), signature in zip(together, stands, strict=True):
        parts = [attempts] if signature in allowed else [[one] for one in attempts]
        people += [(learner, part) for part in parts]
    SystemRandom().shuffle(people)
    return [
        _Listed(number, attempt, where[attempt])
        for number, (_, part) in enumerate(people, start=1)
        for attempt in part
    ]


def _enough(
    session: Session, cohort: cohorts.CohortRecord, shown: Collection[int]
) -> dict[tuple[int, str], int]:
    """How many gave an answer, by block and item, where enough people of the block did."""
    given: Counter[tuple[int, str]] = Counter()
    for block, tally in blocks.tally(session, cohort.id, shown, {"option"}).items():
        for (kind, item, _), people in tally.items():
            given[block, item] += people if kind == "option" else 0
    return {place: people for place, people in given.items() if people >= cohort.floor}


def _rows(
    session: Session,
    some: Sequence[_Listed],
    groups: Mapping[int, str],
    enough: Collection[tuple[int, str]],
    *,
    texts: bool,
) -> list[Row]:
    attempts = [one.attempt for one in some]
    responses = _by_attempt(session, _responses(attempts))
    written = _by_attempt(session, _reflections(attempts)) if texts else {}
    return [
        Row(
            number=one.number,
            group=groups.get(one.block.group or 0) if groups else "",
            language=one.block.language,
            occasion=one.block.occasion,
            instrument=one.block.instrument,
            version=one.block.version,
            released_on=one.block.released_on,
            responses={
                item: option
                for item, option in responses.get(one.attempt, {}).items()
                if (one.block.id, item) in enough
            },
            texts=written.get(one.attempt, {}),
        )
        for one in some
    ]


def _responses(attempts: Sequence[int]) -> Given:
    query = select(Response.attempt_id, Response.item_id, Response.option)
    return query.where(Response.attempt_id.in_(attempts))


def _reflections(attempts: Sequence[int]) -> Given:
    query = select(Reflection.attempt_id, Reflection.item_id, Reflection.text)
    return query.where(Reflection.attempt_id.in_(attempts))


def _by_attempt(session: Session, query: Given) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for attempt, item, given in session.execute(query):
        found[attempt][item] = given
    return found
