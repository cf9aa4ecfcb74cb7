"""What is counted when an attempt is submitted, so that no figure ever needs the responses again.

A tally maps ``(kind, name, value)`` to an amount; tallies of people add up. Kinds:

- ``option``: item, option → how many chose it.
- ``score``: measure, score in units → how many have exactly this score. Measures are competences
  and themes by id, ``practice``, ``capability``, ``T1.practice`` and so on, ``overall`` and
  ``knowledge``.
- ``sure``: question, ``option.sureness`` → how many.
- ``marks``: question, ``mark.total`` → how many among those who answered every question.
- ``product``: scale, ``item*item`` → sum of products of levels, ``item`` → sum of levels and the
  empty value → people, all over people who gave a level to every item of the scale.
- ``pair.<earlier occasion>``: measure, ``before.after`` in units → how many, of those with both.
- ``question.<earlier occasion>``: question, ``mark.mark`` → how many, of those who answered both.
- ``shift``: measure, one of ``SHIFT_SUMS`` → a sum over those with a baseline, a "thinking back"
  and an after score.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations_with_replacement
from typing import TypeAlias

from learning import knowledge
from learning.edition import Edition, then_id
from learning.scoring import (
    ITEMS_FOR_FACET,
    Responses,
    Score,
    item_score,
    level,
    mean,
    score,
    thinking_back,
)
from learning.vocabulary import Facet, Occasion

Key: TypeAlias = tuple[str, str, str]
Tally: TypeAlias = Mapping[Key, int]

UNITS = 110_880
"""Units of a score of 100; every possible score is a whole number of them, so sums are exact."""

SHIFT_SUMS = ("people", "change", "change2", "retrospective", "retrospective2", "shift", "shift2")


def of_pairs(kind: str) -> bool:
    """Whether a kind joins what a learner said on two occasions."""
    return kind == "shift" or kind.startswith(("pair.", "question."))


def units(value: float) -> int:
    """A score from 0 to 100 in units."""
    return round(value * UNITS / 100)


def points(amount: float) -> float:
    """Units as a score or a difference of scores, on the scale of 100."""
    return amount * 100 / UNITS


def tally(
    edition: Edition,
    occasion: Occasion,
    responses: Responses,
    earlier: Mapping[Occasion, Responses],
) -> Counter[Key]:
    """What one attempt adds; ``earlier`` holds the same learner's attempts of the same version."""
    found: Counter[Key] = Counter()
    for key, amount in _facts(edition, occasion, responses, earlier):
        found[key] += amount
    return found


def measures(edition: Edition, occasion: Occasion, responses: Responses) -> dict[str, float]:
    """Every score of an attempt that may be pooled with those of others, by measure.

    Competence, theme and overall scores that rest on one facet are left out: the facets can differ
    in level, so only scores of both are comparable between people (instrument, section 10).
    """
    scores = score(edition, responses, occasion)
    both = {theme: basis == "both" for theme, basis in scores.basis.items()}
    found: dict[str, Score] = {
        c.id: scores.competence[c.id]
        for t in edition.plan.themes
        for c in t.competences
        if level(responses, c.practice) and level(responses, c.capability)
    }
    found |= {theme: value for theme, value in scores.theme.items() if both[theme]}
    found["overall"] = scores.overall if all(both.values()) else None
    found |= {facet.value: value for facet, value in scores.facet.items()}
    found |= {f"{t}.{facet.value}": value for (t, facet), value in scores.theme_facet.items()}
    found["knowledge"] = knowledge.result(edition, responses).score
    return {name: value for name, value in found.items() if value is not None}


def remembered(edition: Edition, responses: Responses) -> dict[str, float]:
    """Capability as remembered afterwards, by measure: ``capability`` and one per theme."""
    items = [
        item_score(level(responses, then_id(c.capability)))
        for t in edition.plan.themes
        for c in t.competences
    ]
    found = {
        f"{name}.{Facet.CAPABILITY.value}": value
        for name, value in thinking_back(edition, responses).items()
    }
    found[Facet.CAPABILITY.value] = mean(items, ITEMS_FOR_FACET)
    return {name: value for name, value in found.items() if value is not None}


def scales(edition: Edition) -> dict[str, list[str]]:
    """Rating items of each scale whose reliability is looked at: themes and facets."""
    rated = [item for item in edition.items.values() if item.kind == "rating"]
    found = {t.id: [i.id for i in rated if i.theme == t.id] for t in edition.plan.themes}
    return found | {facet.value: [i.id for i in rated if i.facet is facet] for facet in Facet}


def _facts(
    edition: Edition,
    occasion: Occasion,
    responses: Responses,
    earlier: Mapping[Occasion, Responses],
) -> Iterator[tuple[Key, int]]:
    yield ("people", "", ""), 1
    for item, option in responses.items():
        yield ("option", item, option), 1
    now = measures(edition, occasion, responses)
    for name, value in now.items():
        yield ("score", name, str(units(value))), 1
    yield from _questions(edition, responses)
    yield from _products(edition, responses)
    for then, before in earlier.items():
        yield from _pairs(edition, then, before, responses, now)
    if Occasion.BASELINE in earlier:
        before_scores = measures(edition, Occasion.BASELINE, earlier[Occasion.BASELINE])
        yield from _shift(before_scores, remembered(edition, responses), now)


def _questions(edition: Edition, responses: Responses) -> Iterator[tuple[Key, int]]:
    marked = knowledge.mark(edition, responses)
    for mark in marked:
        if mark.option is not None and mark.sureness is not None:
            yield ("sure", mark.question, f"{mark.option}.{mark.sureness}"), 1
    if all(mark.option is not None for mark in marked):
        total = sum(mark.correct for mark in marked)
        for mark in marked:
            yield ("marks", mark.question, f"{int(mark.correct)}.{total}"), 1


def _products(edition: Edition, responses: Responses) -> Iterator[tuple[Key, int]]:
    for scale, items in scales(edition).items():
        levels = {item: given for item in items if (given := level(responses, item)) is not None}
        if len(levels) < len(items):
            continue
        yield ("product", scale, ""), 1
        for item, given in levels.items():
            yield ("product", scale, item), given
        for one, other in combinations_with_replacement(items, 2):
            yield ("product", scale, f"{one}*{other}"), levels[one] * levels[other]


def _pairs(
    edition: Edition,
    then: Occasion,
    before: Responses,
    responses: Responses,
    now: Mapping[str, float],
) -> Iterator[tuple[Key, int]]:
    scores = measures(edition, then, before)
    for name in now.keys() & scores.keys():
        yield (f"pair.{then.value}", name, f"{units(scores[name])}.{units(now[name])}"), 1
    for old, new in zip(
        knowledge.mark(edition, before), knowledge.mark(edition, responses), strict=True
    ):
        if old.option is not None and new.option is not None:
            marks = f"{int(old.correct)}.{int(new.correct)}"
            yield (f"question.{then.value}", new.question, marks), 1


def _shift(
    before: Mapping[str, float], back: Mapping[str, float], now: Mapping[str, float]
) -> Iterator[tuple[Key, int]]:
    for name in before.keys() & back.keys() & now.keys():
        pre, then, post = units(before[name]), units(back[name]), units(now[name])
        sums = (1, *(s for d in (post - pre, post - then, then - pre) for s in (d, d * d)))
        for sum_name, amount in zip(SHIFT_SUMS, sums, strict=True):
            yield ("shift", name, sum_name), amount
