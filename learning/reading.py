"""Everything there is to read in one language."""

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from learning.authored.accessibility import AccessibilityPlan
from learning.authored.background import ArticlePlan, ArticleText
from learning.authored.cases import CasePlan, CaseText
from learning.authored.library import (
    BibliographyPlan,
    BibliographyText,
    GlossaryPlan,
    GlossaryText,
)
from learning.authored.sample import SampleText
from learning.authored.themes import (
    KeyPointPlan,
    KeyPointText,
    ModulePlan,
    ModuleText,
    ThemePlan,
    ThemeText,
)
from learning.authored.tools import (
    ChecklistPlan,
    ChecklistText,
    IndicatorsPlan,
    IndicatorsText,
    ToolPlan,
    ToolsText,
)
from learning.authored.translation import TranslationText
from learning.edition import Edition
from learning.phrases import Phrases

Plan = TypeVar("Plan", bound=BaseModel)
Words = TypeVar("Words", bound=BaseModel)


class Told(NamedTuple, Generic[Plan, Words]):
    """A part of the content: its structure and its words in one language."""

    plan: Plan
    text: Words


Case = Told[CasePlan, CaseText]
Theme = Told[ThemePlan, ThemeText]
KeyPoint = Told[KeyPointPlan, KeyPointText]
Article = Told[ArticlePlan, ArticleText]


# Compared by identity: there is one of each language, and caches may know it by that.
@dataclass(frozen=True, eq=False)
class Reading:
    """Everything there is to read in one language; the first one is no ``translation``.

    ``files`` are those that hold its texts, without the language's folder.
    """

    language: str
    phrases: Phrases
    module: Told[ModulePlan, ModuleText]
    themes: dict[str, Theme]
    cases: dict[str, Case]
    articles: dict[str, Article]
    bibliography: Told[BibliographyPlan, BibliographyText]
    glossary: Told[GlossaryPlan, GlossaryText]
    tools: dict[str, ToolPlan]
    tool_texts: ToolsText
    checklist: Told[ChecklistPlan, ChecklistText]
    indicators: Told[IndicatorsPlan, IndicatorsText]
    sample: SampleText
    accessibility: AccessibilityPlan
    editions: dict[tuple[str, int], Edition]
    translation: TranslationText | None
    files: frozenset[str]

    @cached_property
    def unchecked(self) -> frozenset[str]:
        """Files of a translation that nobody who speaks the language has checked yet."""
        return self.files - set(self.translation.checked) if self.translation else frozenset()

    @cached_property
    def key_points(self) -> dict[str, KeyPoint]:
        """Every key point by id, in reading order."""
        return {
            plan.id: Told(plan, theme.text.key_points[plan.id])
            for theme in self.themes.values()
            for plan in theme.plan.key_points
        }

    @cached_property
    def instrument(self) -> Edition:
        """The newest version of the instrument, which new attempts are given."""
        return self.editions[max(self.editions)]

    def theme_of(self, key_point: str) -> Theme:
        """The theme that a key point belongs to."""
        return next(theme for theme in self.themes.values() if key_point in theme.text.key_points)

    def key_point_of(self, competence: str) -> KeyPoint:
        """The key point that asks for a competence."""
        return next(
            point for point in self.key_points.values() if point.plan.competence == competence
        )
