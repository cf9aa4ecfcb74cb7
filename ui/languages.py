"""What languages are called, and which of them somebody wrote in."""

from ui import resources
from ui.visit import Visit


def language_name(visit: Visit, language: str) -> str:
    """A language's name; of one in which the dashboard is not offered, its code."""
    known = resources.catalogue().languages
    return visit.say(f"language.{language}") if language in known else language


def written_in(text: str) -> str | None:
    """The language on offer that a text shows by itself; None where it shows none."""
    return resources.catalogue().own_language.written_in(text)
