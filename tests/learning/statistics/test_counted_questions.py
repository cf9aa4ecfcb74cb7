import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.statistics.errors import UnusableInputError
from learning.statistics.option_use import counted_use, option_use
from learning.statistics.questions import counted_analysis, group_size, question_analysis
from learning.statistics.sureness import by_sureness, counted_sureness
from tests.learning.statistics.reference import REFERENCE, close, printed
from tests.learning.statistics.samples import CAREFULLY, marks, seeds

CASE = REFERENCE["knowledge_items"]
MARKS = np.array(CASE["input"]["matrix_rows_persons_cols_items_0_1"], dtype=float)


def counted(rows):
    """The analysis from what a tally keeps of complete marks."""
    totals = rows.sum(axis=1).astype(int)
    columns = {f"Q{place}": own.astype(int) for place, own in enumerate(rows.T)}
    return counted_analysis(
        {name: (int(own.sum()), len(own)) for name, own in columns.items()},
        {
            name: Counter(zip(own.tolist(), totals.tolist(), strict=True))
            for name, own in columns.items()
        },
    )


@st.composite
def untied(draw):
    """Marks of persons of whom no two have the same total."""
    n = draw(st.integers(4, 60))
    generator = np.random.default_rng(draw(seeds()))
    rows = np.tri(n, n, -1)
    return generator.permutation(generator.permuted(rows, axis=1))


def figures(found, *, ties=True):
    shared = [found.n, found.group_size, found.kr20, found.mean_total, found.sd_total, found.sem]
    for one in found.questions:
        shared += [one.answered, one.difficulty, one.corrected_for_guessing]
        shared += [one.item_total_r, one.item_rest_r, *([one.discrimination] if ties else [])]
    return shared


def test_the_worked_questions_follow_from_counts():
    found, expected = counted(MARKS), CASE["expected"]
    rests = tuple(question.item_rest_r for question in found.questions)
    assert rests == printed(expected["item_rest_r_corrected"], 8)
    assert found.kr20 == printed(expected["KR20_population_variance"])


@CAREFULLY
@given(marks())
def test_counts_give_what_rows_give(rows):
    assert figures(counted(rows), ties=False) == close(figures(question_analysis(rows), ties=False))


@CAREFULLY
@given(untied())
def test_where_nobody_is_tied_discrimination_is_the_same(rows):
    assert figures(counted(rows)) == close(figures(question_analysis(rows)))


@CAREFULLY
@given(marks())
def test_ties_share_the_places_as_in_the_mean_over_all_orders(rows):
    totals, group = rows.sum(axis=1), group_size(len(rows))
    expected = []
    for own in rows.T:
        share = []
        for sign in (-1, 1):
            ranked = sign * totals
            border = np.sort(ranked)[group - 1]
            inside, tied = ranked < border, ranked == border
            weight = (group - inside.sum()) / tied.sum()
            share.append((own[inside].sum() + weight * own[tied].sum()) / group)
        expected.append(share[0] - share[1])
    assert [q.discrimination for q in counted(rows).questions] == close(expected)


def test_persons_in_another_order_change_nothing():
    assert figures(counted(MARKS[::-1])) == close(figures(counted(MARKS)))


def test_without_questions_or_persons_nothing_is_known():
    assert counted_analysis({}, {}).n == 0
    found = counted_analysis({"Q1": (0, 0), "Q2": (0, 0)}, {})
    assert math.isnan(found.kr20)
    assert all(math.isnan(question.discrimination) for question in found.questions)


def test_questions_of_different_people_are_refused():
    with pytest.raises(UnusableInputError):
        counted_analysis({"Q1": (1, 2), "Q2": (1, 2)}, {"Q1": {(1, 1): 2}, "Q2": {(1, 1): 1}})
    with pytest.raises(UnusableInputError):
        counted_analysis({"Q1": (1, 2)}, {"Q1": {(1, 1): 2}}, options=1)


def test_counted_options_are_used_as_listed_ones():
    chosen = ["A", "B", "B", None, "D"]
    counts = Counter(option for option in chosen if option)
    assert counted_use(counts, "ABCD", "B") == option_use(chosen, "ABCD", "B")
    assert counted_use({}, "AB", "A")[0].share is None


def test_counted_sureness_is_that_of_the_answers():
    answers = [(True, "sure"), (False, "sure"), (False, "sure"), (True, "guess"), (None, "sure")]
    counts = Counter(answer for answer in answers if answer[0] is not None)
    assert counted_sureness(counts) == by_sureness(answers)
    with pytest.raises(UnusableInputError):
        counted_sureness({(True, "certain"): 1})
