"""A whole file of answers in one of three formats."""

import io
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from learning.cohort_exports.book import code_book
from learning.cohort_exports.delimited import write_csv
from learning.cohort_exports.limits import Amount, Format, Limit, Wanted, packed, too_large
from learning.cohort_exports.rows import Row
from learning.cohort_exports.tables import Shape, table
from learning.cohort_exports.variables import Variable, columns, variables
from learning.cohort_exports.workbook import write_xlsx
from learning.edition import Edition
from learning.phrases import Phrases

FORMATS: tuple[Format, ...] = get_args(Format)
SHAPES: tuple[Shape, ...] = get_args(Shape)
TYPES: dict[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "sav": "application/x-spss-sav",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Order:
    """A file to be made: what it holds, in whose words, under which title and file name.

    A name that ends with ``.zip`` stands for a ZIP file with a file of the rest of this name in it.
    """

    wanted: Wanted
    found: Sequence[Variable]
    say: Phrases
    title: str
    name: str

    @property
    def kind(self) -> str:
        """The file's media type."""
        return TYPES[self.name.rpartition(".")[2]]


def limited(
    wanted: Wanted, amount: Amount, editions: Sequence[Edition], say: Phrases
) -> Limit | None:
    """Why there can be no such file; None where there can. See ``limits.too_large``."""
    return too_large(wanted, amount, columns(variables(editions, say, texts=wanted.texts)))


def order(
    wanted: Wanted, amount: Amount, editions: Sequence[Edition], say: Phrases, title: str, name: str
) -> Order:
    """What is to be made; ``name`` is without its ending.

    ``editions`` are those that were answered, in the reader's language.
    """
    found = variables(editions, say, texts=wanted.texts)
    ending = ".zip" if packed(wanted, amount, columns(found)) else ""
    # Another process makes the file, and what compiles a plural cannot go there.
    words = replace(say, plural=None)
    return Order(wanted, found, words, title, f"{name}.{wanted.format}{ending}")


def write(order: Order, rows: Iterable[Row], folder: Path) -> int:
    """Write the rows as a file into ``folder``; how many lines of answers are in it."""
    asked = columns(order.found)
    answers = table(order.wanted.shape, rows, asked, order.say("exports.several"))
    path = folder / order.name
    plain = path.with_suffix("") if path.suffix == ".zip" else path
    if order.wanted.format == "sav":
        # Nobody else needs pandas, which takes longer to load than many a file to write.
        from learning.cohort_exports.spss import write_sav  # noqa: PLC0415

        lines = write_sav(answers, asked, order.say, order.title, plain)
    elif order.wanted.format == "csv":
        with plain.open("wb") as out:
            lines = write_csv(answers, out)
    else:
        names = (order.say("exports.sheet.answers"), order.say("exports.sheet.book"))
        with plain.open("wb") as out:
            lines = write_xlsx(answers, code_book(order.found, order.say), names, out)
    if plain != path:
        _pack(plain, path)
    return lines


def book(editions: Sequence[Edition], say: Phrases) -> bytes:
    """The code book as CSV."""
    out = io.BytesIO()
    write_csv(code_book(variables(editions, say, texts=True), say), out)
    return out.getvalue()


def _pack(plain: Path, path: Path) -> None:
    """Put a file into a ZIP file instead, without a date of its own."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(plain.name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with plain.open("rb") as source, archive.open(entry, "w", force_zip64=True) as out:
            shutil.copyfileobj(source, out, 1 << 20)
    plain.unlink()
