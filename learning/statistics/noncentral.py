"""Interval for a standardised change, from the non-central t distribution."""

import math
from functools import partial

from scipy import optimize, stats

from learning.statistics.moments import UNDEFINED, Interval

DECIMALS = 12
MARGIN = 0.1
FAR = 10.0
RARE = 1e-6


def standardised_interval(t: float, n: int, confidence: float = 0.95) -> Interval:
    """Interval for mean change / standard deviation of change, given its t statistic.

    The ends are the noncentralities under which ``t`` would be the outermost likely value, divided
    by the root of n (Cumming and Finch 2001). Undefined where ``t`` is NaN.
    """
    if math.isnan(t):
        return UNDEFINED
    tail = (1 - confidence) / 2
    # Scipy's distribution function is NaN at a t that is 0 but for floating-point error.
    size = round(abs(t), DECIMALS)
    low, high = (_noncentrality(size, n - 1, share) / math.sqrt(n) for share in (1 - tail, tail))
    return Interval(low, high) if t >= 0 else Interval(-high, -low)


def _noncentrality(t: float, df: int, share: float) -> float:
    """Noncentrality under which ``share`` of all t statistics lie below ``t``, a t of 0 or more."""
    # Below t = 0 lies the share of a standard normal, so the root is no smaller than this. Starting
    # much lower fails: scipy's distribution function is NaN far out on the negative side.
    nearest = float(stats.norm.isf(share)) - MARGIN
    furthest = FAR + t * math.sqrt(stats.chi2.isf(RARE, df) / df)
    surplus = partial(_surplus, t, df, share)
    return float(optimize.brentq(surplus, nearest, furthest, xtol=1e-12, rtol=1e-14))


def _surplus(t: float, df: int, share: float, noncentrality: float) -> float:
    return float(stats.nct.cdf(t, df, noncentrality)) - share
