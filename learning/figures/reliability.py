"""How consistently the statements of a scale measure in a cohort."""

from dataclasses import dataclass

from learning.edition import Edition
from learning.privacy import Pooled
from learning.statistics.counted import TooFew
from learning.statistics.covariances import of_sums
from learning.statistics.factor import TriadOmega, omega_of
from learning.statistics.reliability import Reliability, reliability_of
from learning.statistics.sizes import RELIABILITY_FROM
from learning.tally import scales

LOOK_BELOW = 0.30


@dataclass(frozen=True)
class Consistency:
    """One scale: a theme or a facet, with its items in order, or too few people for it.

    Only people with a level in every item count; ``missing`` are the others of the same blocks.
    """

    scale: str
    items: tuple[str, ...]
    found: tuple[Reliability, TriadOmega] | TooFew
    n: int
    missing: int


def consistency(pooled: Pooled, edition: Edition) -> list[Consistency]:
    """Every scale of which somebody answered all items: themes, then facets."""
    return [
        _consistency(pooled, scale, items)
        for scale, items in scales(edition).items()
        if pooled.n("product", scale)
    ]


def _consistency(pooled: Pooled, scale: str, items: list[str]) -> Consistency:
    n, missing = pooled.n("product", scale), pooled.missing("product", scale)
    found: tuple[Reliability, TriadOmega] | TooFew = TooFew(n, RELIABILITY_FROM)
    if n >= RELIABILITY_FROM:
        covariances = of_sums(pooled.of("product", scale), items)
        found = reliability_of(covariances, missing), omega_of(covariances, missing)
    return Consistency(scale, tuple(items), found, n, missing)
