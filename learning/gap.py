"""The perception gap: how two groups of a cohort see the same things."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learning.edition import Edition
from learning.privacy import Pooled
from learning.statistics.sizes import subgroups_comparable
from learning.statistics.welch import Difference, difference, group
from learning.tally import UNITS
from learning.vocabulary import Facet


@dataclass(frozen=True)
class Gap:
    """One measure of two groups, first minus second, on the scale from 0 to 100.

    ``missing`` counts people of each group's blocks who have no score.
    """

    measure: str
    seen: Difference
    missing: tuple[int, int]


def competences(edition: Edition) -> tuple[str, ...]:
    """Measures that are competences; they need practice and capability both."""
    return edition.competences


def broader(edition: Edition) -> tuple[str, ...]:
    """Measures above competences: themes, the facets, and each facet of each theme."""
    themes = [theme.id for theme in edition.plan.themes]
    facets = [facet.value for facet in Facet]
    return *themes, *facets, *(f"{theme}.{facet}" for facet in facets for theme in themes)


def gaps(first: Pooled, second: Pooled, measures: Iterable[str]) -> tuple[list[Gap], list[str]]:
    """Gaps of the measures that may be compared, largest first, and the measures that may not.

    Both groups need at least 10 people with a score; a measure that nobody of either group was
    asked is in neither list. Ties stay in the given order.
    """
    found, too_few = [], []
    for measure in measures:
        counts = [_counts(pooled, measure) for pooled in (first, second)]
        sizes = [sum(one.values()) for one in counts]
        if subgroups_comparable(sizes):
            one, other = (group(scores, unit=100 / UNITS) for scores in counts)
            missing = (first.total - sizes[0], second.total - sizes[1])
            found.append(Gap(measure, difference(one, other), missing))
        elif any(sizes):
            too_few.append(measure)
    return sorted(found, key=lambda gap: -round(abs(gap.seen.difference), 9)), too_few


def apart(found: Sequence[Gap]) -> int:
    """How many intervals leave out 0."""
    return sum(gap.seen.interval.low > 0 or gap.seen.interval.high < 0 for gap in found)


def _counts(pooled: Pooled, measure: str) -> dict[int, int]:
    return {int(score): people for score, people in pooled.of("score", measure).items()}
