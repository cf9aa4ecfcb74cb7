"""A synthetic cohort: people who do not exist, answering as people might.

Nothing here says anything about real respondents; it only fills pages. Each person has an ability;
levels scatter around it, capability rises between the occasions and practice hardly does.
"""

from dataclasses import dataclass

import numpy as np

from learning.edition import Edition, Item, sureness_id
from learning.scoring import HIGHEST, LOWEST
from learning.vocabulary import CANNOT_SAY, Facet, Occasion

_SPREAD = 0.85
_GAIN = 0.9
_UNANSWERED = 0.03
_CANNOT_SAY = 0.04
_WRITES = 0.6
# Looking back, people judge their earlier selves more strictly.
_STRICTER = 0.4
_PLEASED = 3.8
_LEARNED = 0.2


@dataclass(frozen=True)
class Person:
    """An invented learner: ability in levels, and how much the module taught them."""

    ability: float
    gain: float
    knows: float


def person(generator: np.random.Generator, group: int) -> Person:
    """Draw one person; groups differ a little, so that there is a gap to look at."""
    return Person(
        ability=float(generator.normal(2.4 + 0.3 * group, 0.7)),
        gain=float(generator.normal(_GAIN, 0.45)),
        knows=float(generator.beta(5, 4)),
    )


def answers(
    generator: np.random.Generator, who: Person, edition: Edition, occasion: Occasion
) -> dict[str, str]:
    """Chosen option by item for one occasion; some items stay unanswered."""
    given: dict[str, str] = {}
    for item in edition.on(occasion):
        if item.kind in {"open", "sureness"} or generator.random() < _UNANSWERED:
            continue
        if item.kind == "question":
            given |= _question(generator, who, edition, item, occasion)
        else:
            given[item.id] = _level(generator, who, item, occasion)
    return given


def writes(generator: np.random.Generator) -> bool:
    """Whether somebody answers an open question this time."""
    return bool(generator.random() < _WRITES)


def _level(generator: np.random.Generator, who: Person, item: Item, occasion: Occasion) -> str:
    if item.facet is Facet.PRACTICE and generator.random() < _CANNOT_SAY:
        return CANNOT_SAY
    later = occasion is not Occasion.BASELINE
    learned = later and item.kind == "rating" and item.facet is Facet.CAPABILITY
    middle = {
        "then": who.ability - _STRICTER,
        "control": HIGHEST + LOWEST - who.ability,
        "event": _PLEASED,
    }.get(item.kind, who.ability + (who.gain if learned else 0))
    level = round(float(generator.normal(middle, _SPREAD)))
    return str(min(HIGHEST, max(LOWEST, level)))


def _question(
    generator: np.random.Generator, who: Person, edition: Edition, item: Item, occasion: Occasion
) -> dict[str, str]:
    key = next(question.key for question in edition.plan.questions if question.id == item.id)
    chance = who.knows + (_LEARNED if occasion is Occasion.AFTER else 0.0)
    if generator.random() < chance:
        option, sure = str(key), generator.choice(["sure", "fairly", "guess"], p=[0.5, 0.4, 0.1])
    else:
        option = str(generator.choice([name for name in item.options if name != key]))
        sure = generator.choice(["sure", "fairly", "guess"], p=[0.2, 0.4, 0.4])
    return {item.id: option, sureness_id(item.id): str(sure)}
