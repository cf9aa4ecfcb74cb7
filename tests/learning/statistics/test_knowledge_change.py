import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar

from learning.statistics.errors import UnusableInputError
from learning.statistics.knowledge_change import normalised_gain, question_change
from tests.learning.statistics.reference import close
from tests.learning.statistics.samples import CAREFULLY

MARK = st.integers(0, 1)


@CAREFULLY
@given(st.lists(st.tuples(MARK, MARK), max_size=40))
def test_mcnemar_agrees_with_statsmodels(pairs):
    before, after = [*(first for first, _ in pairs), 0], [*(last for _, last in pairs), 1]
    counts = np.zeros((2, 2))
    np.add.at(counts, (before, after), 1)
    found = question_change(before, after)
    assert found.p == close(mcnemar(counts, exact=True).pvalue)
    assert (found.gained, found.lost) == (counts[0, 1], counts[1, 0])


def test_where_nobody_changed_there_is_no_test():
    found = question_change([1, 0, None], [1, 0, 1])
    assert (found.n, found.dropped, found.gained, found.lost) == (2, 1, 0, 0)
    assert math.isnan(found.p)


def test_other_marks_than_right_and_wrong_are_refused():
    with pytest.raises(UnusableInputError):
        question_change([2, 1], [1, 1])


def test_the_gain_is_the_share_of_what_was_left_to_gain():
    assert normalised_gain(40, 70) == 0.5


def test_there_is_no_gain_where_nothing_was_left_or_a_mean_is_missing():
    assert math.isnan(normalised_gain(100, 100))
    assert math.isnan(normalised_gain(40, math.nan))
    assert math.isnan(normalised_gain(math.nan, 40))
