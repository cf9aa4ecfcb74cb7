import pytest

from learning.statistics import sizes
from learning.statistics.signed_rank import signed_rank
from learning.statistics.sizes import subgroups_comparable
from tests.learning.statistics.reference import REFERENCE

SHOWN_FROM = {
    "mean": sizes.MEAN_FROM,
    "change_effect_size": sizes.MEAN_FROM,
    "p_value": sizes.NONZERO_DIFFERENCES_FROM,
    "item_bars": sizes.BARS_FROM,
    "item_analysis": sizes.QUESTIONS_FROM,
    "alpha_omega": sizes.RELIABILITY_FROM,
}


@pytest.mark.parametrize("row", REFERENCE["small_cells"]["cohort_gate"])
def test_each_size_shows_what_the_reference_shows(row):
    n = row["n"]
    assert {"n": n, **{shown: n >= least for shown, least in SHOWN_FROM.items()}} == row


def test_a_p_value_is_shown_from_where_it_can_be_small():
    least = sizes.NONZERO_DIFFERENCES_FROM
    assert signed_rank(range(1, least + 1)).p < 0.05 <= signed_rank(range(1, least)).p


@pytest.mark.parametrize(
    ("sizes", "comparable"), [([10, 12], True), ([9, 30], False), ([40], False), ([], False)]
)
def test_subgroups_are_compared_only_from_ten_each(sizes, comparable):
    assert subgroups_comparable(sizes) is comparable
