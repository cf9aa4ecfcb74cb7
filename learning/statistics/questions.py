"""How well questions with one right answer do their work."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from learning.statistics.errors import UnusableInputError
from learning.statistics.marks import RIGHT, WRONG, correlation, discrimination, moments
from learning.statistics.moments import ratio
from learning.statistics.observations import Floats, Table, complete_rows, table
from learning.statistics.reliability import alpha_from_variances, standard_error_of_measurement

OPTIONS = 4
EXTREME_GROUPS_FROM = 40

Marks: TypeAlias = Mapping[tuple[int, int], int]
"""People by their mark in one question (0 or 1) and their number of right answers in all."""


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
    """Questions in the order in which they were given, and the number of right answers per person.

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

    As ``counted_analysis``, except that among persons with the same total the first rows come
    first where the high and the low scorers are chosen.

    Raises: ``UnusableInputError`` for other values, rows of unequal length or fewer than two
    options.
    """
    marks = table(rows)
    if not np.isin(marks[~np.isnan(marks)], (WRONG, RIGHT)).all():
        raise UnusableInputError("marks must be 0, 1 or missing")
    complete, dropped = complete_rows(marks)
    k = complete.shape[1]
    total = complete.sum(axis=1).astype(np.int64)
    joint = np.zeros((k, 2, k + 1))
    for place, own in enumerate(complete.T.astype(np.int64)):
        np.add.at(joint[place], (own, total), 1)
    given = [(int((column == RIGHT).sum()), int((~np.isnan(column)).sum())) for column in marks.T]
    by_rows = upper_lower(complete, group_size(len(complete)))
    return _analysis(joint, given, len(complete), dropped, by_rows, options)


def counted_analysis(
    answers: Mapping[str, tuple[int, int]],
    marks: Mapping[str, Marks],
    dropped: int = 0,
    options: int = OPTIONS,
) -> QuestionAnalysis:
    """Analyse questions from counts: ``answers`` are the right ones and all by question.

    ``marks`` count the people who answered every question, ``dropped`` the others. Groups of 27%
    (Kelley 1939) are used from 40 complete rows, halves below; people with the same total share the
    places in a group evenly, so the result does not depend on any order. Guessing is spread evenly
    over ``options`` options. KR-20 equals Cronbach's alpha for such data.

    Raises: ``UnusableInputError`` for fewer than two options, and where questions do not rest on
    the same number of people.
    """
    k = len(answers)
    joint = np.zeros((k, 2, k + 1))
    for place, question in enumerate(answers):
        for (mark, total), people in marks.get(question, {}).items():
            joint[place, mark, total] += people
    sizes = {int(n) for n in joint.sum(axis=(1, 2))} or {0}
    if len(sizes) > 1:
        raise UnusableInputError("every question must rest on the same people")
    (n,) = sizes
    shared = np.array([discrimination(one, group_size(n)) for one in joint])
    return _analysis(joint, list(answers.values()), n, dropped, shared, options)


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


def _analysis(
    joint: Floats,
    given: list[tuple[int, int]],
    n: int,
    dropped: int,
    between: Floats,
    options: int,
) -> QuestionAnalysis:
    if options <= 1:
        raise UnusableInputError("a question needs at least two options")
    k = len(given)
    everybody = joint[0].sum(axis=0) if k else np.zeros(1)
    mean_total, of_total = moments(everybody)
    right = joint[:, RIGHT].sum(axis=1)
    of_items = float((right * (n - right)).sum()) / (n * (n - 1)) if n > 1 else math.nan
    kr20 = alpha_from_variances(k, of_items, of_total)
    return QuestionAnalysis(
        n=n,
        dropped=dropped,
        group_size=group_size(n),
        questions=tuple(
            _question(*given[place], joint[place], options, float(between[place]))
            for place in range(k)
        ),
        kr20=kr20,
        mean_total=mean_total,
        sd_total=math.sqrt(of_total),
        sem=standard_error_of_measurement(math.sqrt(of_total), kr20),
    )


def _question(
    right: int, answered: int, joint: Floats, options: int, between: float
) -> QuestionFigures:
    share = ratio(right, answered)
    rest = np.array([joint[WRONG], np.append(joint[RIGHT, 1:], 0)])
    return QuestionFigures(
        answered=answered,
        difficulty=share,
        corrected_for_guessing=share - (1 - share) / (options - 1),
        item_total_r=correlation(joint),
        item_rest_r=correlation(rest),
        discrimination=between,
    )
