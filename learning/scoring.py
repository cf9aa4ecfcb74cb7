"""Scores from responses: item, competence, theme, facet and overall, each on a scale 0 to 100.

The rules are the instrument's (section 10): missing stays missing, and a score needs at least half
of what it rests on. That half rule for individual scores follows Bell et al. 2016,
DOI 10.1186/s13104-016-2284-z.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from learning.edition import Edition, then_id
from learning.vocabulary import CANNOT_SAY, Facet, Occasion

Responses = Mapping[str, str]
Score = float | None
Basis = Literal["both", "practice_only", "capability_only", "neither"]

LOWEST, HIGHEST = 1, 5
COMPETENCES_FOR_THEME = 2
ITEMS_FOR_FACET = 6
ITEMS_FOR_THEME_FACET = 2


@dataclass(frozen=True)
class Scores:
    """All scores of one attempt; None where too little was answered to say anything.

    ``answered`` counts rating items with a level, of the ``asked`` rating items.
    """

    answered: int
    asked: int
    competence: dict[str, Score]
    theme: dict[str, Score]
    facet: dict[Facet, Score]
    theme_facet: dict[tuple[str, Facet], Score]
    basis: dict[str, Basis]
    overall: Score


def level(responses: Responses, item_id: str) -> int | None:
    """The level 1 to 5 chosen for an item; None where nothing, or "cannot say", was chosen."""
    option = responses.get(item_id, CANNOT_SAY)
    return None if option == CANNOT_SAY else int(option)


def item_score(chosen: int | None) -> Score:
    """An item's score: (level - 1) / 4 * 100; None stays None."""
    return None if chosen is None else (chosen - LOWEST) / (HIGHEST - LOWEST) * 100


def mean(scores: Iterable[Score], at_least: int = 1) -> Score:
    """Mean of the scores that are there; None where fewer than ``at_least`` are."""
    there = [score for score in scores if score is not None]
    return sum(there) / len(there) if len(there) >= at_least else None


def score(edition: Edition, responses: Responses, occasion: Occasion = Occasion.BASELINE) -> Scores:
    """Score the rating items of one attempt; the occasion says how many of them were asked."""
    items = {
        item.id: item_score(level(responses, item.id))
        for item in edition.items.values()
        if item.kind == "rating"
    }
    competence = {
        c.id: mean([items[c.practice], items[c.capability]])
        for theme in edition.plan.themes
        for c in theme.competences
    }
    theme = {
        t.id: mean((competence[c.id] for c in t.competences), COMPETENCES_FOR_THEME)
        for t in edition.plan.themes
    }
    theme_facet = {
        (t.id, facet): mean(
            (items[getattr(c, facet.value)] for c in t.competences), ITEMS_FOR_THEME_FACET
        )
        for t in edition.plan.themes
        for facet in Facet
    }
    return Scores(
        answered=sum(value is not None for value in items.values()),
        asked=sum(item.kind == "rating" for item in edition.on(occasion)),
        competence=competence,
        theme=theme,
        facet={facet: _facet(edition, items, facet) for facet in Facet},
        theme_facet=theme_facet,
        basis={t.id: _basis(theme_facet, t.id) for t in edition.plan.themes},
        overall=mean(theme.values(), len(theme)),
    )


def thinking_back(edition: Edition, responses: Responses) -> dict[str, Score]:
    """Capability per theme as remembered afterwards; None where under 2 of 4 items are there."""
    return {
        t.id: mean(
            (item_score(level(responses, then_id(c.capability))) for c in t.competences),
            ITEMS_FOR_THEME_FACET,
        )
        for t in edition.plan.themes
    }


def _facet(edition: Edition, items: Mapping[str, Score], facet: Facet) -> Score:
    mine = [score for name, score in items.items() if edition.items[name].facet is facet]
    return mean(mine, ITEMS_FOR_FACET)


def _basis(theme_facet: Mapping[tuple[str, Facet], Score], theme: str) -> Basis:
    practice = theme_facet[theme, Facet.PRACTICE] is not None
    capability = theme_facet[theme, Facet.CAPABILITY] is not None
    if practice and capability:
        return "both"
    if practice:
        return "practice_only"
    return "capability_only" if capability else "neither"
