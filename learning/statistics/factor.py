"""McDonald's omega: how much of a sum score a single factor explains (McDonald 1999)."""

import math
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy import optimize

from learning.statistics import covariances
from learning.statistics.covariances import Covariances
from learning.statistics.moments import ratio, varies
from learning.statistics.observations import Floats, Table, complete_rows, table

FEWEST_ITEMS = 3
LOWEST_UNIQUENESS = 0.005
SINGULAR = 1e-10
FLAT = 1e-5


@dataclass(frozen=True)
class TriadOmega:
    """Omega without iteration; loadings in item units, NaN where the triads allow no real one.

    ``omega_observed`` divides by the variance of the observed sum, ``omega_model`` by the variance
    that the factor model implies. All is NaN below three items or two rows or where an item does
    not vary, and both omegas where any loading is.
    """

    n: int
    dropped: int
    loadings: tuple[float, ...]
    omega_observed: float
    omega_model: float


@dataclass(frozen=True)
class OneFactor:
    """A one-factor model by maximum likelihood; loadings and uniquenesses in item units.

    ``discrepancy`` is the minimum of log|M| + tr(S inv(M)) - log|S| - k, with M the model's and S
    the observed covariances. ``improper`` says that a uniqueness reached its lower bound (0.5% of
    the item's variance) or that the search found no flat spot; then ``omega`` is NaN. All is NaN
    below three items, with no more rows than items, or where the observed covariances are singular.
    """

    n: int
    dropped: int
    loadings: tuple[float, ...]
    uniquenesses: tuple[float, ...]
    discrepancy: float
    improper: bool
    omega: float


def omega_by_triads(rows: Table) -> TriadOmega:
    """Omega from the method of triads; rows with a hole are dropped first.

    Raises: ``UnusableInputError`` for rows of unequal length or infinite values.
    """
    answers, dropped = complete_rows(table(rows))
    return omega_of(covariances.of_rows(answers), dropped)


def omega_of(found: Covariances, dropped: int = 0) -> TriadOmega:
    """Omega from covariances by the method of triads; ``dropped`` persons are not in them.

    The squared loading of item j is ((sum of s_jk)^2 - sum of s_jk^2) / (2 * sum of s_kl), with k
    below l and neither equal to j. A loading has the sign of the item's covariance with the others.
    """
    if found.k < FEWEST_ITEMS or not found.vary:
        return TriadOmega(found.n, dropped, (math.nan,) * found.k, math.nan, math.nan)
    loadings = np.array([_triad_loading(found.matrix, place) for place in range(found.k)])
    common = float(loadings.sum()) ** 2
    unique = float((found.variances - loadings**2).sum())
    return TriadOmega(
        n=found.n,
        dropped=dropped,
        loadings=tuple(loadings.tolist()),
        omega_observed=ratio(common, found.total),
        omega_model=ratio(common, common + unique),
    )


def omega_by_maximum_likelihood(rows: Table) -> OneFactor:
    """Omega from a one-factor model fitted by maximum likelihood; rows with a hole are dropped.

    (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses), after Hayes and Coutts 2020
    (DOI 10.1080/19312458.2020.1718629).

    Raises: ``UnusableInputError`` for rows of unequal length or infinite values.
    """
    answers, dropped = complete_rows(table(rows))
    n, k = answers.shape
    undefined = (math.nan,) * k
    nothing = OneFactor(n, dropped, undefined, undefined, math.nan, improper=True, omega=math.nan)
    if k < FEWEST_ITEMS or n <= k or not all(varies(item) for item in answers.T):
        return nothing
    correlations = np.asarray(np.corrcoef(answers, rowvar=False))
    if np.linalg.eigvalsh(correlations)[0] < SINGULAR:
        return nothing
    # The likelihood does not depend on units, and with unit variances one bound fits all items.
    shares, discrepancy, flat = _fit(correlations)
    spreads = answers.std(axis=0, ddof=1)
    loadings = _best_loadings(correlations, shares)[0] * spreads
    uniquenesses = shares * spreads**2
    common = float(loadings.sum()) ** 2
    improper = not flat or bool((shares <= LOWEST_UNIQUENESS).any())
    return OneFactor(
        n=n,
        dropped=dropped,
        loadings=tuple(loadings.tolist()),
        uniquenesses=tuple(uniquenesses.tolist()),
        discrepancy=discrepancy,
        improper=improper,
        omega=math.nan if improper else ratio(common, common + float(uniquenesses.sum())),
    )


def _triad_loading(covariances: Floats, place: int) -> float:
    own = np.delete(covariances[place], place)
    others = np.delete(np.delete(covariances, place, axis=0), place, axis=1)
    among_others = float(others.sum() - others.trace())
    squared = ratio(float(own.sum() ** 2 - (own**2).sum()), among_others)
    return math.copysign(math.sqrt(squared), own.sum()) if squared >= 0 else math.nan


def _fit(correlations: Floats) -> tuple[Floats, float, bool]:
    """Uniquenesses with the least discrepancy, that discrepancy, and whether it is flat there."""
    start = np.clip(0.5 / np.linalg.inv(correlations).diagonal(), LOWEST_UNIQUENESS, 1.0)
    found = optimize.minimize(
        partial(_discrepancy, correlations),
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[(LOWEST_UNIQUENESS, 1.0)] * start.size,
        options={"ftol": 0.0, "gtol": 1e-8, "maxiter": 5_000, "maxfun": 50_000},
    )
    shares = np.asarray(found.x)
    discrepancy, slope = _discrepancy(correlations, shares)
    inside = (shares > LOWEST_UNIQUENESS) & (shares < 1)
    # The search may stop short of its own tolerance on a perfectly flat spot: judge that spot.
    return shares, discrepancy, bool((np.abs(slope[inside]) < FLAT).all())


def _discrepancy(correlations: Floats, shares: Floats) -> tuple[float, Floats]:
    """Discrepancy for given uniquenesses with the best loadings, and its slope (Joereskog 1967)."""
    loadings, rest = _best_loadings(correlations, shares)
    slope = (loadings**2 + shares - correlations.diagonal()) / shares**2
    return float((rest - np.log(rest) - 1).sum()), slope


def _best_loadings(correlations: Floats, shares: Floats) -> tuple[Floats, Floats]:
    """Best loadings for given uniquenesses, and the roots that they leave unexplained.

    The loadings are turned so that their sum is not negative.
    """
    weights = 1 / np.sqrt(shares)
    roots, vectors = np.linalg.eigh(correlations * np.outer(weights, weights))
    loadings = np.sqrt(shares * max(roots[-1] - 1, 0)) * vectors[:, -1]
    return np.asarray(loadings if loadings.sum() >= 0 else -loadings), roots[:-1]
