import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from learning.statistics import moments
from learning.statistics.change import t_interval
from learning.statistics.counted import Summary, TooFew, summary
from learning.statistics.errors import UnusableInputError
from tests.learning.statistics.reference import close
from tests.learning.statistics.samples import CAREFULLY

SCORES = st.integers(0, 96).map(lambda steps: steps * 100 / 96)


def histograms(fewest=5):
    """Scores by how many people have them, for at least so many people."""
    counts = st.dictionaries(SCORES, st.integers(0, 9), min_size=1, max_size=40)
    return counts.filter(lambda found: sum(found.values()) >= fewest)


def expanded(counts):
    return np.repeat([*counts], [*counts.values()])


@CAREFULLY
@given(histograms())
def test_a_summary_equals_that_of_the_people_one_by_one(counts):
    values, found = expanded(counts), summary(counts)
    assert found.n == values.size
    assert found.mean == close(moments.mean(values))
    assert found.sd == close(moments.sd(values))
    quartiles = found.lower_quartile, found.median, found.upper_quartile
    assert quartiles == close(tuple(np.quantile(values, (0.25, 0.5, 0.75))))
    error = moments.sd(values) / math.sqrt(values.size)
    assert found.interval == close(t_interval(values.mean(), error, values.size - 1))


@CAREFULLY
@given(histograms().filter(lambda found: sum(n > 0 for n in found.values()) > 1))
def test_the_interval_agrees_with_scipy(counts):
    values = expanded(counts)
    theirs = stats.ttest_1samp(values, 0).confidence_interval()
    assert summary(counts).interval == close((theirs.low, theirs.high))


@given(st.integers(0, 4), st.integers(5, 30))
def test_too_few_people_have_a_reason_and_no_number(n, enough):
    assert summary({50.0: n}) == TooFew(n, 5)
    assert summary({50.0: enough - 1}, needed=enough) == TooFew(enough - 1, enough)
    assert isinstance(summary({50.0: enough}, needed=enough), Summary)


def test_people_who_are_all_alike_have_no_interval():
    found = summary({100 / 3: 7})
    assert (found.n, found.sd, found.median) == (7, 0.0, 100 / 3)
    assert math.isnan(found.interval.low)


def test_values_that_nobody_has_are_no_values():
    assert summary({0.0: 0, 25.0: 6, 100.0: 0}).sd == 0.0
    assert summary({}) == TooFew(0, 5)


def test_a_hundred_thousand_people_cost_what_a_hundred_do():
    found = summary({float(score): 1000 for score in range(101)})
    assert (found.n, found.mean, found.median) == (101_000, 50.0, 50.0)


@pytest.mark.parametrize("counts", [{math.nan: 9}, {math.inf: 9}, {1.0: -1}])
def test_impossible_counts_are_refused(counts):
    with pytest.raises(UnusableInputError):
        summary(counts)
