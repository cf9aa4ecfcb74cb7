"""One learner's scores beside their group's and their cohort's means; nobody is ranked."""

import math
from dataclasses import dataclass

from learning.edition import Edition
from learning.privacy import Pooled
from learning.scoring import Score, Scores
from learning.statistics.sizes import MEAN_FROM
from learning.tally import points
from learning.vocabulary import Facet


@dataclass(frozen=True)
class Mean:
    """A mean from 0 to 100 of ``n`` people; NaN of nobody where it may not be shown.

    ``missing`` counts people of the same blocks without this score.
    """

    n: int
    value: float
    missing: int = 0


@dataclass(frozen=True)
class Beside:
    """A theme and facet: my score, my group's mean, my cohort's mean."""

    theme: str
    facet: Facet
    mine: Score
    group: Mean
    cohort: Mean


NOTHING = Mean(0, math.nan)


def measures(edition: Edition) -> dict[str, tuple[str, Facet]]:
    """Theme and facet of every measure that is compared, in reading order."""
    return {
        f"{theme.id}.{facet.value}": (theme.id, facet)
        for facet in reversed(Facet)
        for theme in edition.plan.themes
    }


def beside(edition: Edition, scores: Scores, group: Pooled, cohort: Pooled) -> list[Beside]:
    """Everything of which I have a score or my cohort a mean."""
    rows = [
        Beside(
            theme,
            facet,
            scores.theme_facet[theme, facet],
            mean(group, measure),
            mean(cohort, measure),
        )
        for measure, (theme, facet) in measures(edition).items()
    ]
    return [row for row in rows if row.cohort.n]


def mean(pooled: Pooled, measure: str) -> Mean:
    """Mean of a measure's scores; nothing below 5 people."""
    counts = pooled.of("score", measure)
    n = sum(counts.values())
    if n < MEAN_FROM:
        return NOTHING
    total = sum(int(score) * people for score, people in counts.items())
    return Mean(n, points(total / n), pooled.total - n)
