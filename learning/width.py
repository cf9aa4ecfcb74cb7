"""How much room a text takes, and where it may be broken or cut.

Widths are in letters; a Han character takes the room of two (Unicode Standard Annex 11).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_CUT = "…"
_BEGINNING = re.compile("[ ，。；：？！]")
# Signs that stay with what stands before them, and those that stay with what comes after.
_CLOSING = frozenset("、，。；：？！”’）》〉】」』·…—％,.;:?!)]}%")
_OPENING = frozenset("“‘（《〈【「『([{")


def width(text: str) -> int:
    """The room of a text in one line; accents and invisible signs take none."""
    return sum(map(_room, text))


def wrapped(text: str, widest: int) -> list[str]:
    """A text in lines of at most ``widest``: broken at blanks, and between Han characters.

    What must not be broken has a line of its own, however wide. An empty text is one empty line.
    """
    lines = [""]
    for part, blank in _parts(text):
        longer = _after(lines[-1], part, blank=blank)
        if lines[-1] and width(longer) > widest:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def shortened(text: str, widest: int) -> str:
    """A text in one line of at most ``widest``, cut where it could be broken, with an ellipsis.

    A word that is wider than that is cut inside.
    """
    whole = " ".join(text.split())
    if width(whole) <= widest:
        return whole
    line, room = "", widest - width(f" {_CUT}")
    for part, blank in _parts(whole):
        longer = _after(line, part, blank=blank)
        if width(longer) > room:
            break
        line = longer
    if not line:
        return f"{_cut(whole, room)}{_CUT}"
    line = line.rstrip("，、；：") or line
    return f"{line}{_CUT}" if _wide(line[-1]) else f"{line} {_CUT}"


def excerpt(text: str, place: int, widest: int) -> str:
    """What stands around a place of a text, about ``widest``, with an ellipsis wherever it is cut.

    It begins with a word or a clause, at most a third of the width before the place.
    """
    start = place
    while start and width(text[start - 1 : place]) <= widest // 3:
        start -= 1
    if not start:
        return shortened(text, widest)
    found = _BEGINNING.search(text, start, place)
    rest = text[found.end() if found else start :]
    return f"{_CUT}{'' if _wide(rest[0]) else ' '}{shortened(rest, widest)}"


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """What must stay in one line, and whether a blank stands before it."""
    for word in text.split():
        start, blank = 0, True
        for end in range(1, len(word) + 1):
            if end == len(word) or _may_break(word[end - 1], word[end]):
                yield word[start:end], blank
                start, blank = end, False


def _may_break(before: str, after: str) -> bool:
    kept = after in _CLOSING or before in _OPENING or not _room(after)
    return not kept and (_wide(before) or _wide(after))


def _after(line: str, part: str, *, blank: bool) -> str:
    return f"{line} {part}" if line and blank else line + part


def _cut(text: str, room: int) -> str:
    ends = range(len(text), 0, -1)
    return text[: next((end for end in ends if width(text[:end]) <= room), 0)]


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


@lru_cache(maxsize=8192)
def _room(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if _wide(sign) else 1
