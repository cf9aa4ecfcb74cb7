"""How cohort charts word numbers, and the lack of them."""

import math
from collections.abc import Sequence
from typing import Any

from learning.charts.base import Palette
from learning.charts.measures import facet_name
from learning.charts.words import numbered, shortened
from learning.edition import Edition, Item
from learning.phrases import Phrases
from learning.statistics.counted import TooFew
from learning.vocabulary import Facet
from learning.wording import question

__all__ = ["numbered"]
_WIDEST = 50


def too_few(reason: TooFew, say: Phrases) -> str:
    """Why a number is missing, short enough for a cell."""
    return say("figures.too_few", needed=reason.needed, n=reason.n)


def interval(ends: tuple[float, float], say: Phrases, pattern: str = "0.0") -> str:
    """Two ends as one cell; a dash where they are undefined."""
    low, high = ends
    if math.isnan(low):
        return say("score.no_band")
    return say("figures.from_to", low=say.number(low, pattern), high=say.number(high, pattern))


def statement(item: Item, edition: Edition, say: Phrases, *, facet: bool) -> str:
    """What a statement with five levels is about, in one line; ``facet`` tells the two apart."""
    if item.kind not in {"rating", "then"} or item.competence is None:
        return question(edition, item, say).rstrip(".。")
    name = numbered(item.competence, edition)
    if not facet:
        return name
    return say.line([facet_name(item.facet or Facet.CAPABILITY, say), name])


def scenario(question_id: str, edition: Edition) -> str:
    """A question's number and competence, in one line."""
    plan = next(plan for plan in edition.plan.questions if plan.id == question_id)
    return f"{plan.id} {edition.text.competences[plan.competence]}"


def row_label(text: str) -> str:
    """A label for a row, cut so that it fits a phone."""
    return shortened(text, _WIDEST)


def between(sizes: Sequence[int], say: Phrases) -> str:
    """The smallest and the largest of several sizes, or the one that all have."""
    fewest, most = min(sizes), max(sizes)
    if fewest == most:
        return say.number(most)
    return say("figures.from_to", low=say.number(fewest), high=say.number(most))


def legend(palette: Palette) -> dict[str, Any]:
    """A key above a figure, which only names and hides nothing."""
    return {
        "orientation": "h",
        "traceorder": "normal",
        "x": 0,
        "y": 1,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": 14, "color": palette.text},
    }
