"""Who takes part, by group: small groups are not shown."""

from collections.abc import Mapping
from datetime import date, timedelta

from learning.privacy import Cell, cells_shown

WARNED = timedelta(days=30)
"""How long before the day on which a cohort is deleted its tutors are warned."""


def by_group(people: Mapping[str, int], floor: int) -> dict[str, int | None]:
    """How many people of each group may be shown beside the cohort's total; None is hidden.

    Where every group that has people would be hidden, the empty ones are too: beside the total
    they would give a hidden one away.
    """
    cells = cells_shown(people, floor)
    filled = [name for name, count in people.items() if count]
    if filled and all(cells[name] is not Cell.SHOWN for name in filled):
        return dict.fromkeys(people)
    return {name: count if cells[name] is Cell.SHOWN else None for name, count in people.items()}


def deletion_is_near(retain_until: date | None, today: date) -> bool:
    """Whether a cohort's data will be deleted within ``WARNED``; never where no day is fixed."""
    return retain_until is not None and retain_until - today <= WARNED
