"""Words with one meaning each, shared by content, scoring and the database."""

from enum import StrEnum
from typing import Literal, get_args


class Occasion(StrEnum):
    """When an instrument is answered; ``self`` is for a learner without a cohort."""

    BASELINE = "baseline"
    AFTER = "after"
    FOLLOW_UP = "follow_up"
    SELF = "self"


class Section(StrEnum):
    """A part of the instrument that an occasion may ask."""

    RATINGS = "ratings"
    CAPABILITY = "capability"
    THINKING_BACK = "thinking_back"
    QUESTIONS = "questions"
    REFLECTIONS = "reflections"
    EVENT = "event"


class Facet(StrEnum):
    """What a rating item is about: the organisation's practice or the learner's capability."""

    PRACTICE = "practice"
    CAPABILITY = "capability"


CANNOT_SAY = "cannot_say"
"""The sixth choice of a rating item: it counts as missing and is never filled in."""

Sureness = Literal["sure", "fairly", "guess"]
"""How sure somebody is of an answer to a scenario question."""
DEGREES: tuple[Sureness, ...] = get_args(Sureness)

Answer = Literal["written", "discussed", "open", "not_applicable"]
"""How far partners have settled a point of the agreement checklist."""
ANSWERS: tuple[Answer, ...] = get_args(Answer)
