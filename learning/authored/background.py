"""Background articles that retell the guides behind the module."""

from typing import Annotated, Literal

from pydantic import Field

from learning.authored.base import Address, Authored, Slug, Text
from learning.authored.cases import Confidence, DocumentId


class ArticleSource(Authored):
    """One address an article draws on; ``background`` marks general knowledge to be checked."""

    id: Slug
    url: Address
    confidence: Confidence | Literal["background"]


class ArticlePlan(Authored):
    """One article: the document it retells, its sections in order, whether it has the diagram."""

    id: Slug
    document: DocumentId
    sections: Annotated[tuple[Slug, ...], Field(min_length=1)]
    sources: tuple[ArticleSource, ...] = ()
    diagram: bool = False


class BackgroundPlan(Authored):
    """All background articles, in reading order."""

    articles: tuple[ArticlePlan, ...]


class SectionText(Authored):
    """One section of an article and the question it leaves the reader with."""

    title: Text
    body: Text
    ask: Text


class ModelText(Authored):
    """One of the two innovation models in the diagram."""

    name: Text
    caption: Text


class OutsideText(Authored):
    """What crosses the boundary of the organisation, in and out."""

    in_: Annotated[Text, Field(alias="in")]
    out: Text


class DotTexts(Authored):
    """What each kind of dot in the diagram stands for."""

    own_used: Text
    own_dropped: Text
    taken_in: Text
    given_out: Text


class DiagramText(Authored):
    """Labels of the closed and open innovation diagram."""

    title: Text
    closed: ModelText
    open: ModelText
    boundary: Text
    stages: tuple[Text, Text, Text]
    outside: OutsideText
    notes: DotTexts


class ArticleText(Authored):
    """An article's words in one language."""

    title: Text
    lead: Text
    origin: Text
    sections: dict[Slug, SectionText]
    sources: dict[Slug, Text] = Field(default_factory=dict)
    diagram: DiagramText | None = None
