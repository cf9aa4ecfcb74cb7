"""How well questions with one right answer do their work."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from learning.statistics.errors import UnusableInputError
from learning.statistics.moments import correlation, mean, sd
from learning.statistics.observations import Floats, Table, complete_rows, table
from learning.statistics.reliability import cronbach_alpha, standard_error_of_measurement

OPTIONS = 4
EXTREME_GROUPS_FROM = 40


@dataclass(frozen=True)
class QuestionFigures:
    """One question; all figures are shares or correlations without unit.

    ``answered`` counts persons with an answer; ``difficulty`` is their share of right answers and
    ``corrected_for_guessing`` the share that knows, if all others guess. Over complete rows:
    ``item_total_r`` with the number of right answers, ``item_rest_r`` with that number without this
    question, ``discrimination`` the share right among high scorers minus that among low scorers.
    Correlations are NaN where a column does not vary, all else where nobody answered.
    """

    answered: int
    difficulty: float
    corrected_for_guessing: float
    item_total_r: float
    item_rest_r: float
    discrimination: float


@dataclass(frozen=True)
class QuestionAnalysis:
    """Questions in the order of the columns, and the number of right answers per person.

    ``n`` counts complete rows, ``dropped`` rows with a hole, ``group_size`` the high and the low
    scorers each. ``kr20``, the totals and ``sem`` rest on complete rows. NaN: ``kr20`` and ``sem``
    below two questions or rows and where the total does not vary.
    """

    n: int
    dropped: int
    group_size: int
    questions: tuple[QuestionFigures, ...]
    kr20: float
    mean_total: float
    sd_total: float
    sem: float


def question_analysis(rows: Table, options: int = OPTIONS) -> QuestionAnalysis:
    """Analyse marks 1 (right), 0 (wrong) or missing, of persons (rows) on questions (columns).

    Groups of 27% (Kelley 1939) are used from 40 complete rows, halves below. Guessing is spread
    evenly over ``options`` options. KR-20 equals Cronbach's alpha for such data.

    Raises: ``UnusableInputError`` for other values, rows of unequal length or fewer than two
    options.
    """
    if options <= 1:
        raise UnusableInputError("a question needs at least two options")
    marks = table(rows)
    if not np.isin(marks[~np.isnan(marks)], (0, 1)).all():
        raise UnusableInputError("marks must be 0, 1 or missing")
    complete, dropped = complete_rows(marks)
    n, k = complete.shape
    total = complete.sum(axis=1)
    group = group_size(n)
    discrimination = upper_lower(complete, group)
    kr20 = cronbach_alpha(complete)
    return QuestionAnalysis(
        n=n,
        dropped=dropped,
        group_size=group,
        questions=tuple(
            _question(marks[:, place], complete, place, options, float(discrimination[place]))
            for place in range(k)
        ),
        kr20=kr20,
        mean_total=mean(total),
        sd_total=sd(total),
        sem=standard_error_of_measurement(sd(total), kr20),
    )


def group_size(n: int) -> int:
    """Size of the high and of the low group: 27% from 40 persons, rounded half up; else a half."""
    return (27 * n + 50) // 100 if n >= EXTREME_GROUPS_FROM else n // 2


def upper_lower(complete: Floats, group: int) -> Floats:
    """Share right in the upper group minus that in the lower group, for every question.

    Persons are sorted by total, highest first; ties keep the order of the rows. NaN for groups of
    nobody.

    Raises: ``UnusableInputError`` where the groups would overlap.
    """
    if not 0 <= 2 * group <= len(complete):
        raise UnusableInputError("upper and lower group must not overlap")
    if group == 0:
        return np.full(complete.shape[1], math.nan)
    order = np.argsort(-complete.sum(axis=1), kind="stable")
    ordered = complete[order]
    return np.asarray(ordered[:group].mean(axis=0) - ordered[-group:].mean(axis=0))


def chance_of_at_least(correct: int, questions: int, options: int = OPTIONS) -> float:
    """Probability of so many right answers or more by pure guessing among equal options."""
    return float(stats.binom.sf(correct - 1, questions, 1 / options))


def _question(
    marks: Floats, complete: Floats, place: int, options: int, discrimination: float
) -> QuestionFigures:
    given = marks[~np.isnan(marks)]
    share = mean(given)
    own, total = complete[:, place], complete.sum(axis=1)
    return QuestionFigures(
        answered=given.size,
        difficulty=share,
        corrected_for_guessing=share - (1 - share) / (options - 1),
        item_total_r=correlation(own, total),
        item_rest_r=correlation(own, total - own),
        discrimination=discrimination,
    )
