"""What was tested for accessibility, and what is known not to hold.

``make accessibility`` writes all but ``standard`` and ``limits``, which are for authors.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from learning.authored.base import Authored, Language, Slug, Text

Check = Literal[
    "axe",
    "outline",
    "charts",
    "fields",
    "targets",
    "scroll",
    "words",
    "letters",
    "focus",
    "stillness",
    "visits",
]
Way = Literal["light", "dark", "forced", "phone", "narrow", "zoom", "still"]
Limit = Literal["people", "browsers", "charts", "calendar", "quoted", "paper", "spacing", "script"]
Count = Annotated[int, Field(ge=0)]


class Result(Authored):
    """How often one check was made in one way, and how often something was found."""

    check: Check
    way: Way
    looked: Count
    failed: Count


class Finding(Authored):
    """Where a check failed."""

    check: Check
    way: Way
    place: Slug
    language: Language


class Tested(Authored):
    """One run of all checks: ``tools`` by name with their versions, ``places`` of the app."""

    day: Annotated[date, BeforeValidator(date.fromisoformat)]
    tools: dict[str, Text]
    languages: tuple[Language, ...]
    places: tuple[Slug, ...]
    pages: Count
    results: tuple[Result, ...]
    findings: tuple[Finding, ...] = ()


class AccessibilityPlan(Authored):
    """The statement's facts; ``tested`` is None where nothing was tested yet."""

    standard: Text
    limits: tuple[Limit, ...]
    tested: Tested | None = None
