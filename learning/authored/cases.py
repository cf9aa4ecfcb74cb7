"""Case studies: the named talks and the worked examples."""

from typing import Literal

from learning.authored.base import Address, Authored, KeyPointId, Slug, Text, Texts, ThemeId

Kind = Literal["talk", "example"]
DocumentId = Literal["module", "preservation", "cooperation", "innovation"]
Confidence = Literal["high", "medium", "low"]
Part = Literal["who", "where", "when", "partners", "done", "results", "lessons"]


class Source(Authored):
    """One address that facts rest on, and how sure we are of it."""

    id: Slug
    url: Address
    confidence: Confidence


class FactPlan(Authored):
    """One sourced statement; confidence ``reading`` marks our own reading: it needs no source."""

    id: Slug
    part: Part
    sources: tuple[Slug, ...] = ()
    confidence: Confidence | Literal["reading"]


class CasePlan(Authored):
    """What a case study is about, without words."""

    id: Slug
    kind: Kind
    named_in: tuple[DocumentId, ...]
    theme: ThemeId
    key_points: tuple[KeyPointId, ...]
    sources: tuple[Source, ...]
    facts: tuple[FactPlan, ...]


class CaseText(Authored):
    """The words of a case study in one language; ``worksheet`` replaces facts nobody could find."""

    title: Text
    speaker: Text | None = None
    place: Text
    period: Text
    summary: Text
    facts: dict[Slug, Text]
    unknown: Texts
    questions: Texts
    sources: dict[Slug, Text]
    worksheet: tuple[Text, ...] = ()
