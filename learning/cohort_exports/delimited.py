"""Tables as CSV."""

import csv
import io
from functools import lru_cache
from typing import BinaryIO

from learning.cohort_exports.tables import KEPT_TEXTS, Table
from learning.exports import harmless


def write_csv(table: Table, out: BinaryIO) -> int:
    """Write a table in UTF-8 that spreadsheets open; how many lines stand below its header.

    Every cell is in quotation marks. A text that a spreadsheet would take for a formula gets an
    apostrophe before it, and control characters are taken out.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(table.header)
    # Nearly every cell says what many others say.
    known = lru_cache(KEPT_TEXTS)(harmless)
    written = 0
    for line in table.lines:
        writer.writerow([known(cell) for cell in line])
        written += 1
    # The file stays its owner's to close; what is still on its way goes there now.
    text.detach()
    return written
