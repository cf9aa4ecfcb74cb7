"""Wilcoxon signed-rank test with ties: exact as far as that is quick, then by the normal curve."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from learning.statistics.moments import ratio
from learning.statistics.observations import Floats, Values, column, settled

EXACT_UP_TO = 200
"""Most non-zero differences for the exact test; its work grows with their number to the third."""

Method = Literal["exact", "normal"]


@dataclass(frozen=True)
class SignedRank:
    """Rank sums of upward and downward differences and what follows from them.

    ``zeros`` counts differences of 0, which are not ranked; ``p`` is two-sided, and ``method`` says
    whether it is exact or an approximation by the normal curve, for more than ``EXACT_UP_TO``
    differences; ``rank_biserial`` runs from -1 (all downward) to 1 (all upward). Both are NaN where
    no difference is other than 0.
    """

    nonzero: int
    zeros: int
    t_plus: float
    t_minus: float
    p: float
    rank_biserial: float
    method: Method


def signed_rank(differences: Values, *, times: Floats | None = None) -> SignedRank:
    """Test whether differences are spread evenly around 0; missing ones are left out.

    Zeros are dropped, ties get mid-ranks (Wilcoxon 1945). Differences that differ only by
    floating-point error are ties. Rank-biserial: Kerby 2014, DOI 10.2466/11.IT.3.1. With ``times``
    so many people share a difference.

    Raises: ``UnusableInputError`` for infinite differences.
    """
    given = column(differences)
    there = ~np.isnan(given)
    compared = settled(given[there])
    each = np.ones_like(compared) if times is None else times[there]
    moved = compared != 0
    nonzero, shared = compared[moved], each[moved]
    sizes, place = np.unique(np.abs(nonzero), return_inverse=True)
    ties = np.zeros(sizes.size)
    np.add.at(ties, place, shared)
    ranks = np.cumsum(ties) - (ties - 1) / 2
    rank_sums = ranks[place] * shared
    upward, downward = float(rank_sums[nonzero > 0].sum()), float(rank_sums[nonzero < 0].sum())
    n = int(shared.sum())
    method: Method = "exact" if n <= EXACT_UP_TO else "normal"
    return SignedRank(
        nonzero=n,
        zeros=int(each.sum()) - n,
        t_plus=upward,
        t_minus=downward,
        p=_p(ranks, ties, min(upward, downward), method),
        rank_biserial=ratio(upward - downward, upward + downward),
        method=method,
    )


def _p(ranks: Floats, ties: Floats, smaller_sum: float, method: Method) -> float:
    if not ranks.size:
        return math.nan
    if method == "exact":
        return _exact_p(np.repeat(ranks, ties.astype(np.int64)), smaller_sum)
    return _normal_p(ties, smaller_sum)


def _normal_p(ties: Floats, smaller_sum: float) -> float:
    """Normal approximation, corrected for ties and for continuity (Hollander and Wolfe 1999)."""
    n = float(ties.sum())
    variance = (n * (n + 1) * (2 * n + 1) - float((ties**3 - ties).sum()) / 2) / 24
    # The smaller sum lies at or below the middle, so the correction brings it half a step nearer.
    distance = max(n * (n + 1) / 4 - smaller_sum - 0.5, 0.0)
    return float(2 * stats.norm.sf(distance / math.sqrt(variance)))


def _exact_p(ranks: Floats, smaller_sum: float) -> float:
    """Share of all sign patterns at least as uneven as the one that was seen."""
    doubled = np.rint(2 * ranks).astype(np.int64)
    # Mid-ranks are whole or halved, so doubled they can serve as places in an array.
    shares = np.zeros(int(doubled.sum()) + 1)
    shares[0] = 1.0
    for rank in doubled:
        flipped = np.zeros_like(shares)
        flipped[rank:] = shares[:-rank]
        shares = (shares + flipped) / 2
    return min(1.0, 2 * float(shares[: round(2 * smaller_sum) + 1].sum()))
