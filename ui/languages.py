"""What languages are called."""

from ui import resources
from ui.visit import Visit


def language_name(visit: Visit, language: str) -> str:
    """A language's name; of one in which the dashboard is not offered, its code."""
    known = resources.catalogue().languages
    return visit.say(f"language.{language}") if language in known else language
