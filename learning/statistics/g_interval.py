"""Interval of the paired effect size ``g_av``, which has no simple formula of its own."""

import math
from typing import Literal, NamedTuple

import numpy as np
from scipy import stats

from learning.statistics.bootstrap import bootstrap_g_av
from learning.statistics.change import hedges_j
from learning.statistics.moments import UNDEFINED, Interval, mean, people, sd
from learning.statistics.observations import Floats, Values, column, complete_cases
from learning.statistics.sizes import BOOTSTRAP_FROM

BOOTSTRAP_UP_TO = 200
"""Most pairs that are resampled; above, the delta method gives nearly the same at no cost."""

RESAMPLES = 2_000
# The same answers must give the same figure each time that a page is drawn.
SEED = 20_250_624

Method = Literal["none", "bootstrap", "delta"]


class SizeInterval(NamedTuple):
    """An interval of ``g_av`` and how it was found; ``none`` below 20 pairs."""

    interval: Interval
    method: Method


def g_interval(pre: Values, post: Values, *, times: Floats | None = None) -> SizeInterval:
    """A 95% interval of ``g_av`` of ``paired_change``: none, by percentiles, by the delta method.

    Undefined also where the effect size itself is. With ``times`` so many people share a complete
    pair.

    Raises: ``UnusableInputError`` for columns of unequal length or infinite scores.
    """
    (before, after), _ = complete_cases(column(pre), column(post))
    n = people(before, times)
    if n < BOOTSTRAP_FROM:
        return SizeInterval(UNDEFINED, "none")
    if n <= BOOTSTRAP_UP_TO:
        if times is not None:
            before, after = (np.repeat(one, times.astype(np.int64)) for one in (before, after))
        generator = np.random.default_rng(SEED)
        return SizeInterval(
            bootstrap_g_av(before, after, generator, RESAMPLES).percentile, "bootstrap"
        )
    return SizeInterval(delta_interval(before, after, times=times), "delta")


def delta_interval(
    before: Floats, after: Floats, confidence: float = 0.95, *, times: Floats | None = None
) -> Interval:
    """Interval from the influence of each pair on ``g_av`` (delta method, for large samples)."""
    spread = math.sqrt((sd(before, times) ** 2 + sd(after, times) ** 2) / 2)
    if not spread > 0:
        return UNDEFINED
    change = after - before
    middle, n = mean(change, times), people(change, times)
    size = middle / spread
    own = ((before - mean(before, times)) ** 2 + (after - mean(after, times)) ** 2) / 2
    influence = (change - middle) / spread - size / 2 * (own / spread**2 - 1)
    correction = hedges_j(n - 1)
    error = correction * sd(influence, times) / math.sqrt(n)
    half = float(stats.norm.ppf((1 + confidence) / 2)) * error
    return Interval(correction * size - half, correction * size + half)
