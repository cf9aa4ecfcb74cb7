"""Bibliography and glossary."""

from typing import Annotated, Literal

from pydantic import Field

from learning.authored.base import Address, Authored, KeyPointId, Language, Slug, Text
from learning.authored.cases import Confidence

Verdict = Literal["verified", "fuller", "differs", "partly", "thing_only", "not_found"]


class EntrySource(Authored):
    """One address that shows what a bibliography entry really is."""

    url: Address
    confidence: Confidence


class EntryPlan(Authored):
    """One entry of the module text's bibliography and how it stood up to checking.

    ``language`` is the one that the reference is written in, None where nobody noted it.
    """

    id: Slug
    verdict: Verdict
    language: Language | None = None
    sources: tuple[EntrySource, ...] = ()


class BibliographyPlan(Authored):
    """All entries, in the module text's order."""

    entries: Annotated[tuple[EntryPlan, ...], Field(min_length=1)]


class EntryText(Authored):
    """An entry as it was given, as it was found, and what differs."""

    given: Text
    found: Text
    differs: Text


class BibliographyText(Authored):
    """The bibliography's words in one language."""

    intro: Text
    verdicts: dict[Verdict, Text]
    entries: dict[Slug, EntryText]


class TermPlan(Authored):
    """One glossary term and the key points it belongs to."""

    id: Slug
    key_points: tuple[KeyPointId, ...] = ()


class GlossaryPlan(Authored):
    """All terms; pages sort them by their wording."""

    terms: Annotated[tuple[TermPlan, ...], Field(min_length=1)]


class TermText(Authored):
    """A term, what it means in this module, and other words for it."""

    term: Text
    means: Text
    also: tuple[Text, ...] = ()


class GlossaryText(Authored):
    """The glossary's words in one language."""

    terms: dict[Slug, TermText]
