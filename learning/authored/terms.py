"""The term base: one word of the field, one translation, and where it was read."""

from typing import Annotated

from pydantic import Field

from learning.authored.base import Authored, Language, Slug, Text, Texts
from learning.authored.library import EntrySource


class TermIn(Authored):
    """A term in one language, the forms it takes in running text, and its source.

    ``elsewhere`` names places (file and place in it) that have the English word without the term.
    None as a source means that nobody has looked the term up.
    """

    term: Text
    forms: tuple[Text, ...] = ()
    source: EntrySource | None = None
    elsewhere: tuple[Text, ...] = ()


class TermBasePlan(Authored):
    """Every term by id: its English words, and the same in each other language."""

    terms: Annotated[dict[Slug, "TermPlanned"], Field(min_length=1)]


class TermPlanned(Authored):
    """The English words of one term, and the term in each translation."""

    words: Texts
    translations: Annotated[dict[Language, TermIn], Field(min_length=1)]


TermBasePlan.model_rebuild()
