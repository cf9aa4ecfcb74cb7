"""How the scenario questions did their work in a cohort."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from learning.authored.instrument import QuestionPlan
from learning.edition import Edition
from learning.privacy import Pooled
from learning.statistics.counted import TooFew
from learning.statistics.option_use import OptionUse, counted_use
from learning.statistics.questions import (
    QuestionAnalysis,
    QuestionFigures,
    counted_analysis,
)
from learning.statistics.sizes import QUESTIONS_FROM
from learning.statistics.sureness import SurenessTable, counted_sureness
from learning.vocabulary import Sureness

Verdict = Literal["suspect", "hard", "easy", "negative", "weak"]
TOO_HARD, TOO_EASY, SUSPECT = 0.40, 0.90, 0.25
DISCRIMINATES = 0.20


@dataclass(frozen=True)
class Answers:
    """One question: the use of its options, and how sure people were.

    Too few of its answers are the reason why there is neither. ``missing`` counts the people of the
    same blocks who did not answer it.
    """

    plan: QuestionPlan
    theme: str
    use: tuple[OptionUse, ...] | TooFew
    sureness: SurenessTable | TooFew
    n: int
    missing: int

    @property
    def right(self) -> float:
        """Share of right answers, from 0 to 1; NaN where it may not be shown."""
        if isinstance(self.use, TooFew):
            return math.nan
        return next(one.chosen for one in self.use if one.is_key) / self.n

    @property
    def surely_wrong(self) -> tuple[int, int]:
        """Who was wrong and sure, of all who said how sure they were; none where it is hidden."""
        if isinstance(self.sureness, TooFew):
            return 0, 0
        n = sum(degree.n for degree in self.sureness.degrees.values())
        return self.sureness.sure_but_wrong, n


@dataclass(frozen=True)
class WrongOption:
    """A wrong option and the share (0 to 1) that chose it, of all who answered the question."""

    question: str
    option: str
    chosen: int
    share: float


def answers(pooled: Pooled, edition: Edition) -> list[Answers]:
    """Every question in the instrument's order."""
    return [_answers(pooled, edition, plan) for plan in edition.plan.questions]


def few(found: Sequence[Answers]) -> TooFew | None:
    """Why nothing can be said of any question; None where something can be said of one."""
    reasons = [one.use for one in found if isinstance(one.use, TooFew)]
    return max(reasons, key=lambda one: one.n) if len(reasons) == len(found) else None


def analysis(pooled: Pooled, edition: Edition) -> QuestionAnalysis | TooFew:
    """Difficulty and discrimination, from the people who answered every question."""
    marks = {
        plan.id: {_pair(value): n for value, n in pooled.of("marks", plan.id).items()}
        for plan in edition.plan.questions
    }
    n = min((pooled.n("marks", plan.id) for plan in edition.plan.questions), default=0)
    if n < QUESTIONS_FROM:
        return TooFew(n, QUESTIONS_FROM)
    given = {
        plan.id: (pooled.of("option", plan.id).get(plan.key, 0), pooled.n("option", plan.id))
        for plan in edition.plan.questions
    }
    dropped = pooled.missing("marks", edition.plan.questions[0].id)
    return counted_analysis(given, marks, dropped)


def verdicts(question: QuestionFigures) -> list[Verdict]:
    """What has to be looked at in a question; nothing where it does its work."""
    found: list[Verdict] = []
    if question.difficulty < SUSPECT:
        found.append("suspect")
    elif question.difficulty < TOO_HARD:
        found.append("hard")
    elif question.difficulty > TOO_EASY:
        found.append("easy")
    if question.item_rest_r < 0:
        found.append("negative")
    elif question.item_rest_r < DISCRIMINATES:
        found.append("weak")
    return found


def wrong_options(found: Sequence[Answers], at_most: int) -> list[WrongOption]:
    """The wrong options that most people chose, most chosen first; ties stay in order."""
    chosen = [
        WrongOption(one.plan.id, use.option, use.chosen, use.share)
        for one in found
        if not isinstance(one.use, TooFew)
        for use in one.use
        if not use.is_key and use.share
    ]
    return sorted(chosen, key=lambda wrong: -wrong.share)[:at_most]


def surely_wrong(found: Sequence[Answers], at_most: int) -> list[Answers]:
    """The questions that most people got wrong and were sure of; ties stay in order."""
    shares = [
        (one.surely_wrong[0] / one.surely_wrong[1], one) for one in found if one.surely_wrong[0]
    ]
    return [one for _, one in sorted(shares, key=lambda pair: -pair[0])][:at_most]


def _answers(pooled: Pooled, edition: Edition, plan: QuestionPlan) -> Answers:
    item = edition.items[plan.id]
    n = pooled.n("option", plan.id)
    use: tuple[OptionUse, ...] | TooFew = TooFew(n, QUESTIONS_FROM)
    if n >= QUESTIONS_FROM:
        use = counted_use(pooled.of("option", plan.id), item.options, plan.key)
    return Answers(
        plan=plan,
        theme=str(item.theme),
        use=use,
        sureness=_sureness(pooled, plan),
        n=n,
        missing=pooled.missing("option", plan.id),
    )


def _sureness(pooled: Pooled, plan: QuestionPlan) -> SurenessTable | TooFew:
    n = pooled.n("sure", plan.id)
    if n < QUESTIONS_FROM:
        return TooFew(n, QUESTIONS_FROM)
    counts: dict[tuple[bool, Sureness], int] = {}
    for value, people in pooled.of("sure", plan.id).items():
        option, degree = value.split(".")
        key = (option == plan.key, cast("Sureness", degree))
        counts[key] = counts.get(key, 0) + people
    return counted_sureness(counts)


def _pair(value: str) -> tuple[int, int]:
    mark, total = value.split(".")
    return int(mark), int(total)
