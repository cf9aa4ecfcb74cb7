"""What statistics are given: columns and tables of numbers in which answers may be missing."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from learning.statistics.errors import UnusableInputError

Floats: TypeAlias = npt.NDArray[np.float64]
Values: TypeAlias = npt.ArrayLike | Sequence[float | None]
Table: TypeAlias = npt.ArrayLike | Sequence[Sequence[float | None]]

DECIMALS = 9
TABLE_DIMENSIONS = 2


def column(values: Values) -> Floats:
    """One number per person; None becomes NaN.

    Raises: ``UnusableInputError`` for infinite values and for anything but one row of numbers.
    """
    numbers = _numbers(values)
    if numbers.ndim != 1:
        raise UnusableInputError("expected one number per person")
    return numbers


def table(rows: Table) -> Floats:
    """Persons in rows and items in columns; None becomes NaN, no rows at all become shape (0, 0).

    Raises: ``UnusableInputError`` for infinite values and for rows of unequal length.
    """
    numbers = _numbers(rows)
    if numbers.shape == (0,):
        return numbers.reshape(0, 0)
    if numbers.ndim != TABLE_DIMENSIONS:
        raise UnusableInputError("expected one row per person and one column per item")
    return numbers


def complete_cases(*columns: Floats) -> tuple[list[Floats], int]:
    """The columns without persons who have a missing value in any of them, and how many those are.

    Raises: ``UnusableInputError`` where the columns differ in length.
    """
    if len({values.size for values in columns}) > 1:
        raise UnusableInputError("columns must have one value per person, in the same order")
    kept, dropped = complete_rows(np.column_stack(columns))
    return list(kept.T), dropped


def complete_rows(rows: Floats) -> tuple[Floats, int]:
    """The rows without a missing value, and how many were left out."""
    complete = ~np.isnan(rows).any(axis=1)
    return rows[complete], int((~complete).sum())


def settled(values: Floats) -> Floats:
    """Values in which numbers that differ only by floating-point error become equal.

    Use it before comparing: scores such as 100/3 reach the same value in different ways.
    """
    return np.round(values, DECIMALS)


def _numbers(values: Values | Table) -> Floats:
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise UnusableInputError("every value must be a number or missing") from error
    if np.isinf(numbers).any():
        raise UnusableInputError("infinite values cannot be averaged")
    return numbers
