"""How cohort charts word numbers, and the lack of them."""

from collections.abc import Sequence
from typing import Any

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


def ticks(values: Sequence[float], say: Phrases) -> dict[str, Any]:
    """Where an axis has ticks, and their numbers in words."""
    return {"tickvals": values, "ticktext": [say.number(value, "0.##") for value in values]}
