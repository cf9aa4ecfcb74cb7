"""A copy of the content, faults planted in it, and what the loader says of them."""

import re
import shutil
from dataclasses import dataclass

import pytest

from learning import seal, translated
from learning.catalogue import CONTENT, load
from learning.content_files import ContentError

LEODIS, LEODIS_TEXT = "structure/cases/leodis.yaml", "en/cases/leodis.yaml"
TALK = "en/cases/bridging-cultures.yaml"
MODULE, MODULE_TEXT = "structure/module.yaml", "en/module.yaml"
THEMES, THEME_TEXT = "structure/themes.yaml", "en/themes/T1.yaml"
BACKGROUND, ARTICLE_TEXT = "structure/background.yaml", "en/background/innovation.yaml"
LIBRARY, LIBRARY_TEXT = "structure/bibliography.yaml", "en/bibliography.yaml"
GLOSSARY, GLOSSARY_TEXT = "structure/glossary.yaml", "en/glossary.yaml"
TOOLS, TOOLS_TEXT = "structure/tools.yaml", "en/tools.yaml"
CHECKLIST, CHECKLIST_TEXT = "structure/checklist.yaml", "en/checklist.yaml"
INDICATORS, INDICATORS_TEXT = "structure/indicators.yaml", "en/indicators.yaml"
INSTRUMENT, INSTRUMENT_TEXT = (
    "structure/instruments/partnership/1.yaml",
    "en/instruments/partnership/1.yaml",
)
EDITIONS, PHRASES = "structure/editions.yaml", "en/phrases.po"
SAMPLE = "en/sample.yaml"


@dataclass(frozen=True)
class Edit:
    """The one place in a file that ``pattern`` finds is replaced; None removes the file."""

    file: str
    pattern: str
    new: str | None


@dataclass(frozen=True)
class Expected:
    """A message at the one line that ``at`` finds after all edits, or at a line number."""

    file: str
    at: str | int
    message: str


def copied(folder):
    """The content in English alone, so that a fault in it is not one in every translation too."""
    root = folder / "content"
    for part in ("structure", "en"):
        shutil.copytree(CONTENT / part, root / part)
    plant(root, Edit(MODULE, r"^languages: .*", "languages: [en]"))
    sealed(root)
    return root


def plant(root, edit):
    file = root / edit.file
    if edit.new is None:
        file.unlink()
        return
    text, times = re.subn(
        edit.pattern, edit.new, file.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert times == 1, f"{edit.pattern} stands {times} times in {edit.file}"
    file.write_text(text, encoding="utf-8")


def placed(root, expected):
    """The fault as the loader should print it."""
    line = expected.at
    if isinstance(line, str):
        text = (root / expected.file).read_text(encoding="utf-8")
        (found,) = re.finditer(line, text, flags=re.MULTILINE)
        line = text.count("\n", 0, found.start()) + 1
    return f"{expected.file}:{line}: {expected.message}"


def faults(root):
    """Every fault in the content below ``root``; none where it loads."""
    try:
        load(root)
    except ContentError as error:
        return str(error).split("\n")
    return []


def sealed(root):
    """Seal the editions below ``root``, as ``python -m learning.seal`` would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seal, "CONTENT", root)
        seal.main()


def assert_found(root, expected, more):
    found = faults(root)
    assert placed(root, expected) in found
    assert len(found) == 1 + more


def in_two_languages(folder):
    """Content in English and in a second language that says the same."""
    root = copied(folder)
    shutil.copytree(root / "en", root / "zz")
    plant(root, Edit(MODULE, r"^languages: .*", "languages: [en, zz]"))
    for language in ("en", "zz"):
        plant(root, Edit(f"{language}/phrases.po", r"\Z", '\nmsgid "language.zz"\nmsgstr "Zz"\n'))
    (root / "zz" / "translation.yaml").write_text('drafted_on: "2026-11-21"\n', encoding="utf-8")
    translated.main(["zz"], root)
    sealed(root)
    return root
