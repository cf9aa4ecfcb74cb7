"""A gentle look at attention: do the unscored controls agree with the items they belong to?"""

from learning.edition import Edition
from learning.scoring import HIGHEST, LOWEST, Responses, level

FURTHEST_APART = 3
PAIRS_FOR_A_FLAG = 2
ANSWERS_FOR_SAMENESS = 12


def flagged_pairs(edition: Edition, responses: Responses) -> list[str]:
    """Controls whose answer is far from their item's: |(6 - control) - item| is 3 or more.

    Pairs with a missing answer are never flagged.
    """
    return [
        theme.control.id
        for theme in edition.plan.themes
        if pair_flag(level(responses, theme.control.id), level(responses, theme.control.against))
    ]


def flagged(edition: Edition, responses: Responses) -> bool:
    """Whether a learner should be asked to check their answers; it never deletes anything.

    True with two flagged pairs, or where at least 12 scored answers were given and all are equal.
    """
    ratings = [
        chosen
        for item in edition.items.values()
        if item.kind == "rating" and (chosen := level(responses, item.id)) is not None
    ]
    same = len(ratings) >= ANSWERS_FOR_SAMENESS and len(set(ratings)) == 1
    return same or len(flagged_pairs(edition, responses)) >= PAIRS_FOR_A_FLAG


def pair_flag(control: int | None, item: int | None) -> bool:
    """Whether one control, turned round, lies three levels or more from its item."""
    if control is None or item is None:
        return False
    return abs((HIGHEST + LOWEST - control) - item) >= FURTHEST_APART
