"""A cohort's scores by theme, facet and competence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from learning.bands import CUTS
from learning.edition import Edition
from learning.privacy import Pooled
from learning.scoring import item_score
from learning.statistics.counted import Summary, TooFew, summary
from learning.tally import points
from learning.vocabulary import CANNOT_SAY, Facet, Occasion


@dataclass(frozen=True)
class Measured:
    """One score of a cohort from 0 to 100, or the reason why there is none.

    ``theme`` is None for what belongs to no single theme; ``missing`` counts the people of the same
    blocks without this score.
    """

    name: str
    theme: str | None
    found: Summary | TooFew
    missing: int


def measured(pooled: Pooled, name: str, theme: str | None = None) -> Measured:
    """A measure that ``learning.tally`` counts under ``score``."""
    counts = {points(int(value)): people for value, people in pooled.of("score", name).items()}
    return Measured(name, theme, summary(counts), pooled.missing("score", name))


def item_measured(pooled: Pooled, item: str, name: str, theme: str | None = None) -> Measured:
    """The score of a single rating item; "cannot say" counts as missing."""
    counts = {
        score: people
        for option, people in pooled.of("option", item).items()
        if option != CANNOT_SAY and (score := item_score(int(option))) is not None
    }
    asked = pooled.people.get(("option", item), 0)
    return Measured(name, theme, summary(counts), asked - sum(counts.values()))


def facets_asked(edition: Edition, occasion: Occasion) -> list[Facet]:
    """The facets that an occasion asks about, in order."""
    asked = {item.facet for item in edition.on(occasion) if item.kind == "rating"}
    return [facet for facet in Facet if facet in asked]


def themes(pooled: Pooled, edition: Edition, occasion: Occasion) -> list[Measured]:
    """Every theme and the whole, of people with both facets; capability only where that is all."""
    asked = facets_asked(edition, occasion)
    if len(asked) == len(Facet):
        found = [measured(pooled, theme.id, theme.id) for theme in edition.plan.themes]
        return [*found, measured(pooled, "overall")]
    return [row for facet in asked for row in facet_rows(pooled, edition, facet)]


def facet_rows(pooled: Pooled, edition: Edition, facet: Facet) -> list[Measured]:
    """One facet by theme, and over all."""
    rows = [
        measured(pooled, f"{theme.id}.{facet.value}", theme.id) for theme in edition.plan.themes
    ]
    return [*rows, measured(pooled, facet.value)]


def competences(pooled: Pooled, edition: Edition, occasion: Occasion) -> list[Measured]:
    """Every competence: of people who rated both of its statements.

    Where an occasion asks about one facet only, that statement stands for the competence.
    """
    asked = facets_asked(edition, occasion)
    pairs = [(c, t.id) for t in edition.plan.themes for c in t.competences]
    if len(asked) == len(Facet):
        return [measured(pooled, competence.id, theme) for competence, theme in pairs]
    return [
        item_measured(pooled, getattr(competence, facet.value), competence.id, theme)
        for facet in asked
        for competence, theme in pairs
    ]


def lowest(rows: Sequence[Measured], at_most: int) -> list[Measured]:
    """The rows with the lowest means, lowest first; ties stay in order, the rest is left out."""
    scored = [(row.found.mean, row) for row in rows if isinstance(row.found, Summary)]
    return [row for _, row in sorted(scored, key=lambda pair: pair[0])][:at_most]


def nearest_level(score: float) -> int:
    """The described level, 1 to 5, that a score from 0 to 100 lies nearest to; half goes up."""
    return bisect_right(CUTS, score) + 1
