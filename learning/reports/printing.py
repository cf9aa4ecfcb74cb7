"""From a template and data to PDF. Nothing in the data can become markup or a command."""

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from learning.reports.fonts import FONTS, UNPRINTABLE, families, printable

TEMPLATES = Path(__file__).resolve().parent / "templates"


def as_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Print ``data`` with a template of ours: tagged PDF (PDF/UA-1) with our fonts embedded.

    ``data`` holds ``title``, ``language`` and whatever the template asks for. The template reads it
    as JSON, so that a text stays a text, whatever it looks like. No other host is asked, no system
    font is used, and no file is written.
    """
    language = str(data["language"])
    fonts = {"fonts": families(language), "bold": families(language, bold=True)}
    given = {name: _ready(value) for name, value in data.items()}
    found: bytes = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(given | fonts)},
        pdf_standards=["ua-1"],
    )
    return found


def _ready(value: Any) -> Any:
    if isinstance(value, str):
        return _visible(value)
    if isinstance(value, Mapping):
        return {str(name): _ready(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_ready(part) for part in value]
    return value


def _visible(text: str) -> str:
    # Typst refuses an accessible PDF with a heading of which nothing is left.
    found = printable(text)
    return UNPRINTABLE if text.strip() and all(map(_unseen, found)) else found


def _unseen(sign: str) -> bool:
    # Controls, spaces, and marks that need a letter: some of these marks draw nothing at all.
    return unicodedata.category(sign)[0] in "CZM"
