"""Covariances of items: all that internal consistency rests on, from rows or from sums."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from learning.statistics.errors import UnusableInputError
from learning.statistics.moments import varies
from learning.statistics.observations import Floats

# What is smaller than this share of the variances it is made of is floating-point error.
NOTHING = 1e-12


@dataclass(frozen=True, eq=False)
class Covariances:
    """Means (k) and covariances (k x k, denominator n - 1) of k items over n complete persons.

    Below two persons all covariances are NaN; those of an item that does not vary are exactly 0.
    """

    n: int
    means: Floats
    matrix: Floats

    @property
    def k(self) -> int:
        """How many items there are."""
        return int(self.means.size)

    @property
    def variances(self) -> Floats:
        """Variance of each item."""
        return np.asarray(self.matrix.diagonal())

    @property
    def vary(self) -> bool:
        """Whether every item varies; False without items, and below two persons."""
        return bool(self.k) and bool((self.variances > 0).all())

    @property
    def total(self) -> float:
        """Variance of the sum of all items; exactly 0 where it does not vary."""
        return cleared(float(self.matrix.sum()), float(np.abs(self.matrix).sum()))

    def without(self, place: int) -> "Covariances":
        """The same for all items but one."""
        matrix = np.delete(np.delete(self.matrix, place, axis=0), place, axis=1)
        return Covariances(self.n, np.delete(self.means, place), matrix)


def cleared(value: float, scale: float) -> float:
    """A sum whose parts have the size ``scale``, or 0 where only rounding is left of it."""
    return 0.0 if abs(value) <= NOTHING * scale else value


def of_rows(answers: Floats) -> Covariances:
    """From complete answers, persons in rows and items in columns."""
    n, k = answers.shape
    means = answers.mean(axis=0) if n else np.full(k, math.nan)
    if n <= 1:
        return Covariances(n, means, np.full((k, k), math.nan))
    matrix = np.asarray(np.cov(answers, rowvar=False)).reshape(k, k) if k else np.empty((0, 0))
    still = [not varies(item) for item in answers.T]
    matrix[still, :] = matrix[:, still] = 0.0
    return Covariances(n, means, matrix)


def of_sums(amounts: Mapping[str, int], items: Sequence[str]) -> Covariances:
    """From sums over the same complete persons, as ``learning.tally`` keeps them for a scale.

    ``amounts`` holds persons under the empty name, the sum of an item under its name, and the sum
    of products of two items (one of them may be the other) under ``one*other``, in the order of
    ``items``. Whole numbers keep the covariances free of rounding.

    Raises: ``UnusableInputError`` where a sum is missing.
    """
    k, n = len(items), amounts.get("", 0)
    if n == 0:
        return Covariances(0, np.full(k, math.nan), np.full((k, k), math.nan))
    try:
        sums = np.array([amounts[item] for item in items], dtype=np.int64)
        products = np.zeros((k, k), dtype=np.int64)
        for place, one in enumerate(items):
            for further, other in enumerate(items[place:], start=place):
                products[place, further] = products[further, place] = amounts[f"{one}*{other}"]
    except KeyError as error:
        raise UnusableInputError(f"no sum is kept for {error}") from error
    deviations = n * products - np.outer(sums, sums)
    scale = n * (n - 1) if n > 1 else math.nan
    return Covariances(n, sums / n, deviations / scale)
