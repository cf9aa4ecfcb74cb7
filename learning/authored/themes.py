"""The module and its themes with their key points."""

from typing import Annotated

from pydantic import Field

from learning.authored.base import (
    Authored,
    CompetenceId,
    KeyPointId,
    Language,
    Slug,
    Text,
    Texts,
    ThemeId,
)


class ModulePlan(Authored):
    """The module: which languages, themes and cases it has, and in which order."""

    id: Slug
    workshop_on: Text
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    themes: tuple[ThemeId, ...]
    cases: tuple[Slug, ...]
    organisers: tuple[Slug, ...]


class ModuleText(Authored):
    """The module in one language: its name, its welcome, and what is stored about a learner."""

    title: Text
    series: Text
    organisers: dict[Slug, Text]
    welcome: Text
    about: Text
    draft_notice: Text
    data_notice: Text


class ExamplePlan(Authored):
    """The sourced example of a key point: a case and the facts it rests on."""

    case: Slug
    facts: Annotated[tuple[Slug, ...], Field(min_length=1)]


class KeyPointPlan(Authored):
    """One of a theme's key points, the competence it asks for, its example and its tools."""

    id: KeyPointId
    competence: CompetenceId
    example: ExamplePlan
    tools: Annotated[tuple[Slug, ...], Field(min_length=1)]


class ThemePlan(Authored):
    """One theme and its key points, in reading order."""

    id: ThemeId
    key_points: Annotated[tuple[KeyPointPlan, ...], Field(min_length=1)]


class ThemesPlan(Authored):
    """All themes."""

    themes: tuple[ThemePlan, ...]


class KeyPointText(Authored):
    """A key point's teaching text in one language (Markdown in the longer parts)."""

    title: Text
    can: Text
    means: Text
    hard: Text
    example: Text
    try_: Annotated[Texts, Field(alias="try")]
    prompts: Texts


class ThemeText(Authored):
    """A theme's text in one language."""

    title: Text
    short: Text
    lead: Text
    key_points: dict[KeyPointId, KeyPointText]
