"""How long a text takes to read."""

import math
import re

WORDS_A_MINUTE = 160
"""Our assumption for careful reading in a second language; the pages say it."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
HAN_A_MINUTE = 260


def minutes(*texts: str) -> int:
    """Whole minutes, at least 1, for all texts together; Han characters are counted singly."""
    han = sum(len(_HAN.findall(text)) for text in texts)
    words = sum(len(_WORD.findall(_HAN.sub(" ", text))) for text in texts)
    return max(1, math.ceil(words / WORDS_A_MINUTE + han / HAN_A_MINUTE))
