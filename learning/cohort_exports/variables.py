"""The columns that the answers of a cohort fill, with everything a code book says of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from learning import wording
from learning.edition import Edition, Item
from learning.phrases import Phrases

Scale = Literal["ordinal", "nominal", "text"]
ORDERED = {"rating", "control", "then", "event"}
"""Kinds of items whose options are levels in order."""


@dataclass(frozen=True)
class Variable:
    """One item of one edition.

    ``name`` is the item's id, ``label`` what is asked and ``options`` what each option says, all in
    the reader's language. ``theme``, ``competence`` and ``facet`` are empty where there is none.
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
    return [
        _of_item(edition, item, say)
        for edition in editions
        for item in edition.items.values()
        if texts or item.kind != "open"
    ]


def columns(found: Iterable[Variable]) -> dict[str, Variable]:
    """One variable by name, in order; of several versions the newest words it."""
    return {variable.name: variable for variable in found}


def _of_item(edition: Edition, item: Item, say: Phrases) -> Variable:
    scale: Scale = "ordinal" if item.kind in ORDERED else "nominal"
    return Variable(
        name=item.id,
        kind=item.kind,
        scale="text" if item.kind == "open" else scale,
        label=wording.question(edition, item, say),
        options=wording.options(edition, item),
        theme=item.theme or "",
        competence=item.competence or "",
        facet=item.facet.value if item.facet else "",
        instrument=edition.plan.id,
        version=str(edition.plan.version),
    )
