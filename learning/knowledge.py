"""The scenario questions: how many were answered as the module would, and how surely."""

from dataclasses import dataclass
from typing import get_args

from learning.authored.instrument import KnowledgeBandId
from learning.edition import Edition, sureness_id
from learning.scoring import Responses

FEWEST_ANSWERED = 6
BAND_CUTS = (7, 10)
KNOWLEDGE_BANDS: tuple[KnowledgeBandId, ...] = get_args(KnowledgeBandId)


@dataclass(frozen=True)
class Marked:
    """One question as it was answered: option and sureness are None where none was chosen."""

    question: str
    competence: str
    key: str
    option: str | None
    sureness: str | None

    @property
    def correct(self) -> bool:
        """Whether the key was chosen; an unanswered question is not correct."""
        return self.option == self.key


@dataclass(frozen=True)
class Knowledge:
    """The result of all questions; ``score`` (0 to 100) and ``band`` (1 to 3) may be None."""

    answered: int
    correct: int
    score: float | None
    band: int | None
    by_theme: dict[str, tuple[int, int]]


def mark(edition: Edition, responses: Responses) -> list[Marked]:
    """Hold every question against its key."""
    return [
        Marked(
            question=question.id,
            competence=question.competence,
            key=question.key,
            option=responses.get(question.id),
            sureness=responses.get(sureness_id(question.id)),
        )
        for question in edition.plan.questions
    ]


def result(edition: Edition, responses: Responses) -> Knowledge:
    """Count what is correct: 100 * correct / asked, without a score below 6 answered questions."""
    marked = mark(edition, responses)
    themes = {c.id: theme.id for theme in edition.plan.themes for c in theme.competences}
    by_theme = {
        theme.id: (
            sum(m.correct for m in marked if themes[m.competence] == theme.id),
            sum(themes[m.competence] == theme.id for m in marked),
        )
        for theme in edition.plan.themes
    }
    answered = sum(m.option is not None for m in marked)
    correct = sum(m.correct for m in marked)
    score = knowledge_score(answered, correct, len(marked))
    return Knowledge(
        answered=answered,
        correct=correct,
        score=score,
        band=None if score is None else knowledge_band(correct),
        by_theme=by_theme,
    )


def knowledge_score(answered: int, correct: int, asked: int) -> float | None:
    """Percentage of correct answers among all questions asked; None below 6 answered."""
    return 100 * correct / asked if answered >= FEWEST_ANSWERED else None


def knowledge_band(correct: int) -> int:
    """Band 1 (0 to 6 correct), 2 (7 to 9) or 3 (10 to 12)."""
    return 1 + sum(correct >= cut for cut in BAND_CUTS)


def sure_but_wrong(edition: Edition, responses: Responses) -> list[Marked]:
    """Questions answered wrongly and surely: the misunderstandings worth talking about."""
    return [
        m
        for m in mark(edition, responses)
        if m.option is not None and not m.correct and m.sureness == "sure"
    ]
