"""How much of a partnership is agreed, and what still has to be written down."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from learning.statistics.errors import UnusableInputError
from learning.vocabulary import ANSWERS, Answer


def answer_of(value: object) -> Answer | None:
    """The answer that a value names, or None where it names none."""
    return next((answer for answer in ANSWERS if answer == value), None)


@dataclass(frozen=True)
class Coverage:
    """Coverage of one area of the agreement checklist.

    ``coverage`` (0 to 100) is None where no answered point applies. ``applicable`` counts answered
    points that apply; ``unanswered`` points are not among them.
    """

    coverage: float | None
    applicable: int
    unanswered: int


def coverage(answers: Iterable[Answer | None]) -> Coverage:
    """Coverage: 100 * (written + 0.5 * discussed) / points that apply. None is not answered yet.

    Raises: ``UnusableInputError`` for an unknown answer.
    """
    counts = Counter(answers)
    if unknown := set(counts) - {None, *ANSWERS}:
        raise UnusableInputError(f"unknown answer: {sorted(map(str, unknown))}")
    applicable = counts["written"] + counts["discussed"] + counts["open"]
    agreed = counts["written"] + 0.5 * counts["discussed"]
    return Coverage(
        coverage=100 * agreed / applicable if applicable else None,
        applicable=applicable,
        unanswered=counts[None],
    )


def not_in_writing(answers: Mapping[str, Answer | None], essential: Collection[str]) -> list[str]:
    """Essential points that apply and are not in writing, in the order of ``essential``.

    A point that was not answered yet is among them.
    """
    settled = ("written", "not_applicable")
    return [point for point in essential if answers.get(point) not in settled]
