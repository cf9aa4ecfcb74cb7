"""How consistently several items measure: Cronbach's alpha and what belongs to it."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from learning.statistics import covariances
from learning.statistics.covariances import Covariances
from learning.statistics.moments import UNDEFINED, Interval, correlation
from learning.statistics.observations import (
    DECIMALS,
    Floats,
    Table,
    Values,
    column,
    complete_cases,
    complete_rows,
    table,
)

FEWEST_ITEMS = 2


@dataclass(frozen=True)
class ItemReliability:
    """One item within its scale, in item units.

    ``item_rest_r`` correlates it with the sum of the other items; NaN where either does not vary.
    ``alpha_without`` is alpha of the other items; NaN where fewer than two are left.
    """

    mean: float
    sd: float
    item_rest_r: float
    alpha_without: float


@dataclass(frozen=True)
class Reliability:
    """Internal consistency of one scale.

    ``n`` counts complete rows, ``dropped`` rows with a hole. ``sd_mean`` is the standard deviation
    of the persons' item means and ``sem`` their standard error of measurement, both in item units.
    ``alpha`` is NaN below two items or two rows and where the sum does not vary, and so is what is
    built on it; ``alpha_standardised`` is NaN also where an item does not vary.
    """

    n: int
    dropped: int
    k: int
    alpha: float
    interval: Interval
    alpha_standardised: float
    sd_mean: float
    sem: float
    items: tuple[ItemReliability, ...]


@dataclass(frozen=True)
class TwoItems:
    """Reliability of two items: ``r`` and Spearman-Brown are NaN where an item does not vary."""

    n: int
    dropped: int
    r: float
    spearman_brown: float


def reliability(rows: Table, confidence: float = 0.95) -> Reliability:
    """Internal consistency of items (columns) over persons (rows).

    Rows with a hole are dropped before anything is counted.

    Raises: ``UnusableInputError`` for rows of unequal length or infinite values.
    """
    answers, dropped = complete_rows(table(rows))
    return reliability_of(covariances.of_rows(answers), dropped, confidence)


def reliability_of(found: Covariances, dropped: int = 0, confidence: float = 0.95) -> Reliability:
    """Internal consistency of items from their covariances, all of it.

    ``dropped`` says how many persons had no complete answers and are not in them.
    """
    alpha = alpha_of(found)
    spread = math.sqrt(found.total) / found.k if found.k else math.nan
    return Reliability(
        n=found.n,
        dropped=dropped,
        k=found.k,
        alpha=alpha,
        interval=feldt_interval(alpha, found.n, found.k, confidence),
        alpha_standardised=_standardised(found),
        sd_mean=spread,
        sem=standard_error_of_measurement(spread, alpha),
        items=tuple(_item(found, place) for place in range(found.k)),
    )


def cronbach_alpha(answers: Floats) -> float:
    """Cronbach's alpha of a complete table, persons in rows; NaN as in ``alpha_from_variances``."""
    return alpha_of(covariances.of_rows(answers))


def alpha_of(found: Covariances) -> float:
    """Cronbach's alpha from covariances; NaN as in ``alpha_from_variances``."""
    return alpha_from_variances(found.k, float(found.variances.sum()), found.total)


def alpha_from_variances(k: int, of_items: float, of_total: float) -> float:
    """Cronbach's alpha (1951): k/(k - 1) * (1 - sum of s_i^2 / s_total^2).

    NaN below two items or two rows, and where the sum does not vary.
    """
    if k < FEWEST_ITEMS or not of_total > 0:
        return math.nan
    return k / (k - 1) * (1 - of_items / of_total)


def feldt_interval(alpha: float, n: int, k: int, confidence: float = 0.95) -> Interval:
    """Interval of alpha from ``n`` complete rows and ``k`` items, after Feldt 1965.

    1 - (1 - alpha) * F with n - 1 and (n - 1)(k - 1) degrees of freedom. Undefined where alpha is
    NaN, below two rows or two items.
    """
    if math.isnan(alpha) or min(n, k) < FEWEST_ITEMS:
        return UNDEFINED
    degrees = (n - 1, (n - 1) * (k - 1))
    tail = (1 - confidence) / 2
    low, high = (1 - (1 - alpha) * float(stats.f.ppf(q, *degrees)) for q in (1 - tail, tail))
    return Interval(low, high)


def standard_error_of_measurement(spread: float, coefficient: float) -> float:
    """Spread of one person's score around its true value, in the unit of ``spread``.

    ``spread`` is the standard deviation of the scores, ``coefficient`` their reliability, at most
    1. NaN where either is NaN.
    """
    # Identical items can lift a coefficient above 1 by floating-point error.
    return spread * math.sqrt(0.0 if coefficient > 1 else 1 - coefficient)


def spearman_brown(first: Values, second: Values) -> TwoItems:
    """Reliability of the sum of two items: 2r / (1 + r). Persons who miss one are left out.

    NaN also at r = -1.

    Raises: ``UnusableInputError`` for columns of unequal length or infinite values.
    """
    (one, other), dropped = complete_cases(column(first), column(second))
    r = correlation(one, other)
    corrected = math.nan if math.isclose(r, -1) else 2 * r / (1 + r)
    return TwoItems(n=one.size, dropped=dropped, r=r, spearman_brown=corrected)


def _item(found: Covariances, place: int) -> ItemReliability:
    own = float(found.variances[place])
    with_all = float(found.matrix[place].sum())
    rest = found.without(place)
    product = own * rest.total
    return ItemReliability(
        mean=float(found.means[place]),
        sd=math.sqrt(own),
        item_rest_r=(with_all - own) / math.sqrt(product) if product > 0 else math.nan,
        alpha_without=alpha_of(rest),
    )


def _standardised(found: Covariances) -> float:
    """Alpha from the mean correlation between items: k * r / (1 + (k - 1) * r).

    NaN where the items cancel each other out, which leaves only floating-point error to divide by.
    """
    k = found.k
    if k < FEWEST_ITEMS or not found.vary:
        return math.nan
    spreads = np.sqrt(found.variances)
    correlations = found.matrix / np.outer(spreads, spreads)
    average = float(correlations[~np.eye(k, dtype=bool)].mean())
    whole = 1 + (k - 1) * average
    return k * average / whole if round(whole, DECIMALS) else math.nan
