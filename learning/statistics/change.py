"""Change between two occasions for the same learners."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from learning.statistics.moments import (
    UNDEFINED,
    Interval,
    correlation,
    mean,
    median,
    people,
    ratio,
    sd,
)
from learning.statistics.noncentral import standardised_interval
from learning.statistics.observations import Floats, Values, column, complete_cases, settled


@dataclass(frozen=True)
class PairedChange:
    """A change from pre to post, in the unit of the scores unless said otherwise.

    ``n`` counts complete pairs, ``dropped`` the pairs left out because one score is missing.
    ``change`` is post minus pre; ``r`` correlates pre and post. ``interval`` is the t interval of
    the mean change. Without unit: ``srm`` (mean change / its standard deviation, also called d_z)
    with its non-central t interval, ``g_z`` (corrected by ``hedges_j``), ``d_av`` (mean change /
    root mean square of both standard deviations) and ``g_av`` (corrected). ``improved``, ``same``
    and ``lower`` count learners.

    NaN: everything without pairs; spreads, t, p and effect sizes below two pairs; t, p, intervals,
    ``srm`` and ``g_z`` also where every change is the same; ``g_z`` and ``g_av`` below three pairs.
    """

    n: int
    dropped: int
    mean_pre: float
    mean_post: float
    sd_pre: float
    sd_post: float
    r: float
    mean_change: float
    median_change: float
    sd_change: float
    se_change: float
    t: float
    df: int
    p: float
    interval: Interval
    srm: float
    srm_interval: Interval
    hedges_j: float
    g_z: float
    g_z_interval: Interval
    d_av: float
    g_av: float
    improved: int
    same: int
    lower: int


def paired_change(
    pre: Values, post: Values, confidence: float = 0.95, *, times: Floats | None = None
) -> PairedChange:
    """Change of learners who have both scores; the same place in both columns is one learner.

    With ``times`` it is so many learners who share a complete pair.

    Sources: standardised response mean, Zou 2005 (DOI 10.1007/s11136-004-0027-4); paired effect
    sizes, Lakens 2013 (PMC3840331). The correction takes n - 1 degrees of freedom.

    Raises: ``UnusableInputError`` for columns of unequal length or infinite scores.
    """
    (before, after), dropped = complete_cases(column(pre), column(post))
    change = after - before
    n = people(change, times)
    middle, spread = mean(change, times), sd(change, times)
    error = spread / math.sqrt(n) if n else math.nan
    t = ratio(middle, error)
    correction = hedges_j(n - 1)
    srm = ratio(middle, spread)
    srm_interval = standardised_interval(t, n, confidence)
    average_spread = math.sqrt((sd(before, times) ** 2 + sd(after, times) ** 2) / 2)
    d_av = ratio(middle, average_spread)
    improved, same, lower = directions(change, times)
    return PairedChange(
        n=n,
        dropped=dropped,
        mean_pre=mean(before, times),
        mean_post=mean(after, times),
        sd_pre=sd(before, times),
        sd_post=sd(after, times),
        r=correlation(before, after, times),
        mean_change=middle,
        median_change=median(change, times),
        sd_change=spread,
        se_change=error,
        t=t,
        df=max(n - 1, 0),
        p=math.nan if math.isnan(t) else float(2 * stats.t.sf(abs(t), n - 1)),
        interval=t_interval(middle, error, n - 1, confidence),
        srm=srm,
        srm_interval=srm_interval,
        hedges_j=correction,
        g_z=correction * srm,
        g_z_interval=Interval(correction * srm_interval.low, correction * srm_interval.high),
        d_av=d_av,
        g_av=correction * d_av,
        improved=improved,
        same=same,
        lower=lower,
    )


def hedges_j(df: int) -> float:
    """Correction of a standardised mean difference for small samples; NaN below 2 degrees.

    Exact form with gamma functions (Hedges 1981): J = G(df/2) / (root(df/2) * G((df - 1)/2)).
    """
    if df <= 1:
        return math.nan
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)


def directions(change: Floats, times: Floats | None = None) -> tuple[int, int, int]:
    """How many changes are upward, none and downward; floating-point error counts as none."""
    compared = settled(change)
    each = np.ones_like(compared) if times is None else times
    up, none, down = (each[one].sum() for one in (compared > 0, compared == 0, compared < 0))
    return int(up), int(none), int(down)


def t_interval(middle: float, error: float, df: float, confidence: float = 0.95) -> Interval:
    """Interval of a mean or of a difference of means; undefined without a standard error."""
    if not error > 0:
        return UNDEFINED
    half = float(stats.t.ppf((1 + confidence) / 2, df)) * error
    return Interval(middle - half, middle + half)
