import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from learning.statistics.noncentral import standardised_interval
from tests.learning.statistics.samples import CAREFULLY


def share_below(t, df, noncentrality):
    """Distribution function of the non-central t by its defining integral."""

    def density(root):
        inside = stats.norm.cdf(t * root - noncentrality)
        return inside * 2 * df * root * stats.chi2.pdf(df * root**2, df)

    turn = min(max(noncentrality / t, 0.1), 5.0)
    return integrate.quad(density, 0, 8, points=[turn], limit=400, epsabs=1e-12)[0]


@pytest.mark.parametrize(("t", "n"), [(5.152, 12), (0.4, 5), (3.0, 5), (30.0, 5), (960.0, 40)])
def test_the_ends_leave_two_and_a_half_per_cent_on_either_side(t, n):
    low, high = standardised_interval(t, n)
    assert share_below(t, n - 1, low * math.sqrt(n)) == pytest.approx(0.975, abs=1e-8)
    assert share_below(t, n - 1, high * math.sqrt(n)) == pytest.approx(0.025, abs=1e-8)


def test_a_lower_confidence_gives_a_narrower_interval():
    wide, narrow = standardised_interval(2.0, 10), standardised_interval(2.0, 10, confidence=0.8)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_no_t_has_no_interval():
    assert all(math.isnan(end) for end in standardised_interval(math.nan, 10))


def test_no_change_has_an_interval_around_zero():
    low, high = standardised_interval(0.0, 16)
    assert (low, high) == pytest.approx((-1.959964 / 4, 1.959964 / 4), abs=1e-6)


@CAREFULLY
@given(st.floats(-2000, 2000), st.integers(2, 100))
def test_an_interval_is_found_whatever_the_t(t, n):
    low, high = standardised_interval(t, n)
    assert low < high
