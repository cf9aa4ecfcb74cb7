"""Small makers of what the tests of ``learning`` need."""

from learning.edition import Edition
from learning.vocabulary import CANNOT_SAY, Facet


def changed(edition, *, plan=None, text=None, language=None):
    """The edition with some fields of its structure or its words replaced."""
    return Edition(
        edition.plan.model_copy(update=plan or {}),
        edition.text.model_copy(update=text or {}),
        language or edition.language,
    )


def ratings(edition):
    return [item.id for item in edition.items.values() if item.kind == "rating"]


def answers(levels):
    """Responses from levels by item; None stands for an item that was not answered."""
    return {name: str(level) for name, level in levels.items() if level is not None}


def all_at(edition, level, facets=tuple(Facet)):
    """Responses that choose one level in every rating item of the given facets."""
    return answers(
        {name: level for name in ratings(edition) if edition.items[name].facet in facets}
    )


def everything(edition, occasion):
    """One response to every item of an occasion that offers options: the first option."""
    return {item.id: item.options[0] for item in edition.on(occasion) if item.options}


def cannot_say(edition):
    return dict.fromkeys(ratings(edition), CANNOT_SAY)
