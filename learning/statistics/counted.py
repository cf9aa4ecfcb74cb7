"""Mean, spread and quartiles from counts: how many people have each value.

The cost follows the number of different values, never the number of people.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from learning.statistics.change import t_interval
from learning.statistics.errors import UnusableInputError
from learning.statistics.moments import Interval
from learning.statistics.observations import Floats
from learning.statistics.sizes import MEAN_FROM


class TooFew(NamedTuple):
    """Why there is no number: ``n`` people are there and ``needed`` would be enough."""

    n: int
    needed: int


@dataclass(frozen=True)
class Summary:
    """``n`` values in their own unit; ``sd`` has the denominator n - 1.

    ``interval`` is the t interval of the mean, undefined where all values are equal. Quartiles lie
    between the two nearest values in proportion, as numpy and most programs have them.
    """

    n: int
    mean: float
    sd: float
    interval: Interval
    lower_quartile: float
    median: float
    upper_quartile: float


def summary(
    counts: Mapping[float, int], needed: int = MEAN_FROM, confidence: float = 0.95
) -> Summary | TooFew:
    """What people have in common and how they differ, from the number of people by value.

    Below ``needed`` people there is no number but a reason; ``needed`` is at least 2.

    Raises: ``UnusableInputError`` for negative counts and infinite or missing values.
    """
    values, people = _sorted(counts)
    n = int(people.sum())
    if n < max(needed, 2):
        return TooFew(n, needed)
    mean = math.fsum((values * people).tolist()) / n
    squares = math.fsum(((values - mean) ** 2 * people).tolist())
    sd = math.sqrt(squares / (n - 1)) if values.size > 1 else 0.0
    low, middle, high = _quantiles(values, people, (0.25, 0.5, 0.75))
    return Summary(
        n=n,
        mean=mean,
        sd=sd,
        interval=t_interval(mean, sd / math.sqrt(n), n - 1, confidence),
        lower_quartile=low,
        median=middle,
        upper_quartile=high,
    )


def _sorted(counts: Mapping[float, int]) -> tuple[Floats, Floats]:
    """Values that somebody has, ascending, and how many people have each."""
    values = np.fromiter(counts.keys(), np.float64, len(counts))
    people = np.fromiter(counts.values(), np.float64, len(counts))
    if not np.isfinite(values).all() or (people < 0).any():
        raise UnusableInputError("values must be finite, and counts must not be negative")
    order = np.argsort(values)
    values, people = values[order], people[order]
    return values[people > 0], people[people > 0]


def _quantiles(values: Floats, people: Floats, shares: tuple[float, ...]) -> list[float]:
    """The values below which each share of the people lies, as in ``numpy.quantile``."""
    last = people.cumsum()
    places = np.asarray(shares) * (last[-1] - 1)
    below = values[np.searchsorted(last, np.floor(places), side="right")]
    above = values[np.searchsorted(last, np.ceil(places), side="right")]
    return [float(one) for one in below + (above - below) * (places % 1)]
