"""How far two people agree who coded the same answers without seeing each other's codes."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scipy import stats

from learning.statistics.errors import UnusableInputError

KAPPA_FROM = 10
"""Fewest answers that both have coded for a figure; below that the page says a sentence."""

Reason = Literal["few", "no_variation"]


@dataclass(frozen=True)
class Agreement:
    """Agreement of two people on one code; the unit is one answer.

    ``both``, ``first_only``, ``second_only`` and ``neither`` count answers by who gave the code and
    add up to ``n``. ``plain`` is the share (0 to 1) on which they agree, NaN where n is 0.
    ``kappa`` runs from -1 to 1; it and its interval are NaN where both always, or both never, gave
    the code. ``reason`` says why there is no kappa to show: ``few`` answers, or ``no_variation``.
    """

    both: int
    first_only: int
    second_only: int
    neither: int
    plain: float
    kappa: float
    low: float
    high: float
    reason: Reason | None

    @property
    def n(self) -> int:
        """Answers that both have finished coding."""
        return self.both + self.first_only + self.second_only + self.neither

    @property
    def differences(self) -> int:
        """Answers to which only one of the two gave the code."""
        return self.first_only + self.second_only


def of_pairs(pairs: Iterable[tuple[bool, bool]], confidence: float = 0.95) -> Agreement:
    """Agreement over answers, of which each says whether the first and the second gave the code."""
    found = list(pairs)
    return agreement(
        both=sum(one and other for one, other in found),
        first_only=sum(one and not other for one, other in found),
        second_only=sum(other and not one for one, other in found),
        neither=sum(not one and not other for one, other in found),
        confidence=confidence,
    )


def agreement(
    *, both: int, first_only: int, second_only: int, neither: int, confidence: float = 0.95
) -> Agreement:
    """Cohen's kappa of a two-by-two table: (observed - expected) / (1 - expected) agreement.

    The interval is kappa plus and minus z times the large-sample standard error of Fleiss, Cohen
    and Everitt 1969; it is not cut at -1 or 1, and it is a rough one below some 50 answers.

    Raises: ``UnusableInputError`` for a negative count.
    """
    counts = (both, first_only, second_only, neither)
    if min(counts) < 0:
        raise UnusableInputError("a count cannot be below 0")
    n = sum(counts)
    plain = (both + neither) / n if n else math.nan
    # Whole numbers tell exactly whether chance alone would explain everything.
    varied = 0 < (both + first_only) + (both + second_only) < 2 * n
    if not varied:
        few: Reason = "few" if n < KAPPA_FROM else "no_variation"
        return Agreement(*counts, plain, math.nan, math.nan, math.nan, few)
    kappa, error = _kappa(counts, n)
    margin = float(stats.norm.ppf((1 + confidence) / 2)) * error
    reason: Reason | None = "few" if n < KAPPA_FROM else None
    return Agreement(*counts, plain, kappa, kappa - margin, kappa + margin, reason)


def _kappa(counts: tuple[int, int, int, int], n: int) -> tuple[float, float]:
    """Kappa and its standard error, where the expected agreement is below 1."""
    yes, first_only, second_only, no = (count / n for count in counts)
    first, second = yes + first_only, yes + second_only
    expected = first * second + (1 - first) * (1 - second)
    kappa = (yes + no - expected) / (1 - expected)
    agreed = yes * (1 - (first + second) * (1 - kappa)) ** 2
    agreed += no * (1 - (2 - first - second) * (1 - kappa)) ** 2
    # Where they differ, what counts is how often each gave what the other did.
    differed = first_only * (second + 1 - first) ** 2 + second_only * (first + 1 - second) ** 2
    chance = (kappa - expected * (1 - kappa)) ** 2
    variance = (agreed + (1 - kappa) ** 2 * differed - chance) / (1 - expected) ** 2 / n
    return kappa, math.sqrt(max(variance, 0.0))
