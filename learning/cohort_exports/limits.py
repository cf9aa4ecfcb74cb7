"""How large a file may become: what its format can hold, and what a server can make in time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from learning.cohort_exports.rows import ATTRIBUTES
from learning.cohort_exports.tables import ANSWER, Shape
from learning.cohort_exports.variables import Variable

Format = Literal["xlsx", "csv", "sav"]
Limit = Literal["lines", "room"]

MOST_LINES: Mapping[Format, int] = {"xlsx": 2_000_000, "sav": 2_000_000}
"""How many lines a file may have; a CSV file may have any number.

Excel opens no sheet of more than 1,048,576 lines, and hardly a workbook of many such sheets. An
SPSS file is written from memory: at this size, a process needs about 1 GB for it.
"""

MOST_BYTES = 1_000_000_000
"""How much room open answers may take in a workbook or an SPSS file."""

PACKED_FROM = 2_000_000
"""From how many cells on a file that is not packed by its own format is put into a ZIP file."""

_LONGEST_CHARACTER = 4
# SPSS keeps room for the longest text in every line; of eight empty places one byte stays.
_EMPTY_PLACES = 8


@dataclass(frozen=True)
class Wanted:
    """What a file is to hold: its format and shape, and whether with what was written."""

    format: Format
    shape: Shape
    texts: bool


@dataclass(frozen=True)
class Amount:
    """How much there is to take along.

    ``rows`` counts one per person and occasion, ``answers`` chosen options and open answers;
    ``written`` and ``longest`` are characters: of all open answers, and of the longest.
    ``editions`` are those that were answered, in order.
    """

    rows: int
    answers: int
    written: int = 0
    longest: int = 0
    editions: tuple[tuple[str, int], ...] = ()

    def lines(self, shape: Shape) -> int:
        """How many lines a file of this shape has."""
        return self.answers if shape == "long" else self.rows


def too_large(wanted: Wanted, amount: Amount, asked: Mapping[str, Variable]) -> Limit | None:
    """Why there can be no such file; None where there can. A CSV file can be of any size.

    ``asked`` are the variables by name, as for a table.
    """
    most = MOST_LINES.get(wanted.format)
    if most is None:
        return None
    if amount.lines(wanted.shape) > most:
        return "lines"
    return "room" if _room(wanted, amount, asked) > MOST_BYTES else None


def packed(wanted: Wanted, amount: Amount, asked: Mapping[str, Variable]) -> bool:
    """Whether the file is put into a ZIP file; a workbook is one already."""
    columns = len(ATTRIBUTES) + (len(ANSWER) if wanted.shape == "long" else len(asked))
    cells = amount.lines(wanted.shape) * columns + amount.written // _EMPTY_PLACES
    return wanted.format != "xlsx" and cells > PACKED_FROM


def _room(wanted: Wanted, amount: Amount, asked: Mapping[str, Variable]) -> int:
    """Bytes that open answers may take, at most."""
    if wanted.format == "xlsx":
        return amount.written * _LONGEST_CHARACTER
    written = sum(one.scale == "text" for one in asked.values())
    columns = 1 if wanted.shape == "long" else written
    every = amount.lines(wanted.shape) * columns * amount.longest * _LONGEST_CHARACTER
    return every // _EMPTY_PLACES
