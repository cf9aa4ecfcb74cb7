"""What several people's codes of one answer come to."""

import re
from collections.abc import Mapping, Sequence

COLOURS = (
    "#0b5e67",
    "#8a4b08",
    "#6a3175",
    "#2f6db5",
    "#a23b4b",
    "#4f6b1f",
    "#7a6a00",
    "#00734f",
    "#8f4a8f",
    "#5a5a5a",
)
LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_FEEDBACK = 80, 2_000, 2_000


def settled(finished: Sequence[frozenset[int]], decisions: Mapping[int, bool]) -> frozenset[int]:
    """The codes an answer ends up with: what was decided, else what everybody gave.

    ``finished`` holds the codes of each person who finished the answer; without anybody there is
    nothing. ``decisions`` says for single codes whether they are given.
    """
    if not finished:
        return frozenset()
    agreed = frozenset.intersection(*finished)
    given = {code for code, kept in decisions.items() if kept}
    return (agreed - decisions.keys()) | given


def open_differences(
    finished: Sequence[frozenset[int]], decisions: Mapping[int, bool]
) -> frozenset[int]:
    """Codes that some and not all gave, and about which nothing was decided."""
    if not finished:
        return frozenset()
    differing = frozenset.union(*finished) - frozenset.intersection(*finished)
    return differing - decisions.keys()


def is_colour(text: str) -> bool:
    """Whether a text is a colour such as ``#0b5e67``."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None
