"""Released blocks, and which of them a figure may be made of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from learning.vocabulary import Occasion

FLOOR, LOWEST_FLOOR, HIGHEST_FLOOR = 5, 3, 50


@dataclass(frozen=True)
class Block:
    """A released block; ``group`` or ``language`` is None where its people are of several."""

    id: int
    instrument: str
    version: int
    occasion: Occasion
    group: int | None
    language: str | None
    people: int
    released_on: date


@dataclass(frozen=True)
class Filter:
    """Which blocks somebody wants to see; None asks for all of them, days count inclusively."""

    occasion: Occasion
    edition: tuple[str, int]
    group: int | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None

    def takes(self, block: Block) -> bool:
        """Whether a block is wanted; one of several groups or languages is in no single one."""
        return (
            block.occasion is self.occasion
            and (block.instrument, block.version) == self.edition
            and self.group in (None, block.group)
            and self.language in (None, block.language)
            and (self.since is None or block.released_on >= self.since)
            and (self.until is None or block.released_on <= self.until)
        )


def chosen(blocks: Iterable[Block], wanted: Filter, floor: int) -> list[Block]:
    """The blocks a figure may be made of; none at all means that nothing may be shown."""
    return [block for block in blocks if wanted.takes(block) and block.people >= floor]


def shown_to_learner(
    blocks: Iterable[Block], own: Collection[int], wanted: Filter, floor: int
) -> list[Block]:
    """The blocks of a comparison for somebody who stands in the blocks ``own``.

    They know their own answers, so their block must hold ``floor`` others.
    """
    found = chosen(blocks, wanted, floor)
    return [block for block in found if block.people - (block.id in own) >= floor]
