"""How charts and tables word scores."""

from collections.abc import Mapping

from learning import width
from learning.bands import BANDS, band
from learning.edition import Edition
from learning.phrases import Phrases
from learning.scoring import Score, Scores

_WIDEST_LABEL = 24
_WIDEST_ROW = 46
_MARKING = str.maketrans({"<": "‹", ">": "›", "&": "＆", "$": "＄"})


def worded(score: Score, say: Phrases) -> str:
    """A score as a whole number, or the words for "too few answers"."""
    return say("score.none") if score is None else say.number(score)


def band_name(score: Score, edition: Edition, say: Phrases) -> str:
    """The name of a score's band, or a dash."""
    found = band(score)
    return say("score.no_band") if found is None else edition.text.bands[BANDS[found - 1]].name


def wrapped(label: str, widest: int = _WIDEST_LABEL) -> str:
    """A label broken into lines, so that a phone has room for the chart beside it."""
    return "<br>".join(width.wrapped(label, widest))


def shortened(label: str, widest: int = _WIDEST_ROW) -> str:
    """A label cut so that it fits a phone; the chart gives it whole elsewhere."""
    return width.shortened(label, widest)


def as_label(text: str) -> str:
    """A typed text as a label: Plotly would read tags and entities in it."""
    return shortened(text).translate(_MARKING)


def described(name: str, scores: Scores, edition: Edition, say: Phrases) -> str:
    """A competence with its score and band, for those who point at it."""
    value = scores.competence[name]
    title = edition.text.competences[name]
    return say.named(title, say.line([worded(value, say), band_name(value, edition, say)]))


def numbered(competence: str, edition: Edition) -> str:
    """A competence's name with the number that the key points use too."""
    return f"{number(competence)} {edition.text.competences[competence]}"


def number(competence: str) -> str:
    """A competence's number: its theme, and its place in the theme."""
    return competence.removeprefix("C")


def scored(scores: Mapping[str, Score]) -> dict[str, float]:
    """The scores that are there."""
    return {name: value for name, value in scores.items() if value is not None}
