"""How far a translation has come: when it was drafted, and who has checked which file."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from learning.authored.base import Authored, Text

Day = Annotated[date, BeforeValidator(date.fromisoformat)]


class CheckedBy(Authored):
    """Somebody who speaks the language read a whole file and found it right."""

    by: Text
    on: Day


class TranslationText(Authored):
    """The state of one language's texts; a file that nobody ``checked`` is a draft."""

    drafted_on: Day
    checked: Annotated[dict[str, CheckedBy], Field(default_factory=dict)]


class SourcesText(Authored):
    """Which English each text was made from: fingerprints by file and place.

    ``python -m learning.translated`` writes it; nobody edits it by hand.
    """

    files: dict[str, dict[str, str]]
