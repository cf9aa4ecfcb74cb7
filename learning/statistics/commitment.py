"""How far learners did what they had committed to do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from learning.plan import STATUSES, Status
from learning.statistics.errors import UnusableInputError


@dataclass(frozen=True)
class FollowUp:
    """Follow-up on commitments.

    ``rate`` (0 to 100) is None where nothing is counted. ``counted`` leaves out ``dropped``
    commitments, which are reported apart, and those ``without_status``.
    """

    rate: float | None
    counted: int
    dropped: int
    without_status: int


def follow_up(statuses: Iterable[Status | None]) -> FollowUp:
    """Follow-up rate: 100 * (done + 0.5 * partly) / (done + partly + not yet).

    None is a commitment whose status was not given yet.

    Raises: ``UnusableInputError`` for an unknown status.
    """
    counts = Counter(statuses)
    if unknown := set(counts) - {None, *STATUSES}:
        raise UnusableInputError(f"unknown status: {sorted(map(str, unknown))}")
    counted = counts["done"] + counts["partly"] + counts["not_yet"]
    kept = counts["done"] + 0.5 * counts["partly"]
    return FollowUp(
        rate=100 * kept / counted if counted else None,
        counted=counted,
        dropped=counts["dropped_with_reason"],
        without_status=counts[None],
    )
