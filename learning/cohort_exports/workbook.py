"""Tables as an XLSX workbook in which a text stays a text."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, BinaryIO

import xlsxwriter

from learning.cohort_exports.tables import KEPT_TEXTS, Line, Table
from learning.refi import clean
from learning.statistics.errors import UnusableInputError

LINES_PER_SHEET = 1_000_000
"""A sheet holds 1,048,576 lines at most; what is more goes on in the next one."""

_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTH = 14


def write_xlsx(answers: Table, book: Table, names: tuple[str, str], out: BinaryIO) -> int:
    """Write the answers and the code book; how many lines of answers there are.

    ``names`` are those of the two sheets. Texts are stored as texts, whatever they begin with;
    characters that the format cannot hold are taken out.

    Raises: ``UnusableInputError`` for a cell that no sheet has room for.
    """
    with xlsxwriter.Workbook(out, _OPTIONS) as workbook:
        bold = workbook.add_format({"bold": True})
        written = _write(workbook, bold, answers, names[0])
        _write(workbook, bold, book, names[1])
    return written


def _write(workbook: Any, bold: Any, table: Table, name: str) -> int:
    sheet = _sheet(workbook, bold, table, name)
    # Nearly every cell says what many others say.
    known = lru_cache(KEPT_TEXTS)(clean)
    written = 0
    for written, line in enumerate(table.lines, start=1):
        place = (written - 1) % LINES_PER_SHEET
        if written > 1 and place == 0:
            number = 1 + written // LINES_PER_SHEET
            sheet = _sheet(workbook, bold, table, f"{name} {number}")
        _put(sheet, place + 1, line, known)
    return written


def _sheet(workbook: Any, bold: Any, table: Table, name: str) -> Any:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(table.header) - 1, _WIDTH)
    _put(sheet, 0, table.header, clean, bold)
    return sheet


def _put(
    sheet: Any, place: int, line: Line, known: Callable[[str], str], looks: Any = None
) -> None:
    for column, cell in enumerate(line):
        if isinstance(cell, int):
            refused = sheet.write_number(place, column, cell, looks)
        elif cell:
            refused = sheet.write_string(place, column, known(cell), looks)
        else:
            continue
        # The library cuts what is too much, and says so only here.
        if refused:
            raise UnusableInputError("a sheet has no room for a cell")
