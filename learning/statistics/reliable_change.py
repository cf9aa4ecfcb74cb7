"""Whether one person's change is larger than measurement error."""

import math
from dataclasses import dataclass

from scipy import stats

from learning.statistics.errors import UnusableInputError
from learning.statistics.moments import ratio


@dataclass(frozen=True)
class ReliableChange:
    """One person's change held against measurement error, in the unit of the scores.

    ``index`` is the change in standard errors of a difference (NaN where that error is 0);
    ``smallest`` is the change that must be exceeded to count as ``reliable``.
    """

    standard_error_of_measurement: float
    standard_error_of_difference: float
    index: float
    smallest: float
    reliable: bool


def reliable_change(
    pre: float, post: float, sd_pre: float, reliability: float, confidence: float = 0.95
) -> ReliableChange:
    """Judge one person's change: it is reliable above z * root 2 * sd_pre * root(1 - reliability).

    Source: Jacobson and Truax 1991. Do not show it before ``reliability`` is known from the
    project's own data: with a borrowed value the verdict on a person would be made up.

    Raises: ``UnusableInputError`` for missing scores, a negative standard deviation or a
    reliability outside 0 to 1.
    """
    if math.isnan(pre) or math.isnan(post):
        raise UnusableInputError("a change needs both scores")
    if not (sd_pre >= 0 and 0 <= reliability <= 1):
        raise UnusableInputError("need a standard deviation from 0 up and a reliability of 0 to 1")
    error = sd_pre * math.sqrt(1 - reliability)
    difference_error = math.sqrt(2) * error
    smallest = float(stats.norm.ppf((1 + confidence) / 2)) * difference_error
    return ReliableChange(
        standard_error_of_measurement=error,
        standard_error_of_difference=difference_error,
        index=ratio(post - pre, difference_error),
        smallest=smallest,
        reliable=abs(post - pre) > smallest,
    )
