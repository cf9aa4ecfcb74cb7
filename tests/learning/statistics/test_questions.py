import math

import numpy as np
import pandas as pd
import pingouin
import pytest
from hypothesis import given
from scipy import stats

from learning.statistics.errors import UnusableInputError
from learning.statistics.observations import table
from learning.statistics.questions import (
    group_size,
    question_analysis,
    upper_lower,
)
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY, marks

CASE = REFERENCE["knowledge_items"]
EXPECTED = CASE["expected"]
MARKS = CASE["input"]["matrix_rows_persons_cols_items_0_1"]


@pytest.mark.parametrize(
    ("field", "key", "places"),
    [
        ("difficulty", "difficulty_p", 10),
        ("corrected_for_guessing", "p_corrected_for_guessing_4_options", 6),
        ("item_total_r", "item_total_r_uncorrected", 8),
        ("item_rest_r", "item_rest_r_corrected", 8),
    ],
)
def test_the_worked_questions_are_met(field, key, places):
    found = tuple(getattr(question, field) for question in question_analysis(MARKS).questions)
    assert found == printed(EXPECTED[key], places)


@pytest.mark.parametrize("key", ["D_upper_lower_27pct", "D_upper_lower_50pct"])
def test_the_worked_discriminations_are_met(key):
    found = upper_lower(table(MARKS), EXPECTED[key]["group_size"])
    assert tuple(found) == printed(EXPECTED[key]["D"])


def test_below_forty_persons_the_analysis_compares_halves():
    found = question_analysis(MARKS)
    assert found.group_size == EXPECTED["D_upper_lower_50pct"]["group_size"]
    assert tuple(q.discrimination for q in found.questions) == printed(
        EXPECTED["D_upper_lower_50pct"]["D"]
    )


def test_the_worked_totals_are_met():
    found = question_analysis(MARKS)
    totals = table(MARKS).sum(axis=1)
    assert totals.tolist() == EXPECTED["total"]
    assert tuple(100 * totals / 12) == printed(EXPECTED["percent"], places=6)
    assert found.kr20 == printed(EXPECTED["KR20_population_variance"])
    assert found.kr20 == printed(EXPECTED["cronbach_alpha_same_data"])
    assert found.mean_total == printed(EXPECTED["mean_total"])
    assert found.sd_total == printed(EXPECTED["sd_total_n_minus_1"])
    assert found.sem == printed(EXPECTED["SEM_total"])


@pytest.mark.parametrize(("n", "size"), [(0, 0), (1, 0), (5, 2), (39, 19), (40, 11), (50, 14)])
def test_groups_are_halves_below_forty_and_27_per_cent_from_there(n, size):
    assert group_size(n) == size


@CAREFULLY
@given(marks())
def test_questions_agree_with_scipy(rows):
    total = rows.sum(axis=1)
    for place, question in enumerate(question_analysis(rows).questions):
        own = rows[:, place]
        assert question.difficulty == close(own.mean())
        assert question.item_total_r == close(stats.pearsonr(own, total).statistic)
        assert question.item_rest_r == close(stats.pointbiserialr(own, total - own).statistic)


@CAREFULLY
@given(marks())
def test_kr20_agrees_with_its_formula_and_with_pingouin(rows):
    found = question_analysis(rows)
    k, right = rows.shape[1], rows.mean(axis=0)
    by_formula = k / (k - 1) * (1 - (right * (1 - right)).sum() / rows.sum(axis=1).var())
    assert found.kr20 == close(by_formula)
    assert found.kr20 == close(pingouin.cronbach_alpha(pd.DataFrame(rows))[0])


@CAREFULLY
@given(marks())
def test_discrimination_agrees_with_sorting_a_frame(rows):
    group = group_size(len(rows))
    frame = pd.DataFrame(rows)
    order = frame.sum(axis=1).sort_values(ascending=False, kind="stable").index
    ordered = frame.loc[order]
    expected = ordered.head(group).mean() - ordered.tail(group).mean()
    assert tuple(upper_lower(rows, group)) == close(tuple(expected))


def test_a_question_that_all_answer_alike_has_no_correlation():
    question = question_analysis([[1, 0, 1], [1, 1, 0], [1, 1, 1]]).questions[0]
    assert (question.difficulty, question.corrected_for_guessing) == (1.0, 1.0)
    assert math.isnan(question.item_total_r)
    assert math.isnan(question.item_rest_r)


def test_difficulty_counts_who_answered_and_the_rest_needs_complete_rows():
    found = question_analysis([[1, 0], [0, 1], [None, 1], [1, 1]])
    assert (found.n, found.dropped) == (3, 1)
    assert [q.answered for q in found.questions] == [3, 4]
    assert [q.difficulty for q in found.questions] == close([2 / 3, 3 / 4])
    assert found.mean_total == close(4 / 3)


def test_without_persons_nothing_is_known():
    found = question_analysis(np.empty((0, 3)))
    assert (found.n, found.group_size, len(found.questions)) == (0, 0, 3)
    question = found.questions[0]
    unknown = (question.difficulty, question.corrected_for_guessing, question.discrimination)
    assert all(math.isnan(value) for value in (*unknown, found.kr20, found.mean_total, found.sem))
    assert question_analysis([]).questions == ()


def test_other_marks_than_right_and_wrong_are_refused():
    with pytest.raises(UnusableInputError):
        question_analysis([[1, 2], [0, 1]])


def test_a_question_with_one_option_is_refused():
    with pytest.raises(UnusableInputError):
        question_analysis(MARKS, options=1)


def test_overlapping_groups_are_refused():
    with pytest.raises(UnusableInputError):
        upper_lower(table(MARKS), 9)
