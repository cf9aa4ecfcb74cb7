"""How answers to each statement are spread over its levels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from learning.edition import LEVELS, Edition, Item
from learning.privacy import Pooled
from learning.scoring import LOWEST
from learning.statistics.counted import Summary, TooFew, summary
from learning.statistics.sizes import BARS_FROM
from learning.vocabulary import CANNOT_SAY, Facet, Occasion

Part = Literal["all", "practice", "capability", "then", "control", "event"]
Order = Literal["asked", "mean", "low", "spread"]
PARTS: tuple[Part, ...] = get_args(Part)
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True)
class Spread:
    """Answers to one statement with five levels.

    ``levels`` counts the people by level 1 to 5, and is the reason where there are too few of them
    for a distribution; ``found`` describes the levels in their own unit, 1 to 5. ``missing`` counts
    the people of the same blocks who gave no answer at all.
    """

    item: Item
    levels: tuple[int, ...] | TooFew
    found: Summary | TooFew
    cannot_say: int
    missing: int

    @property
    def n(self) -> int:
        """How many gave a level."""
        return self.found.n

    @property
    def low(self) -> float:
        """Share of levels 1 and 2, from 0 to 1; 0 where no distribution may be shown."""
        if isinstance(self.levels, TooFew):
            return 0.0
        return sum(self.levels[:2]) / self.n


def parts(edition: Edition, occasion: Occasion) -> dict[Part, list[Item]]:
    """The statements with five levels that an occasion asks, by what they are about."""
    asked = [item for item in edition.on(occasion) if item.options[:5] == LEVELS]
    rated = [item for item in asked if item.kind == "rating"]
    found: dict[Part, list[Item]] = {
        "practice": [item for item in rated if item.facet is Facet.PRACTICE],
        "capability": [item for item in rated if item.facet is Facet.CAPABILITY],
        "then": [item for item in asked if item.kind == "then"],
        "control": [item for item in asked if item.kind == "control"],
        "event": [item for item in asked if item.kind == "event"],
    }
    if found["practice"] and found["capability"]:
        found = {"all": rated, **found}
    return {part: items for part, items in found.items() if items}


def spread(pooled: Pooled, item: Item) -> Spread:
    """How the answers to one statement are spread."""
    counts = pooled.of("option", item.id)
    levels = tuple(counts.get(level, 0) for level in LEVELS)
    n = sum(levels)
    return Spread(
        item=item,
        levels=levels if n >= BARS_FROM else TooFew(n, BARS_FROM),
        found=summary({float(level): people for level, people in enumerate(levels, LOWEST)}),
        cannot_say=counts.get(CANNOT_SAY, 0),
        missing=pooled.missing("option", item.id),
    )


def ordered(rows: Sequence[Spread], order: Order) -> list[Spread]:
    """Rows as asked, or by lowest mean, most low levels or widest spread first; ties as asked.

    Those of which a number is missing come last.
    """
    keys: Mapping[Order, Callable[[Spread], float]] = {
        "asked": lambda _row: 0.0,
        "mean": lambda row: row.found.mean if isinstance(row.found, Summary) else 0.0,
        "low": lambda row: -row.low,
        "spread": lambda row: -row.found.sd if isinstance(row.found, Summary) else 0.0,
    }
    return sorted(rows, key=lambda row: (isinstance(row.levels, TooFew), keys[order](row)))
