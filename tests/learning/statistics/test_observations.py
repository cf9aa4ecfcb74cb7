import math

import numpy as np
import pandas as pd
import pytest

from learning.statistics.errors import UnusableInputError
from learning.statistics.observations import column, complete_cases, complete_rows, settled, table


def test_none_becomes_nan_and_frames_are_welcome():
    assert column([1, None, 3]).tolist() == pytest.approx([1, math.nan, 3], nan_ok=True)
    assert table(pd.DataFrame({"C1.1a": [1, 2], "C1.1b": [3, None]})).shape == (2, 2)
    assert column(pd.Series([1, None], dtype="Float64")).tolist() == pytest.approx(
        [1, math.nan], nan_ok=True
    )


def test_no_rows_are_an_empty_table():
    assert table([]).shape == (0, 0)


@pytest.mark.parametrize("values", [[[1, 2]], 3, ["much"], [1, math.inf], [1, [2]]])
def test_what_is_no_column_of_numbers_is_refused(values):
    with pytest.raises(UnusableInputError):
        column(values)


@pytest.mark.parametrize("rows", [[1, 2], [[1, 2], [3]], [[1, -math.inf]], [["much", 1]]])
def test_what_is_no_table_of_numbers_is_refused(rows):
    with pytest.raises(UnusableInputError):
        table(rows)


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(UnusableInputError):
        complete_cases(column([1, 2]), column([1]))


def test_a_person_with_a_missing_value_is_dropped_and_counted():
    (first, second), dropped = complete_cases(column([1, None, 3]), column([4, 5, None]))
    assert (first.tolist(), second.tolist(), dropped) == ([1], [4], 2)
    assert complete_rows(table([[1, 2], [None, 3]]))[1] == 1


def test_inputs_stay_untouched():
    given = np.array([100 / 3, np.nan])
    settled(column(given))
    assert given[0] == 100 / 3


def test_floating_point_error_does_not_make_numbers_differ():
    first, second = settled(np.array([0.1 + 0.2, 0.3]))
    assert first == second
