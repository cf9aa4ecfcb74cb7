"""The fonts that come along, and which characters they can print."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
_LATIN, _SIGNS = "Noto Sans", "Noto Sans Math"
_HAN, _HAN_IN_BOLD = "Noto Sans CJK SC", "Noto Sans CJK SC Headings"

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"

_RUN = re.compile(f"{UNPRINTABLE}+")
_BY_SEGMENTS, _BY_GROUPS = 4, 12


def families(language: str, *, bold: bool = False) -> list[str | dict[str, str]]:
    """The families that print a language, as typst takes them: the first that has a sign prints it.

    In Chinese, quotation marks and dashes come from the Han font, in which they are wide. What the
    font for ``bold`` Han characters lacks is printed regular.
    """
    han = [_HAN_IN_BOLD, _HAN] if bold else [_HAN]
    if language.partition("-")[0] != "zh":
        return [_LATIN, _SIGNS, *han]
    return [{"name": _LATIN, "covers": "latin-in-cjk"}, *han, _SIGNS, _LATIN]


@cache
def covered() -> frozenset[str]:
    """The characters that one of our families has in every weight in which it comes."""
    families: dict[str, frozenset[str]] = {}
    for file in sorted(FONTS.glob("*.[ot]tf")):
        family, found = file.stem.partition("-")[0], _characters(file.read_bytes())
        families[family] = families.get(family, found) & found
    return frozenset().union(*families.values())


def printable(text: str) -> str:
    """A text as our fonts can print it.

    What they have no sign for becomes one ``UNPRINTABLE``. What has no sign at all goes: control
    characters, marks that turn the direction of other words, and accents that they do not have.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _RUN.sub(UNPRINTABLE, "".join(map(_sign, unicodedata.normalize("NFC", lines))))


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign == "\n" or (kind not in {"Cc", "Cf", "Cs"} and sign in covered()):
        return sign
    return "" if kind in {"Cc", "Cf", "Cs", "Mn"} else UNPRINTABLE


def _characters(font: bytes) -> frozenset[str]:
    """The characters of a font, from its ``cmap`` table (OpenType specification)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    places = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables))
    start = next(offset for name, _, offset, _ in places if name == b"cmap")
    (parts,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for n in range(parts):
        _, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * n)
        (kind,) = struct.unpack_from(">H", font, start + offset)
        if kind == _BY_SEGMENTS:
            found |= _segments(font, start + offset)
        elif kind == _BY_GROUPS:
            found |= _groups(font, start + offset)
    return frozenset(map(chr, found))


def _segments(font: bytes, start: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    ends = struct.unpack_from(f">{doubled // 2}H", font, start + 14)
    begins = struct.unpack_from(f">{doubled // 2}H", font, start + 16 + doubled)
    last = 0xFFFF
    return {
        one
        for first, end in zip(begins, ends, strict=True)
        for one in range(first, end + 1)
        if one != last
    }


def _groups(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">L", font, start + 12)
    groups = (struct.unpack_from(">LLL", font, start + 16 + 12 * n) for n in range(count))
    return {one for first, end, _ in groups for one in range(first, end + 1)}
