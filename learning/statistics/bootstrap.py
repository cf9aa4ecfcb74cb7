"""Bootstrap intervals, for statistics that have no formula for theirs."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy import special

from learning.statistics.change import hedges_j
from learning.statistics.moments import UNDEFINED, Interval
from learning.statistics.observations import DECIMALS, Floats, Values, column, complete_cases

RESAMPLES = 10_000
FEWEST_PERSONS = 3
Statistic: TypeAlias = Callable[[Floats], Floats]


@dataclass(frozen=True)
class BootstrapIntervals:
    """Two intervals of one statistic, in its unit.

    ``bias_corrected`` is the BCa interval, undefined where resampling changes nothing.
    ``undefined`` counts resamples without a value, which are left out. ``estimate`` and both
    intervals are NaN below three complete persons or where the statistic itself is undefined.
    """

    n: int
    estimate: float
    percentile: Interval
    bias_corrected: Interval
    resamples: int
    undefined: int


def bootstrap_g_av(
    pre: Values,
    post: Values,
    generator: np.random.Generator,
    resamples: int = RESAMPLES,
    confidence: float = 0.95,
) -> BootstrapIntervals:
    """Intervals of ``g_av`` of ``paired_change``, resampling learners who have both scores.

    Not to be shown below 20 pairs.

    Raises: ``UnusableInputError`` for columns of unequal length or infinite scores.
    """
    pairs, _ = complete_cases(column(pre), column(post))
    return intervals(np.column_stack(pairs), _g_av, generator, resamples, confidence)


def intervals(
    persons: Floats,
    statistic: Statistic,
    generator: np.random.Generator,
    resamples: int = RESAMPLES,
    confidence: float = 0.95,
) -> BootstrapIntervals:
    """Intervals of a statistic of persons, who stand in the rows of ``persons``.

    ``statistic`` takes many samples of them at once: (samples, persons, columns) to (samples,).
    """
    n = len(persons)
    nothing = BootstrapIntervals(n, math.nan, UNDEFINED, UNDEFINED, resamples, resamples)
    if n < FEWEST_PERSONS:
        return nothing
    estimate = float(statistic(persons[None])[0])
    found = statistic(persons[generator.integers(0, n, (resamples, n))])
    found = found[~np.isnan(found)]
    if math.isnan(estimate):
        return nothing
    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    left_out = np.array([np.delete(persons, place, axis=0) for place in range(n)])
    return BootstrapIntervals(
        n=n,
        estimate=estimate,
        percentile=_quantiles(found, tails),
        bias_corrected=_quantiles(found, _corrected(tails, found, estimate, statistic(left_out))),
        resamples=resamples,
        undefined=resamples - found.size,
    )


def _g_av(samples: Floats) -> Floats:
    """Effect sizes of samples: shape (samples, persons, pre and post) to (samples,)."""
    change = (samples[..., 1] - samples[..., 0]).mean(axis=-1)
    spread = np.sqrt(samples.var(axis=-2, ddof=1).mean(axis=-1))
    # Of a sample without spread floating-point error may leave a trace, never this much.
    there = spread > 10.0**-DECIMALS
    size = np.divide(change, spread, out=np.full_like(change, math.nan), where=there)
    return np.asarray(hedges_j(samples.shape[-2] - 1) * size)


def _corrected(tails: Floats, found: Floats, estimate: float, left_out: Floats) -> Floats:
    """Tail shares corrected for bias and skew (Efron 1987); NaN where that is impossible.

    ``left_out`` holds the statistic without each person in turn.
    """
    below = ((found < estimate).mean() + (found <= estimate).mean()) / 2
    pull = left_out.mean() - left_out
    squares = float((pull**2).sum())
    if not 0 < below < 1 or not squares > 0:
        return np.full_like(tails, math.nan)
    bias = special.ndtri(below)
    acceleration = float((pull**3).sum()) / (6 * squares**1.5)
    shifted = bias + special.ndtri(tails)
    return np.asarray(special.ndtr(bias + shifted / (1 - acceleration * shifted)))


def _quantiles(found: Floats, shares: Floats) -> Interval:
    if np.isnan(shares).any():
        return UNDEFINED
    low, high = np.quantile(found, shares)
    return Interval(float(low), float(high))
