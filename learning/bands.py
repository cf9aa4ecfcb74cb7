"""Bands: the described level that a score lies nearest to. They are no norms."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import get_args

from learning.authored.instrument import BandId
from learning.edition import Edition
from learning.scoring import Responses, Score, level

CUTS = (12.5, 37.5, 62.5, 87.5)
BANDS: tuple[BandId, ...] = get_args(BandId)


def band(score: Score) -> int | None:
    """Band 1 to 5 of an unrounded score from 0 to 100; lower bounds belong to the band above.

    None where there is no score.
    """
    return None if score is None else bisect_right(CUTS, score) + 1


def lowest_competences(scores: Mapping[str, Score], at_most: int = 3) -> list[str]:
    """The competences with the lowest scores, lowest first; ties stay in the given order.

    Empty where nothing is scored. A competence at the very top is no weakness and is left out.
    """
    scored = [(value, name) for name, value in scores.items() if value is not None]
    worst = sorted(scored, key=lambda pair: pair[0])
    return [name for value, name in worst if value < CUTS[-1]][:at_most]


def next_step(edition: Edition, responses: Responses, item_id: str) -> tuple[int, str, str | None]:
    """The level that was chosen, its text, and the next level's text (None at the top).

    Raises: LookupError where the item has no level.
    """
    chosen = level(responses, item_id)
    if chosen is None:
        raise LookupError(item_id)
    texts = edition.text.items[item_id]
    return chosen, texts[chosen - 1], texts[chosen] if chosen < len(texts) else None
