"""Counts of people in a breakdown: small cells are hidden, and so is what would betray them."""

from collections.abc import Mapping
from enum import StrEnum

from learning.privacy.blocks import FLOOR
from learning.statistics.errors import UnusableInputError


class Cell(StrEnum):
    """Whether a cell may be shown.

    Readers must see one and the same word for both kinds of suppression: knowing the kind can be
    enough to work out a hidden number.
    """

    SHOWN = "shown"
    SUPPRESSED_PRIMARY = "suppressed_primary"
    SUPPRESSED_SECONDARY = "suppressed_secondary"


def cells_shown(cells: Mapping[str, int], floor: int = FLOOR) -> dict[str, Cell]:
    """Decide for every cell of a breakdown whether its number of people may be shown.

    A cell with 1 to ``floor - 1`` people is suppressed. While exactly one cell is suppressed, or
    the suppressed cells together hold fewer than ``floor`` people, the smallest shown cell with
    people goes as well (ties: by name), so that nothing follows from the total. Where no further
    cell is left for that, the total must not be shown either; below ``floor`` people in all it
    never is. Empty cells are shown.

    Raises: ``UnusableInputError`` for a negative number of people.
    """
    if any(people < 0 for people in cells.values()):
        raise UnusableInputError("a cell cannot hold fewer than 0 people")
    shown = {
        name: Cell.SUPPRESSED_PRIMARY if 0 < people < floor else Cell.SHOWN
        for name, people in cells.items()
    }
    candidates = sorted(
        (people, name) for name, people in cells.items() if people > 0 and shown[name] is Cell.SHOWN
    )
    for _, name in candidates:
        hidden = [cells[other] for other, cell in shown.items() if cell is not Cell.SHOWN]
        if not hidden or (len(hidden) > 1 and sum(hidden) >= floor):
            break
        shown[name] = Cell.SUPPRESSED_SECONDARY
    return shown
