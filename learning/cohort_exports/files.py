"""A whole file of answers in one of three formats."""

import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from learning.cohort_exports.book import code_book
from learning.cohort_exports.delimited import write_csv
from learning.cohort_exports.rows import Row
from learning.cohort_exports.spss import write_sav
from learning.cohort_exports.tables import Shape, table
from learning.cohort_exports.variables import columns, variables
from learning.cohort_exports.workbook import write_xlsx
from learning.edition import Edition
from learning.phrases import Phrases

Format = Literal["xlsx", "csv", "sav"]
FORMATS: tuple[Format, ...] = get_args(Format)
SHAPES: tuple[Shape, ...] = get_args(Shape)
TYPES: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "sav": "application/x-spss-sav",
}


@dataclass(frozen=True)
class Wanted:
    """What a file is to hold: its format and shape, and whether with what was written."""

    format: Format
    shape: Shape
    texts: bool


@dataclass(frozen=True)
class Made:
    """A file, and how many lines of answers are in it."""

    content: bytes
    lines: int


def make(
    rows: Iterable[Row], editions: Sequence[Edition], wanted: Wanted, say: Phrases, title: str
) -> Made:
    """The rows as a file; ``editions`` are those that they answered, in the reader's language."""
    found = variables(editions, say, texts=wanted.texts)
    asked = columns(found)
    answers = table(wanted.shape, rows, asked, say("exports.several"))
    if wanted.format == "sav":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "answers.sav"
            lines = write_sav(answers, asked, say, title, file)
            return Made(file.read_bytes(), lines)
    out = io.BytesIO()
    if wanted.format == "xlsx":
        names = (say("exports.sheet.answers"), say("exports.sheet.book"))
        lines = write_xlsx(answers, code_book(found, say), names, out)
    else:
        lines = write_csv(answers, out)
    return Made(out.getvalue(), lines)


def book(editions: Sequence[Edition], say: Phrases) -> bytes:
    """The code book as CSV."""
    out = io.BytesIO()
    write_csv(code_book(variables(editions, say, texts=True), say), out)
    return out.getvalue()
