"""The columns that the answers of a cohort fill, with everything a code book says of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from learning import wording
from learning.edition import Edition, Item
from learning.phrases import Phrases
from learning.plan import POSITIONS

Scale = Literal["ordinal", "nominal", "text"]
PLAN_TEXTS = ("action", "first_step", "needs", "obstacle", "answer")
"""Fields of a plan that tutors may take along: none that names a person or a partner."""

ORDERED = {"rating", "control", "then", "event"}
"""Kinds of items whose options are levels in order."""


@dataclass(frozen=True)
class Variable:
    """One item of one edition, or one field of a plan.

    ``name`` is the item's id, ``label`` what is asked and ``options`` what each option says, all in
    the reader's language. ``theme``, ``competence`` and ``facet`` are empty where there is none,
    and so are ``instrument`` and ``version`` for plans, which belong to no edition.
    """

    name: str
    kind: str
    scale: Scale
    label: str
    options: Mapping[str, str] = field(default_factory=dict)
    theme: str = ""
    competence: str = ""
    facet: str = ""
    instrument: str = ""
    version: str = ""


def variables(editions: Sequence[Edition], say: Phrases, *, texts: bool) -> list[Variable]:
    """Every variable of the editions in order, and what was written only where it is asked for."""
    found = [
        _of_item(edition, item)
        for edition in editions
        for item in edition.items.values()
        if texts or item.kind != "open"
    ]
    return found + (list(_of_plans(say)) if texts else [])


def columns(found: Iterable[Variable]) -> dict[str, Variable]:
    """One variable by name, in order; of several versions the newest words it."""
    return {variable.name: variable for variable in found}


def _of_item(edition: Edition, item: Item) -> Variable:
    scale: Scale = "ordinal" if item.kind in ORDERED else "nominal"
    return Variable(
        name=item.id,
        kind=item.kind,
        scale="text" if item.kind == "open" else scale,
        label=wording.question(edition, item),
        options=wording.options(edition, item),
        theme=item.theme or "",
        competence=item.competence or "",
        facet=item.facet.value if item.facet else "",
        instrument=edition.plan.id,
        version=str(edition.plan.version),
    )


def _of_plans(say: Phrases) -> Iterator[Variable]:
    for position in POSITIONS:
        for name in PLAN_TEXTS:
            label = f"{say('plan.number', number=position)}: {say(f'plan.{name}')}"
            yield Variable(f"plan.{position}.{name}", "plan", "text", label)
