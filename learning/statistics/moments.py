"""Mean, spread and correlation that say NaN, instead of warning, where they are undefined."""

import math
from typing import NamedTuple

import numpy as np

from learning.statistics.observations import Floats, settled


class Interval(NamedTuple):
    """Lower and upper end of an interval, both NaN where it is undefined."""

    low: float
    high: float


UNDEFINED = Interval(math.nan, math.nan)


def mean(values: Floats) -> float:
    """Arithmetic mean; NaN without values."""
    return float(values.mean()) if values.size else math.nan


def median(values: Floats) -> float:
    """Middle value; NaN without values."""
    return float(np.median(values)) if values.size else math.nan


def sd(values: Floats) -> float:
    """Sample standard deviation, denominator n - 1; exactly 0 where all are equal, NaN below n = 2.

    Values that differ only by floating-point error count as equal.
    """
    if values.size <= 1:
        return math.nan
    return float(values.std(ddof=1)) if varies(values) else 0.0


def varies(values: Floats) -> bool:
    """Whether at least two values differ by more than floating-point error."""
    return bool(values.size) and bool(np.ptp(settled(values)) > 0)


def ratio(numerator: float, denominator: float) -> float:
    """Quotient; NaN where the denominator is 0."""
    return numerator / denominator if denominator else math.nan


def correlation(first: Floats, second: Floats) -> float:
    """Pearson's r of two complete columns; NaN where one does not vary or n is below 2."""
    if not (varies(first) and varies(second)):
        return math.nan
    return float(np.corrcoef(first, second)[0, 1])
