"""How charts and tables of cohorts name measures and write changes, intervals and numbers."""

import math

from learning.charts.base import Palette
from learning.edition import Edition
from learning.phrases import Phrases
from learning.vocabulary import Facet

SIGNED = "+0.0;-0.0"


def measure_name(measure: str, edition: Edition, say: Phrases, knowledge: str = "") -> str:
    """A competence, a theme, a facet or a theme's facet by name; ``knowledge`` names that score."""
    text = edition.text
    if measure == "knowledge":
        return knowledge
    if measure in text.competences:
        return text.competences[measure]
    named = {**text.theme_names, **{facet.value: facet_name(facet, say) for facet in Facet}}
    return say.line(named[part] for part in measure.split("."))


def facet_name(facet: Facet, say: Phrases) -> str:
    """A facet in one word."""
    return say(f"facet.{facet}")


def measure_colour(measure: str, palette: Palette) -> str:
    """The colour of the theme that a measure belongs to, or that of the text."""
    return palette.theme.get(f"T{measure[1:2]}", palette.text)


def signed(value: float, say: Phrases) -> str:
    """A change or a difference with its sign and one decimal; a dash where there is none."""
    return say.number(value, SIGNED) if math.isfinite(value) else say("score.no_band")


def interval(ends: tuple[float, float], say: Phrases, pattern: str = "0.0") -> str:
    """An interval in words; a dash where there is none."""
    low, high = ends
    if not math.isfinite(low):
        return say("score.no_band")
    return say("figures.from_to", low=say.number(low, pattern), high=say.number(high, pattern))


def plain(value: float, say: Phrases, pattern: str = "0.0") -> str:
    """A number with so many decimals; a dash where there is none."""
    return say.number(value, pattern) if math.isfinite(value) else say("score.no_band")
