"""Change in what learners know: one question by exact McNemar, a cohort by its gain."""

import math
from dataclasses import dataclass

from scipy import stats

from learning.statistics.errors import UnusableInputError
from learning.statistics.moments import ratio
from learning.statistics.observations import Values, column, complete_cases

PERFECT = 100.0


@dataclass(frozen=True)
class QuestionChange:
    """One question before and after, over ``n`` persons with both marks.

    ``gained`` counts wrong then right, ``lost`` right then wrong. ``p`` is exact and two-sided,
    NaN where nobody changed.
    """

    n: int
    dropped: int
    gained: int
    lost: int
    p: float


def question_change(before: Values, after: Values) -> QuestionChange:
    """Compare marks 1 (right) and 0 (wrong) of the same persons by McNemar's exact test.

    Raises: ``UnusableInputError`` for other marks or columns of unequal length.
    """
    (first, second), dropped = complete_cases(column(before), column(after))
    if not set(first.tolist()) | set(second.tolist()) <= {0.0, 1.0}:
        raise UnusableInputError("marks must be 0, 1 or missing")
    gained, lost = int((second > first).sum()), int((second < first).sum())
    changed = gained + lost
    p = float(stats.binomtest(gained, changed).pvalue) if changed else math.nan
    return QuestionChange(n=first.size, dropped=dropped, gained=gained, lost=lost, p=p)


def normalised_gain(mean_pre: float, mean_post: float) -> float:
    """Share of the possible gain that a cohort made: (post - pre) / (100 - pre), of mean scores.

    NaN where the mean before is 100, or either mean is missing.
    """
    return ratio(mean_post - mean_pre, PERFECT - mean_pre)
