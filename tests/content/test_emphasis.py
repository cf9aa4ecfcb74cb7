"""Bold and italics in every language: Markdown must see where they begin and end."""

import re
import unicodedata
from itertools import pairwise

import pytest
import yaml

from learning.catalogue import CONTENT, load

CATALOGUE = load()
STARS = re.compile(r"(\*{1,2})")


def faults(text):
    """Stars that CommonMark (section 6.2) does not take for the beginning or the end of emphasis.

    A Han character is a letter: stars between it and a sign of punctuation on their inner side do
    not count, which is easily overlooked where no blank stands beside them.
    """
    parts = STARS.split(text)
    inside = False
    for (before, stars), after in zip(pairwise(parts), parts[2:], strict=False):
        if not STARS.fullmatch(stars):
            continue
        inner, outer = (before[-1:], after[:1]) if inside else (after[:1], before[-1:])
        if is_sign(inner) and outer and not outer.isspace() and not is_sign(outer):
            yield f"{before[-8:]}{stars}{after[:8]}"
        inside = not inside


def is_sign(letter):
    return bool(letter) and unicodedata.category(letter)[0] in "PS"


def texts(part):
    if isinstance(part, dict | list):
        for value in part.values() if isinstance(part, dict) else part:
            yield from texts(value)
    elif isinstance(part, str):
        yield part


def every_text(language):
    for forms in CATALOGUE.reading(language).phrases.texts.values():
        yield from forms
    for file in (CONTENT / language).rglob("*.yaml"):
        yield from texts(yaml.safe_load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_emphasis_is_seen_by_markdown(language):
    found = [text for text in every_text(language) if STARS.search(text)]
    assert len(found) > 20
    assert [fault for text in found for fault in faults(text)] == []


@pytest.mark.parametrize(
    "text", ["**请注意：**文本", "文本**“引号”**", "**均值。**说明", "(**“a”**b"]
)
def test_emphasis_that_markdown_overlooks_is_found(text):
    assert list(faults(text))


@pytest.mark.parametrize(
    "text", ["**请注意**：文本", "**请注意：** 文本", "文本（*注*）", "**Bold.** Text", "a*b*c"]
)
def test_emphasis_that_markdown_sees_is_no_fault(text):
    assert not list(faults(text))
