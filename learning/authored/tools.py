"""Tools a learner can take to work: worksheets, the agreement checklist, outcome indicators."""

from typing import Annotated, Literal

from pydantic import Field

from learning.authored.base import Authored, CompetenceId, Slug, Text
from learning.vocabulary import Answer

Page = Literal["worksheet", "checklist", "indicators"]
IndicatorId = Annotated[str, Field(pattern=r"^O[1-9]\.[1-9]$")]
DimensionId = Annotated[str, Field(pattern=r"^O[1-9]$")]


class ToolPlan(Authored):
    """One tool, the competences it serves, and the form it comes in."""

    id: Slug
    competences: Annotated[tuple[CompetenceId, ...], Field(min_length=1)]
    page: Page


class ToolsPlan(Authored):
    """All tools."""

    tools: tuple[ToolPlan, ...]


class FieldText(Authored):
    """One field of a worksheet."""

    ask: Text
    hint: Text


class ToolText(Authored):
    """A tool's words; ``minutes`` is our estimate of the time it takes."""

    title: Text
    purpose: Text
    minutes: int
    with_: Annotated[Text, Field(alias="with")]
    fields_: Annotated[tuple[FieldText, ...], Field(alias="fields")]
    after: Text


class ToolsText(Authored):
    """The toolkit's words in one language."""

    intro: Text
    tools: dict[Slug, ToolText]


class PointPlan(Authored):
    """One point of an agreement; essential ones belong in writing before anything is public."""

    id: Slug
    essential: bool = False


class AreaPlan(Authored):
    """One area of the agreement checklist."""

    id: Slug
    points: Annotated[tuple[PointPlan, ...], Field(min_length=1)]


class ChecklistPlan(Authored):
    """The agreement checklist."""

    areas: tuple[AreaPlan, ...]


class ChecklistText(Authored):
    """The checklist's words in one language."""

    title: Text
    intro: Text
    areas: dict[Slug, Text]
    points: dict[Slug, Text]
    answers: dict[Answer, Text]


class DimensionPlan(Authored):
    """One kind of outcome and its indicators."""

    id: DimensionId
    indicators: Annotated[tuple[IndicatorId, ...], Field(min_length=1)]


class IndicatorsPlan(Authored):
    """The framework for evaluating outcomes."""

    dimensions: tuple[DimensionPlan, ...]


class IndicatorText(Authored):
    """An indicator: its name, how to measure it, what to be careful about."""

    name: Text
    measure: Text
    caution: Text | None = None


class IndicatorsText(Authored):
    """The framework's words in one language."""

    title: Text
    intro: Text
    dimensions: dict[DimensionId, Text]
    indicators: dict[IndicatorId, IndicatorText]
    side_effects: tuple[Text, ...]
