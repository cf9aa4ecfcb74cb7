"""Tables as SPSS files with labels."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

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

_LONGEST_LABEL, _LONGEST_VALUE_LABEL, _LONGEST_TITLE = 255, 120, 60
_NUMBERS = {"row", "version"}


def write_sav(
    table: Table, asked: Mapping[str, Variable], say: Phrases, title: str, path: Path
) -> int:
    """Write a table as ``.sav``; how many lines it has.

    Levels are numbers with their texts as value labels, and ``CANNOT_SAY_CODE`` stands for "cannot
    say"; other options are short texts with labels. A text longer than ``LONGEST_TEXT`` bytes goes
    on in a variable of the same name with ``_2`` behind it. Characters that a workbook cannot hold
    are taken out here too, so that all exports say the same.
    """
    lines = list(table.lines)
    shown = {name: asked[name] for name in table.header if name in asked}
    frame: dict[str, pd.Series] = {}
    labels: dict[str, str | None] = {}
    for place, name in enumerate(table.header):
        cells = [line[place] for line in lines]
        label = shown[name].label if name in shown else say(f"exports.column.{name}")
        made = _column(name, cells, numbers=name in _NUMBERS or _ordinal(name, shown))
        frame |= made
        labels |= dict.fromkeys(made, cut(clean(label), _LONGEST_LABEL))
    pyreadstat.write_sav(
        pd.DataFrame(frame),
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
    return len(lines)


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


def _column(name: str, cells: Sequence[Cell], *, numbers: bool) -> dict[str, pd.Series]:
    """One column, or several where a text is too long for one; empty columns keep their type."""
    if numbers:
        return {name: pd.Series([_number(cell) for cell in cells], dtype="float64")}
    parts = [list(pieces(clean(str(cell)), LONGEST_TEXT)) for cell in cells]
    return {
        name if number == 0 else f"{name}_{number + 1}": pd.Series(
            [part[number] if number < len(part) else "" for part in parts], dtype="object"
        )
        for number in range(max(map(len, parts), default=1))
    }


def _code(option: str) -> float:
    return float(CANNOT_SAY_CODE if option == CANNOT_SAY else option)


def _number(cell: Cell) -> float | None:
    if isinstance(cell, int):
        return float(cell)
    return _code(cell) if cell else None
