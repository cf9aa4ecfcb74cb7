"""How Chinese texts write small counts of people and things, as content/README.md says."""

import re

import pytest

from learning.catalogue import CONTENT

TOLD = sorted(
    file
    for folder in ("cases", "themes", "background")
    for file in (CONTENT / "zh-Hans" / folder).glob("*.yaml")
)
COUNTED = re.compile(r"(?<![\d.,–—第/A-Za-z-])[2-9](?:个(?!月|中)|件|种|类|项|组|名|场|篇|样)")


@pytest.mark.parametrize("file", TOLD, ids=lambda file: file.stem)
def test_a_count_below_ten_is_a_word_in_running_text(file):
    assert COUNTED.findall(file.read_text(encoding="utf-8")) == []
