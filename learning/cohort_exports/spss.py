"""Tables as SPSS files with labels."""

import math
from array import array
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyreadstat

from learning.cohort_exports.tables import Cell, Table
from learning.cohort_exports.variables import Variable
from learning.phrases import Phrases
from learning.refi import clean
from learning.vocabulary import CANNOT_SAY

CANNOT_SAY_CODE = 9
"""How "cannot say" is coded where levels are numbers; the file declares it as missing."""

LONGEST_TEXT = 32_767
"""How many bytes a text variable of SPSS can hold."""

_LONGEST_CHARACTER = 4
_LONGEST_LABEL, _LONGEST_VALUE_LABEL, _LONGEST_TITLE = 255, 120, 60
_NUMBERS = {"row", "version"}
Cells: TypeAlias = "array[float] | list[str]"


def write_sav(
    table: Table, asked: Mapping[str, Variable], say: Phrases, title: str, path: Path
) -> int:
    """Write a table as ``.sav``; how many lines it has.

    Levels are numbers with their texts as value labels, and ``CANNOT_SAY_CODE`` stands for "cannot
    say"; other options are short texts with labels. A text longer than ``LONGEST_TEXT`` bytes goes
    on in a variable of the same name with ``_2`` behind it. Characters that a workbook cannot hold
    are taken out here too, so that all exports say the same. The whole table stands in memory, with
    eight bytes for a cell and every text once.
    """
    shown = {name: asked[name] for name in table.header if name in asked}
    frame: dict[str, pd.Series] = {}
    labels: dict[str, str | None] = {}
    for name, cells in _columns(table, shown).items():
        label = shown[name].label if name in shown else say(f"exports.column.{name}")
        made = _series(name, cells)
        frame |= made
        labels |= dict.fromkeys(made, cut(clean(label), _LONGEST_LABEL))
    lines = len(next(iter(frame.values())))
    pyreadstat.write_sav(
        pd.DataFrame(frame, copy=False),
        str(path),
        file_label=cut(clean(title), _LONGEST_TITLE),
        column_labels=labels,
        variable_value_labels={
            name: value_labels(variable) for name, variable in shown.items() if variable.options
        },
        missing_ranges={
            name: [CANNOT_SAY_CODE]
            for name, variable in shown.items()
            if variable.scale == "ordinal" and CANNOT_SAY in variable.options
        },
        variable_measure={
            name: "ordinal" if _ordinal(name, shown) else "nominal" for name in frame
        },
        row_compress=True,
    )
    return lines


def value_labels(variable: Variable) -> dict[Any, str]:
    """What each code says, as far as SPSS has room for it."""
    said = {option: cut(label, _LONGEST_VALUE_LABEL) for option, label in variable.options.items()}
    if variable.scale == "ordinal":
        return {_code(option): label for option, label in said.items()}
    return said


def cut(text: str, size: int) -> str:
    """A text of at most ``size`` bytes, with a sign where something was cut off."""
    whole = text.encode()
    if len(whole) <= size:
        return text
    return whole[: size - len("…".encode())].decode(errors="ignore") + "…"


def pieces(text: str, size: int) -> Iterator[str]:
    """A text in pieces of at most ``size`` bytes; no character is divided."""
    whole = text.encode()
    while len(whole) > size:
        piece = whole[:size].decode(errors="ignore")
        yield piece
        whole = whole[len(piece.encode()) :]
    yield whole.decode()


def _ordinal(name: str, shown: Mapping[str, Variable]) -> bool:
    return name in shown and shown[name].scale == "ordinal"


def _columns(table: Table, shown: Mapping[str, Variable]) -> dict[str, Cells]:
    """The cells of every column as SPSS knows them; equal texts of a column are one and the same.

    What stands in memory is the columns alone, never the lines.
    """
    found: dict[str, Cells] = {
        name: array("d") if name in _NUMBERS or _ordinal(name, shown) else []
        for name in table.header
    }
    taking = [_taking(cells) for cells in found.values()]
    for line in table.lines:
        for take, cell in zip(taking, line, strict=True):
            take(cell)
    return found


def _taking(cells: Cells) -> Callable[[Cell], None]:
    """What takes one more cell into a column."""
    if isinstance(cells, array):
        return lambda cell: cells.append(_number(cell))
    known: dict[Cell, str] = {}

    def take(cell: Cell) -> None:
        if cell not in known:
            known[cell] = clean(str(cell))
        cells.append(known[cell])

    return take


def _series(name: str, cells: Cells) -> dict[str, pd.Series]:
    """One column, or several where a text is too long for one; empty columns keep their type.

    A column of texts is emptied, so that its cells do not stand in memory twice.
    """
    if isinstance(cells, array):
        return {name: pd.Series(np.frombuffer(cells) if cells else [], dtype="float64")}
    long = {
        cell: list(pieces(cell, LONGEST_TEXT))
        for cell in cells
        if len(cell) * _LONGEST_CHARACTER > LONGEST_TEXT
    }
    made = {name: pd.Series([long.get(cell, (cell,))[0] for cell in cells], dtype="object")}
    for number in range(1, max(map(len, long.values()), default=1)):
        rest = [long[cell][number] if len(long.get(cell, ())) > number else "" for cell in cells]
        made[f"{name}_{number + 1}"] = pd.Series(rest, dtype="object")
    cells.clear()
    return made


def _code(option: str) -> float:
    return float(CANNOT_SAY_CODE if option == CANNOT_SAY else option)


def _number(cell: Cell) -> float:
    if isinstance(cell, int):
        return float(cell)
    return _code(cell) if cell else math.nan
