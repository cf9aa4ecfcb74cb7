"""One question's marks beside the number of right answers, as a table of people.

Such a table has the shape (2, k + 1) for k questions: rows are the marks wrong and right, columns
the totals 0 to k, and cells how many people have both.
"""

import math

import numpy as np

from learning.statistics.moments import ratio
from learning.statistics.observations import Floats

WRONG, RIGHT = 0, 1


def moments(people: Floats) -> tuple[float, float]:
    """Mean and variance of a whole number, from the people who have 0, 1, 2 and so on."""
    n, values = float(people.sum()), np.arange(people.size)
    total = float((people * values).sum())
    squares = float((people * values**2).sum())
    # Whole numbers up to here, so nothing is lost in the difference.
    return ratio(total, n), (n * squares - total**2) / (n * (n - 1)) if n > 1 else math.nan


def correlation(joint: Floats) -> float:
    """Pearson's r of a mark with a number, from the people by both (point-biserial)."""
    n, values = float(joint.sum()), np.arange(joint.shape[1])
    marks, people = joint.sum(axis=1), joint.sum(axis=0)
    right, total = float(marks[RIGHT]), float((people * values).sum())
    both = float((joint[RIGHT] * values).sum())
    of_mark = right * (n - right)
    of_total = n * float((people * values**2).sum()) - total**2
    spread = of_mark * of_total
    return (n * both - right * total) / math.sqrt(spread) if spread > 0 else math.nan


def discrimination(joint: Floats, group: int) -> float:
    """Share right in the upper minus that in the lower group, ties sharing the places evenly."""
    if group == 0:
        return math.nan
    return (_right_in(joint[:, ::-1], group) - _right_in(joint, group)) / group


def _right_in(joint: Floats, group: int) -> float:
    """How many of the first ``group`` people are right, counted along the totals."""
    people, found, left = joint.sum(axis=0), 0.0, float(group)
    for right, there in zip(joint[RIGHT], people, strict=True):
        taken = min(left, float(there))
        found += ratio(float(right) * taken, float(there)) if taken else 0.0
        left -= taken
    return found
