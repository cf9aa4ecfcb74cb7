"""The counts of several blocks as one, without those that too few people answered."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from learning.tally import Tally

Name: TypeAlias = tuple[str, str]

# Kinds whose amounts are sums; how many people stand behind them is one of the amounts.
_PEOPLE_IN = {"product": "", "shift": "people"}


@dataclass(frozen=True)
class Pooled:
    """What the blocks behind a page say together, by ``(kind, name)`` (see ``learning.tally``).

    ``total`` counts the people of all blocks, ``people`` those of the blocks behind one name,
    whether they answered it or not. A name of which nothing may be shown is absent.
    """

    total: int
    amounts: Mapping[Name, Mapping[str, int]]
    people: Mapping[Name, int]

    def of(self, kind: str, name: str) -> Mapping[str, int]:
        """Amount by value; empty where nothing may be shown."""
        return self.amounts.get((kind, name), {})

    def n(self, kind: str, name: str) -> int:
        """How many people gave what is counted; 0 where nothing may be shown."""
        return _answered(kind, self.of(kind, name))

    def missing(self, kind: str, name: str) -> int:
        """How many people of the same blocks did not give it."""
        return self.people.get((kind, name), 0) - self.n(kind, name)


def pooled(blocks: Mapping[int, Tally], floor: int) -> Pooled:
    """Add up the tallies of blocks by id.

    What fewer than ``floor`` people of a block answered is left out for that block, whatever else
    is looked at, so that it cannot be found as the difference of two figures either.
    """
    sums: dict[Name, Counter[str]] = defaultdict(Counter)
    people: Counter[Name] = Counter()
    total = 0
    for tally in blocks.values():
        size = tally.get(("people", "", ""), 0)
        total += size
        mine: dict[Name, dict[str, int]] = defaultdict(dict)
        for (kind, name, value), amount in tally.items():
            mine[kind, name][value] = amount
        for (kind, name), amounts in mine.items():
            if _answered(kind, amounts) >= floor:
                people[kind, name] += size
                sums[kind, name].update(amounts)
    return Pooled(total, dict(sums), people)


def _answered(kind: str, amounts: Mapping[str, int]) -> int:
    if kind in _PEOPLE_IN:
        return amounts.get(_PEOPLE_IN[kind], 0)
    return sum(amounts.values())
