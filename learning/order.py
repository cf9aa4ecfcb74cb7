"""The order in which readers look words up."""

import re

from learning.search import folded

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# The digraphs of the Welsh alphabet are letters of their own: after c comes ch, and after g ng.
_WELSH = re.compile("ch|dd|ff|ng|ll|ph|rh|th|.", re.DOTALL)


def looked_up(text: str, language: str = "") -> tuple[str, ...]:
    """A key to sort words by, without case and accents, in the alphabet of ``language``.

    Han characters come after letters and in the order of GB 2312, whatever the language is: the
    3,755 common ones by their sound (pinyin), the others after them by their radicals.
    """
    found = folded(text)
    letters = _WELSH.findall(found) if language == "cy" else found
    return tuple(map(_place, letters))


def _place(letter: str) -> str:
    if _HAN.match(letter):
        # Two bytes for every character of GB 2312, and none for those that it lacks.
        return f"\uffff{letter.encode('gb2312', 'ignore').hex() or f'z{letter}'}"
    return "gg" if letter == "ng" else letter
