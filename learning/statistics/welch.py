"""Difference between the means of two groups that may differ in spread and in size."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from learning.statistics.change import t_interval
from learning.statistics.moments import Interval
from learning.statistics.sums import mean_of_sums


@dataclass(frozen=True)
class Group:
    """People of a group who have a score: how many, their mean, and its standard deviation.

    NaN: ``mean`` without people, ``sd`` below two.
    """

    n: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Difference:
    """First mean minus second mean, in the unit of the scores.

    NaN: ``difference`` where a group is empty; ``se``, ``df`` and ``interval`` where a group has
    fewer than two people, the last two also where nobody differs from their group.
    """

    first: Group
    second: Group
    difference: float
    se: float
    df: float
    interval: Interval


def group(counts: Mapping[int, int], unit: float = 1.0) -> Group:
    """A group from how many people have each score; scores are whole multiples of ``unit``."""
    n = sum(counts.values())
    total = sum(score * people for score, people in counts.items())
    squares = sum(score * score * people for score, people in counts.items())
    found = mean_of_sums(n, total, squares)
    return Group(n, found.mean * unit, found.sd * unit)


def difference(first: Group, second: Group, confidence: float = 0.95) -> Difference:
    """Difference of means with Welch's interval (Welch 1947; degrees of freedom: Satterthwaite)."""
    parts = [one.sd**2 / one.n if one.n else math.nan for one in (first, second)]
    error = math.sqrt(sum(parts))
    df = math.nan
    if error > 0:
        shares = zip(parts, (first, second), strict=True)
        df = sum(parts) ** 2 / sum(part**2 / (one.n - 1) for part, one in shares)
    gap = first.mean - second.mean
    return Difference(first, second, gap, error, df, t_interval(gap, error, df, confidence))
