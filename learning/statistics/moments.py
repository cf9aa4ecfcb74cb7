"""Mean, spread and correlation that say NaN, instead of warning, where they are undefined.

``times`` says how many people have each value, in the same order; None stands for one each.
"""

import math
from typing import NamedTuple

import numpy as np

from learning.statistics.observations import Floats, settled


class Interval(NamedTuple):
    """Lower and upper end of an interval, both NaN where it is undefined."""

    low: float
    high: float


UNDEFINED = Interval(math.nan, math.nan)


def mean(values: Floats, times: Floats | None = None) -> float:
    """Arithmetic mean; NaN without values."""
    return float(np.average(values, weights=times)) if values.size else math.nan


def median(values: Floats, times: Floats | None = None) -> float:
    """Middle value, or the mean of the middle two; NaN without values."""
    if not values.size:
        return math.nan
    if times is None:
        return float(np.median(values))
    order = np.argsort(values)
    upto = np.cumsum(times[order])
    middle = np.searchsorted(upto, [upto[-1] / 2, upto[-1] / 2 + 0.5], side="left")
    return float(values[order[middle]].mean())


def sd(values: Floats, times: Floats | None = None) -> float:
    """Sample standard deviation, denominator n - 1; exactly 0 where all are equal, NaN below n = 2.

    Values that differ only by floating-point error count as equal.
    """
    n = people(values, times)
    if n <= 1:
        return math.nan
    if not varies(values):
        return 0.0
    return math.sqrt(
        float(np.average((values - mean(values, times)) ** 2, weights=times)) * n / (n - 1)
    )


def people(values: Floats, times: Floats | None = None) -> int:
    """How many people have a value."""
    return values.size if times is None else int(times.sum())


def varies(values: Floats) -> bool:
    """Whether at least two values differ by more than floating-point error."""
    return bool(values.size) and bool(np.ptp(settled(values)) > 0)


def ratio(numerator: float, denominator: float) -> float:
    """Quotient; NaN where the denominator is 0."""
    return numerator / denominator if denominator else math.nan


def correlation(first: Floats, second: Floats, times: Floats | None = None) -> float:
    """Pearson's r of two complete columns; NaN where one does not vary or n is below 2."""
    if not (varies(first) and varies(second)):
        return math.nan
    if times is None:
        return float(np.corrcoef(first, second)[0, 1])
    shared = np.cov(first, second, aweights=times)
    return float(shared[0, 1] / math.sqrt(shared[0, 0] * shared[1, 1]))
