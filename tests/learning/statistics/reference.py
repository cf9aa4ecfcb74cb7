"""Worked cases that other libraries computed, and how closely we must meet them."""

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[2]
REFERENCE: dict[str, Any] = json.loads(
    (TESTS / "learning" / "psychometric_reference.json").read_text(encoding="utf-8")
)
CLOSE = 1e-9


def printed(expected: float | Iterable[float | None] | None, places: int = 10) -> Any:
    """The expected value, met if it agrees up to the decimal places that the file prints."""
    if expected is None:
        return pytest.approx(math.nan, nan_ok=True)
    absolute = max(CLOSE, 0.5 * 10.0**-places)
    if isinstance(expected, int | float):
        return pytest.approx(expected, rel=0, abs=absolute)
    numbers = tuple(math.nan if value is None else value for value in expected)
    return pytest.approx(numbers, rel=0, abs=absolute, nan_ok=True)


def close(expected: Any) -> Any:
    """The value of another library, met if it agrees to 1e-9; NaN meets NaN."""
    return pytest.approx(expected, rel=CLOSE, abs=CLOSE, nan_ok=True)
