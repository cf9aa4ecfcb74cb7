"""The questionnaire as steps that fit a phone: a competence, a question, a theme's prompts."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from learning.edition import Edition, Item
from learning.scoring import Responses
from learning.vocabulary import Occasion, Section


@dataclass(frozen=True)
class Step:
    """Items that stand on one screen; ``number`` counts from 0."""

    number: int
    section: Section
    items: tuple[Item, ...]

    @property
    def theme(self) -> str | None:
        """The theme that the step belongs to; None for questions on the event."""
        return self.items[0].theme


@cache
def steps(edition: Edition, occasion: Occasion) -> tuple[Step, ...]:
    """All steps of an occasion, in order, without the closing review."""
    parts = [
        (section, tuple(items))
        for section in edition.plan.occasions[occasion]
        for _, items in groupby(edition.asked(section), key=_screen)
    ]
    return tuple(Step(number, section, items) for number, (section, items) in enumerate(parts))


def closed(items: list[Item] | tuple[Item, ...]) -> list[Item]:
    """Items that count for progress: open answers are welcome and never owed."""
    return [item for item in items if item.kind != "open"]


def progress(edition: Edition, occasion: Occasion, responses: Responses) -> tuple[int, int]:
    """How many items with options were answered, and how many are asked."""
    asked = closed(edition.on(occasion))
    return sum(item.id in responses for item in asked), len(asked)


def statement_numbers(edition: Edition, occasion: Occasion) -> dict[str, int]:
    """The running number of each rating item among the rating items of an occasion, from 1."""
    ratings = [item.id for item in edition.on(occasion) if item.kind == "rating"]
    return {name: number for number, name in enumerate(ratings, start=1)}


def _screen(item: Item) -> str:
    """What items must share to stand on one screen."""
    if item.competence:
        return item.competence
    return f"{item.kind}/{item.theme}" if item.theme else "event"
