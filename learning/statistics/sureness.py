"""How well sureness and right answers go together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from learning.statistics.errors import UnusableInputError
from learning.vocabulary import DEGREES, Sureness


@dataclass(frozen=True)
class AnswersOfDegree:
    """Answers given with one degree of sureness; ``share`` right (0 to 1), None for no answers."""

    n: int
    correct: int
    share: float | None


@dataclass(frozen=True)
class SurenessTable:
    """Answers by degree of sureness, from sure to guess, and the two surprising kinds."""

    degrees: dict[Sureness, AnswersOfDegree]
    sure_but_wrong: int
    guessed_right: int


def by_sureness(answers: Iterable[tuple[bool | None, Sureness | None]]) -> SurenessTable:
    """Count right answers by how sure they were given; an answer that lacks either is left out.

    Raises: ``UnusableInputError`` for an unknown degree of sureness.
    """
    return counted_sureness(
        Counter((right, sure) for right, sure in answers if right is not None and sure is not None)
    )


def counted_sureness(counts: Mapping[tuple[bool, Sureness], int]) -> SurenessTable:
    """As ``by_sureness``, from how many answers were right or not with each degree."""
    if unknown := {sure for _, sure in counts} - set(DEGREES):
        raise UnusableInputError(f"unknown sureness: {sorted(map(str, unknown))}")
    degrees = {
        degree: _degree(counts.get((True, degree), 0), counts.get((False, degree), 0))
        for degree in DEGREES
    }
    return SurenessTable(
        degrees=degrees,
        sure_but_wrong=degrees["sure"].n - degrees["sure"].correct,
        guessed_right=degrees["guess"].correct,
    )


def _degree(correct: int, wrong: int) -> AnswersOfDegree:
    n = correct + wrong
    return AnswersOfDegree(n=n, correct=correct, share=correct / n if n else None)
