import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from learning.statistics.errors import UnusableInputError
from learning.statistics.kappa import KAPPA_FROM, agreement, of_pairs
from tests.learning.statistics.samples import CAREFULLY

counts = st.integers(0, 200)


def table(both, first_only, second_only, neither):
    return {
        "both": both,
        "first_only": first_only,
        "second_only": second_only,
        "neither": neither,
    }


@CAREFULLY
@given(counts, counts, counts, counts)
def test_kappa_and_its_interval_are_those_of_statsmodels(both, first_only, second_only, neither):
    ours = agreement(**table(both, first_only, second_only, neither))
    assume(not math.isnan(ours.kappa))
    # A variance of 0 comes out of statsmodels as a tiny number of either sign.
    with np.errstate(invalid="ignore"):
        theirs = cohens_kappa(np.array([[both, first_only], [second_only, neither]]))
    assert ours.kappa == pytest.approx(theirs.kappa, abs=1e-9)
    if theirs.var_kappa > 1e-12:
        assert ours.low == pytest.approx(theirs.kappa_low, abs=1e-9)
        assert ours.high == pytest.approx(theirs.kappa_upp, abs=1e-9)
    else:
        assert ours.high - ours.low < 1e-5


def test_a_table_worked_by_hand():
    # 20 + 15 of 50 agree: 0.70; expected 0.5 * 0.6 + 0.5 * 0.4 = 0.50; kappa (0.7 - 0.5) / 0.5.
    found = agreement(**table(20, 5, 10, 15))
    assert found.n == 50
    assert found.plain == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.differences == 15
    assert found.reason is None


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_pairs_are_counted_and_swapping_the_two_changes_nothing(pairs):
    found = of_pairs(pairs)
    turned = of_pairs([(other, one) for one, other in pairs])
    assert found.n == len(pairs)
    assert (found.both, found.neither) == (turned.both, turned.neither)
    assert (found.first_only, found.second_only) == (turned.second_only, turned.first_only)
    assert found.kappa == pytest.approx(turned.kappa, nan_ok=True)
    assert found.low == pytest.approx(turned.low, nan_ok=True)


@pytest.mark.parametrize("always", [True, False])
def test_where_the_code_was_always_or_never_given_there_is_no_kappa(always):
    found = of_pairs([(always, always)] * 30)
    assert all(math.isnan(value) for value in (found.kappa, found.low, found.high))
    assert found.plain == 1
    assert found.reason == "no_variation"


def test_where_only_one_of_them_varies_kappa_is_zero():
    found = of_pairs([(True, True)] * 6 + [(True, False)] * 6)
    assert found.kappa == pytest.approx(0)
    assert found.reason is None


@pytest.mark.parametrize("n", range(KAPPA_FROM))
def test_below_ten_answers_the_reason_is_that_there_are_few(n):
    assert of_pairs([(place % 2 == 0, True) for place in range(n)]).reason == "few"


def test_no_answer_at_all_gives_no_number():
    found = of_pairs([])
    assert math.isnan(found.plain)
    assert (found.n, found.reason) == (0, "few")


def test_a_negative_count_is_refused():
    with pytest.raises(UnusableInputError):
        agreement(**table(3, -1, 0, 5))
