"""How far a partnership reached the outcomes that it had set itself."""

import math
from collections.abc import Collection


def attainment(baseline: float | None, target: float | None, actual: float | None) -> float | None:
    """Attainment of one indicator: 100 * (actual - baseline) / (target - baseline), in 0 to 100.

    A target may lie below the baseline. None where a figure is missing (None or NaN) or the target
    equals the baseline.
    """
    if baseline is None or target is None or actual is None:
        return None
    if math.isnan(baseline + target + actual) or target == baseline:
        return None
    return min(100.0, max(0.0, 100 * (actual - baseline) / (target - baseline)))


def dimension_score(attainments: Collection[float | None]) -> float | None:
    """Mean attainment of the indicators chosen for one dimension, 0 to 100.

    Undefined ones (None or NaN) are left out; None where fewer than half, or none, are defined. The
    four dimensions are never added into one figure.
    """
    defined = [value for value in attainments if value is not None and not math.isnan(value)]
    enough = bool(defined) and 2 * len(defined) >= len(attainments)
    return sum(defined) / len(defined) if enough else None
