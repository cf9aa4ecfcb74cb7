"""Mean and interval from a number of people, a sum, and a sum of squares."""

import math
from dataclasses import dataclass

from learning.statistics.change import t_interval
from learning.statistics.errors import UnusableInputError
from learning.statistics.moments import UNDEFINED, Interval


@dataclass(frozen=True)
class MeanOfSums:
    """Mean of ``n`` values with its t interval, in the unit of the values.

    NaN: all of it without people, ``sd`` and the interval below two; the interval also where every
    value is the same.
    """

    n: int
    mean: float
    sd: float
    interval: Interval


def mean_of_sums(n: int, total: int, squares: int, confidence: float = 0.95) -> MeanOfSums:
    """Mean, standard deviation (denominator n - 1) and t interval from whole-numbered sums.

    Whole numbers keep the variance exact, whatever the size.

    Raises: ``UnusableInputError`` where no values have these sums.
    """
    spread = n * squares - total * total
    if n < 0 or spread < 0 or (n == 0 and (total or squares)):
        raise UnusableInputError("these sums belong to no values")
    if n == 0:
        return MeanOfSums(0, math.nan, math.nan, UNDEFINED)
    middle = total / n
    if n == 1:
        return MeanOfSums(1, middle, math.nan, UNDEFINED)
    sd = math.sqrt(spread / (n * (n - 1)))
    return MeanOfSums(n, middle, sd, t_interval(middle, sd / math.sqrt(n), n - 1, confidence))
