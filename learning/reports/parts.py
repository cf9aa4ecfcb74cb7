"""What reports are made of, as the templates read it."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import pandas as pd

from learning.charts.base import Chart
from learning.drawing import svg
from learning.phrases import Phrases
from learning.width import width

Part: TypeAlias = dict[str, Any]
Section: TypeAlias = dict[str, Any]

NARROW = 78
"""Width of charts, in per cent of the column."""

_WIDEST_CELL = 28
_FOUR_HAN = 8


def section(title: str, *parts: Part, page: bool = False) -> Section:
    """A heading and what stands below it; on a new ``page`` or wherever there is room."""
    return {"title": title, "page": page, "parts": list(parts)}


def text(words: str) -> Part:
    """A paragraph; its line breaks are kept."""
    return {"kind": "text", "text": words}


def note(words: str) -> Part:
    """A paragraph in small print."""
    return {"kind": "note", "text": words}


def heading(words: str) -> Part:
    """A heading within a section."""
    return {"kind": "heading", "text": words}


def facts(rows: Sequence[tuple[str, str]]) -> Part:
    """Names and values beside each other; those without a value are left out."""
    return {"kind": "facts", "rows": [list(row) for row in rows if row[1]]}


def quote(words: str, about: str) -> Part:
    """Somebody's own words, and what they are about."""
    return {"kind": "quote", "text": words, "about": about}


def chart(shown: Chart, say: Phrases, *, across: int = NARROW) -> Part:
    """A chart as vectors below its sentence."""
    return {
        "kind": "chart",
        "sentence": shown.sentence,
        "alt": say.headed(shown.name, shown.sentence),
        "svg": svg(shown.figure),
        "width": across,
    }


def table(shown: pd.DataFrame) -> Part:
    """The numbers of a chart; columns are as wide as what they hold, as far as there is room."""
    header = [str(name) for name in shown.columns]
    rows = [[str(cell) for cell in row] for row in shown.itertuples(index=False)]
    widths = [_width(name, [row[place] for row in rows]) for place, name in enumerate(header)]
    return {"kind": "table", "header": header, "rows": rows, "widths": widths}


def figure(shown: Chart, say: Phrases) -> list[Part]:
    """A chart and its table."""
    return [chart(shown, say), table(shown.table)]


def _width(name: str, cells: Sequence[str]) -> int:
    longest_word = max(map(_unbroken, name.split()), default=1)
    return max(4, longest_word + 1, *(min(width(cell), _WIDEST_CELL) for cell in cells))


def _unbroken(word: str) -> int:
    # Words of Han characters can be broken anywhere, but not down to a column of single ones.
    return len(word) if width(word) <= len(word) else min(width(word), _FOUR_HAN)
