"""What the report on a cohort is made of: counts of whole released blocks, and who took part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from learning.edition import Edition
from learning.privacy import Block, Pooled, pooled
from learning.tally import Tally
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class Told:
    """What may be shown of one occasion and version: its blocks and what is kept of each."""

    occasion: Occasion
    edition: Edition
    blocks: Sequence[Block]
    tallies: Mapping[int, Tally]

    def pooled(self, floor: int, group: int | None = None) -> Pooled:
        """The counts of all blocks, or of those of one group."""
        ids = [one.id for one in self.blocks if group is None or one.group == group]
        return pooled({name: self.tallies[name] for name in ids if name in self.tallies}, floor)


@dataclass(frozen=True)
class Gathered:
    """Everything that the report on a cohort is made of.

    ``waiting`` counts submitted attempts that are not shown yet, by occasion. ``quotes`` are
    answers whose writers allow it, each with what it is about; empty where nobody ticked them.
    """

    title: str
    floor: int
    groups: Mapping[int, str]
    days: tuple[date | None, date | None]
    joined: int
    started: Mapping[Occasion, int]
    submitted: Mapping[Occasion, int]
    waiting: Mapping[Occasion, int]
    told: Sequence[Told]
    made_on: date
    quotes: Sequence[tuple[str, str]] = ()
