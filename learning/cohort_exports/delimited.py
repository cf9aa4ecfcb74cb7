"""Tables as CSV."""

import csv
import io
from typing import BinaryIO

from learning.cohort_exports.tables import Table
from learning.exports import harmless


def write_csv(table: Table, out: BinaryIO) -> int:
    """Write a table in UTF-8 that spreadsheets open; how many lines stand below its header.

    Every cell is in quotation marks. A text that a spreadsheet would take for a formula gets an
    apostrophe before it, and control characters are taken out.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(table.header)
    written = 0
    for line in table.lines:
        writer.writerow([harmless(cell) for cell in line])
        written += 1
    # The file stays its owner's to close.
    text.detach()
    return written
