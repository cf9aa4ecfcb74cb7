"""Rows of a cohort as a table: long, with one line per answer, or wide, with one per occasion."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from learning.cohort_exports.rows import ATTRIBUTES, Row
from learning.cohort_exports.variables import Variable

Shape = Literal["long", "wide"]
Cell: TypeAlias = int | str
Line: TypeAlias = tuple[Cell, ...]
ANSWER = ("item", "kind", "answer")
"""Columns that a long table has after the attributes."""


KEPT_TEXTS = 1_024
"""How many texts a writer remembers in the form that its format asks for."""


@dataclass(frozen=True)
class Table:
    """Names of columns and the lines below them; an answer that was not given is an empty text."""

    header: tuple[str, ...]
    lines: Iterable[Line]


def table(shape: Shape, rows: Iterable[Row], asked: Mapping[str, Variable], several: str) -> Table:
    """The rows as a table; ``asked`` are the variables by name, in the order of the columns.

    ``several`` stands for the group or the language of people of several.
    """
    if shape == "long":
        return Table((*ATTRIBUTES, *ANSWER), _long(rows, asked, several))
    return Table((*ATTRIBUTES, *asked), _wide(rows, asked, several))


def _long(rows: Iterable[Row], asked: Mapping[str, Variable], several: str) -> Iterator[Line]:
    for row in rows:
        beside, given = row.attributes(several), _given(row)
        for name, variable in asked.items():
            if name in given:
                yield (*beside, name, variable.kind, given[name])


def _wide(rows: Iterable[Row], asked: Mapping[str, Variable], several: str) -> Iterator[Line]:
    for row in rows:
        given = _given(row)
        yield (*row.attributes(several), *(given.get(name, "") for name in asked))


def _given(row: Row) -> dict[str, str]:
    return {**row.responses, **row.texts}
