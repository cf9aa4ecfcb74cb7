"""Exact Wilcoxon signed-rank test with ties, for up to some hundred differences."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from learning.statistics.moments import ratio
from learning.statistics.observations import Floats, Values, column, settled


@dataclass(frozen=True)
class SignedRank:
    """Rank sums of upward and downward differences and what follows from them.

    ``zeros`` counts differences of 0, which are not ranked; ``p`` is two-sided and exact;
    ``rank_biserial`` runs from -1 (all downward) to 1 (all upward). Both are NaN where no
    difference is other than 0.
    """

    nonzero: int
    zeros: int
    t_plus: float
    t_minus: float
    p: float
    rank_biserial: float


def signed_rank(differences: Values) -> SignedRank:
    """Test whether differences are spread evenly around 0; missing ones are left out.

    Zeros are dropped, ties get mid-ranks (Wilcoxon 1945). Differences that differ only by
    floating-point error are ties. Rank-biserial: Kerby 2014, DOI 10.2466/11.IT.3.1.

    Raises: ``UnusableInputError`` for infinite differences.
    """
    given = column(differences)
    compared = settled(given[~np.isnan(given)])
    nonzero = compared[compared != 0]
    ranks = stats.rankdata(np.abs(nonzero))
    upward, downward = float(ranks[nonzero > 0].sum()), float(ranks[nonzero < 0].sum())
    return SignedRank(
        nonzero=nonzero.size,
        zeros=compared.size - nonzero.size,
        t_plus=upward,
        t_minus=downward,
        p=_exact_p(ranks, min(upward, downward)) if nonzero.size else math.nan,
        rank_biserial=ratio(upward - downward, upward + downward),
    )


def smallest_attainable_p(nonzero: int) -> float:
    """Smallest two-sided p that so many differences without ties can reach: 2 / 2^m, at most 1.

    NaN for none.
    """
    return min(1.0, math.ldexp(2.0, -nonzero)) if nonzero > 0 else math.nan


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
