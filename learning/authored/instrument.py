"""The self-assessment: a versioned set of items."""

from typing import Annotated, Literal

from pydantic import Field

from learning.authored.base import Authored, CompetenceId, ItemId, Slug, Text, Texts, ThemeId
from learning.vocabulary import Facet, Occasion, Section, Sureness

OptionId = Literal["A", "B", "C", "D"]
BandId = Literal["1", "2", "3", "4", "5"]
KnowledgeBandId = Literal["1", "2", "3"]
FiveTexts = Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]


class CompetencePlan(Authored):
    """One competence and its two rating items."""

    id: CompetenceId
    practice: ItemId
    capability: ItemId


class ControlPlan(Authored):
    """An unscored control and the item it is held against."""

    id: ItemId
    against: ItemId


class InstrumentThemePlan(Authored):
    """The part of the instrument that belongs to one theme."""

    id: ThemeId
    competences: tuple[CompetencePlan, ...]
    control: ControlPlan


class QuestionPlan(Authored):
    """A scenario question, the competence it is about, and its key."""

    id: ItemId
    competence: CompetenceId
    key: OptionId


class PromptPlan(Authored):
    """A reflection prompt."""

    id: ItemId
    theme: ThemeId


class EventQuestionPlan(Authored):
    """A question on the event itself: rated on five levels, or open."""

    id: ItemId
    kind: Literal["rating", "text"]


class InstrumentPlan(Authored):
    """An instrument's structure: what is asked when, and what counts."""

    id: Slug
    version: int
    status: Literal["draft", "piloted"]
    source: Text
    licence: Text
    levels: Literal[5]
    themes: tuple[InstrumentThemePlan, ...]
    questions: tuple[QuestionPlan, ...]
    reflections: tuple[PromptPlan, ...]
    event: tuple[EventQuestionPlan, ...]
    occasions: dict[Occasion, tuple[Section, ...]]
    reasons: tuple[Occasion, ...]


class OptionText(Authored):
    """An option of a scenario question and the reason why it is best or not."""

    text: Text
    reason: Text


class QuestionText(Authored):
    """A scenario and its options."""

    scenario: Text
    options: dict[OptionId, OptionText]


class EventQuestionText(Authored):
    """A question on the event; ``levels`` only where it is rated."""

    stem: Text
    levels: Texts | None = None


class BandText(Authored):
    """A band's name and its feedback by theme."""

    name: Text
    T1: Text
    T2: Text
    T3: Text


class KnowledgeBandText(Authored):
    """A knowledge band's name and feedback."""

    name: Text
    text: Text


class StemTexts(Authored):
    """The question put before each kind of rating item."""

    practice: Text
    capability: Text
    thinking_back: Text


class InstrumentText(Authored):
    """The instrument's words in one language; ``theme_names`` are short enough for charts."""

    title: Text
    about: Text
    stems: StemTexts
    facets: dict[Facet, Text]
    cannot_say: Text
    themes: dict[ThemeId, Text]
    theme_names: dict[ThemeId, Text]
    competences: dict[CompetenceId, Text]
    items: dict[ItemId, FiveTexts]
    control_stem: Text
    control_levels: FiveTexts
    controls: dict[ItemId, Text]
    question_stem: Text
    questions: dict[ItemId, QuestionText]
    sureness_stem: Text
    sureness: dict[Sureness, Text]
    reflections: dict[ItemId, Text]
    event: dict[ItemId, EventQuestionText]
    bands: dict[BandId, BandText]
    knowledge_bands: dict[KnowledgeBandId, KnowledgeBandText]


class EditionSeal(Authored):
    """The fingerprint of one edition's meaning; a change without a new version is a fault."""

    instrument: Slug
    version: int
    language: Text
    fingerprint: Text


class EditionsPlan(Authored):
    """All sealed editions."""

    editions: tuple[EditionSeal, ...]
