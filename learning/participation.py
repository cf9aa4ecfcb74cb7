"""Who takes part, by group: small groups are not shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from learning.privacy import Cell, cells_shown
from learning.vocabulary import Occasion

WARNED = timedelta(days=30)
"""How long before the day on which a cohort is deleted its tutors are warned."""


@dataclass(frozen=True)
class Days:
    """How many people had joined, started and submitted by the end of a day (UTC).

    Holds the days on which somebody did; started and submitted by occasion.
    """

    joined: Mapping[date, int] = field(default_factory=dict)
    started: Mapping[Occasion, Mapping[date, int]] = field(default_factory=dict)
    submitted: Mapping[Occasion, Mapping[date, int]] = field(default_factory=dict)


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
