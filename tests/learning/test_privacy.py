import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.privacy import Cell, cells_shown
from learning.statistics.errors import UnusableInputError
from tests.learning.statistics.reference import REFERENCE
from tests.learning.statistics.samples import CAREFULLY

CASES = REFERENCE["small_cells"]["cases"]
BREAKDOWNS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12))


def hidden(cells, shown):
    return [cells[name] for name, cell in shown.items() if cell is not Cell.SHOWN]


@pytest.mark.parametrize("case", CASES)
def test_the_worked_cells_are_met(case):
    assert cells_shown(case["cells"]) == case["expected"]


def test_a_tie_is_broken_by_name():
    found = cells_shown({"museum": 6, "library": 2, "archive": 6})
    assert found["archive"] is Cell.SUPPRESSED_SECONDARY
    assert found["museum"] is Cell.SHOWN


def test_cells_that_hold_too_few_together_take_another_one_along():
    found = cells_shown({"archive": 1, "library": 2, "museum": 7, "theatre": 9})
    assert [cell.value for cell in found.values()] == [
        "suppressed_primary",
        "suppressed_primary",
        "suppressed_secondary",
        "shown",
    ]


def test_an_empty_cell_is_shown_and_hides_nobody():
    found = cells_shown({"archive": 0, "library": 3, "museum": 8})
    assert found["archive"] is Cell.SHOWN
    assert found["museum"] is Cell.SUPPRESSED_SECONDARY


def test_no_cells_are_no_trouble():
    assert cells_shown({}) == {}


def test_the_floor_can_be_raised():
    assert cells_shown({"archive": 9, "library": 12, "museum": 20}, floor=10) == {
        "archive": "suppressed_primary",
        "library": "suppressed_secondary",
        "museum": "shown",
    }


def test_a_negative_number_of_people_is_refused():
    with pytest.raises(UnusableInputError):
        cells_shown({"archive": -1})


@CAREFULLY
@given(BREAKDOWNS)
def test_small_cells_are_always_suppressed_and_empty_ones_never(cells):
    for name, cell in cells_shown(cells).items():
        assert (cell is Cell.SUPPRESSED_PRIMARY) == (0 < cells[name] < 5)
        assert cells[name] > 0 or cell is Cell.SHOWN


@CAREFULLY
@given(BREAKDOWNS)
def test_the_total_never_gives_a_hidden_cell_away(cells):
    found = cells_shown(cells)
    suppressed = hidden(cells, found)
    all_hidden = len(suppressed) == sum(people > 0 for people in cells.values())
    assert not suppressed or all_hidden or (len(suppressed) > 1 and sum(suppressed) >= 5)


@CAREFULLY
@given(BREAKDOWNS)
def test_no_more_is_hidden_than_needed(cells):
    found = cells_shown(cells)
    second = [cells[name] for name, cell in found.items() if cell is Cell.SUPPRESSED_SECONDARY]
    first = [cells[name] for name, cell in found.items() if cell is Cell.SUPPRESSED_PRIMARY]
    if second:
        before = [*first, *sorted(second)[:-1]]
        assert len(before) == 1 or sum(before) < 5
