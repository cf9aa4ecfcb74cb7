"""Names and titles that people type: kept as text, in one line."""

import re
import unicodedata

# Marks that turn the direction of what comes after them, and so of words that are not theirs.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# What makes Markdown take a text for an address, whatever is marked in it.
_LINKING = re.compile(r"www(?=\.)|:(?=//)|@|(?:mailto|xmpp)(?=:)", re.IGNORECASE)
# What Windows, macOS or Linux do not allow in the name of a file.
_NO_FILE = re.compile(r'[\\/:*?"<>|]+')
_ESCAPED = re.compile(r"\\([^\w\s])")
_MARKING = frozenset("\\`*_{}[]()<>#+-.!|~$:&=@^\"'/")


def one_line(text: str) -> str:
    """A typed name without control characters, in composed form, with single spaces.

    Letters of every script stay as they are, and so does the direction in which they run.
    """
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(
        " " if sign.isspace() else sign
        for sign in composed
        if sign.isspace() or not (unicodedata.category(sign) in {"Cc", "Cs"} or sign in _TURNING)
    )
    return " ".join(spaced.split())


def file_name(words: str, ending: str) -> str:
    """A file's name in words of any language: signs that some system forbids become a hyphen."""
    return f"{_NO_FILE.sub('-', one_line(words)).strip(' .-')}.{ending}"


def ranges(numbers: list[int]) -> list[str]:
    """Rising numbers in short: 3, 7, 8, 9, 12 become ``3``, ``7–9`` and ``12``."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    return ["–".join(str(end) for end in dict.fromkeys(ends)) for ends in found]


def as_written(text: str) -> str:
    """A typed text for a place that reads Markdown: every sign stands for itself.

    An address in it does not become a link: an invisible joiner keeps it from being taken for one.
    """
    unlinked = _LINKING.sub("\\g<0>\u2060", text)
    return "".join(f"\\{sign}" if sign in _MARKING else sign for sign in unlinked)


def unmarked(text: str) -> str:
    """A text that was written for Markdown, for a place that shows signs as they are."""
    return _ESCAPED.sub(r"\1", text.replace("**", "")).replace("\u2060", "")
