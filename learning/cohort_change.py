"""Before and after for a cohort, from the counts of people who have both."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from learning.edition import Edition
from learning.privacy import Pooled
from learning.statistics.change import PairedChange, paired_change
from learning.statistics.g_interval import SizeInterval, g_interval
from learning.statistics.knowledge_change import QuestionChange, question_change
from learning.statistics.moments import Interval
from learning.statistics.observations import Floats
from learning.statistics.signed_rank import SignedRank, signed_rank
from learning.statistics.sizes import MEAN_FROM, NONZERO_DIFFERENCES_FROM, QUESTIONS_FROM
from learning.statistics.sums import MeanOfSums, mean_of_sums
from learning.tally import SHIFT_SUMS, UNITS, points
from learning.vocabulary import Facet, Occasion, Section

PRIMARY = Facet.CAPABILITY.value
"""What the main test is about: an event can change what people can do."""


@dataclass(frozen=True)
class Change:
    """The change of one measure from 0 to 100; ``missing`` people of the blocks have no pair."""

    measure: str
    paired: PairedChange
    g: SizeInterval
    missing: int


@dataclass(frozen=True)
class Shift:
    """Three changes of the same people: after - before, after - remembered, remembered - before.

    ``missing`` people of the blocks lack one of the three scores.
    """

    measure: str
    change: MeanOfSums
    retrospective: MeanOfSums
    shift: MeanOfSums
    missing: int


@dataclass(frozen=True)
class QuestionMoved:
    """One scenario question; ``before`` and ``after`` are the shares (0 to 1) that were right."""

    question: str
    before: float
    after: float
    marks: QuestionChange
    missing: int
    tested: bool


def measures(edition: Edition) -> tuple[str, ...]:
    """Measures whose change is looked at: capability first, and by theme; what is known; practice.

    Each can only be shown where both occasions asked for it.
    """
    themes = (f"{theme.id}.{PRIMARY}" for theme in edition.plan.themes)
    return PRIMARY, *themes, "knowledge", Facet.PRACTICE.value


def names(edition: Edition) -> tuple[str, ...]:
    """Names under which everything on change is kept: measures and questions."""
    return *measures(edition), *(question.id for question in edition.plan.questions)


def kinds(earlier: Occasion) -> tuple[str, ...]:
    """Kinds of counts that everything on change since ``earlier`` rests on."""
    return f"pair.{earlier.value}", f"question.{earlier.value}", "shift"


def changes(pooled: Pooled, edition: Edition, earlier: Occasion) -> list[Change]:
    """Changes of every measure with enough pairs; the measure of the main test is the first."""
    found = []
    for measure in measures(edition):
        kind = f"pair.{earlier.value}"
        if pooled.n(kind, measure) < MEAN_FROM:
            continue
        pre, post, times = pairs(pooled.of(kind, measure))
        found.append(
            Change(
                measure,
                paired_change(pre, post, times=times),
                g_interval(pre, post, times=times),
                pooled.total - pooled.n(kind, measure),
            )
        )
    return found


def main_test(pooled: Pooled, earlier: Occasion) -> SignedRank | None:
    """The one test there is, of capability; None below 6 differences other than 0."""
    kind = f"pair.{earlier.value}"
    if pooled.n(kind, PRIMARY) < MEAN_FROM:
        return None
    pre, post, times = pairs(pooled.of(kind, PRIMARY))
    found = signed_rank(post - pre, times=times)
    return found if found.nonzero >= NONZERO_DIFFERENCES_FROM else None


def looks_back(edition: Edition, earlier: Occasion, later: Occasion) -> bool:
    """Whether the later occasion also asks how people remember the earlier one."""
    asked = Section.THINKING_BACK in edition.plan.occasions[later]
    return earlier is Occasion.BASELINE and asked


def shifts(pooled: Pooled, edition: Edition) -> list[Shift]:
    """Response shift of capability and by theme, where enough people looked back."""
    found = []
    for measure in measures(edition):
        sums = pooled.of("shift", measure)
        if sums.get(SHIFT_SUMS[0], 0) >= MEAN_FROM:
            found.append(
                Shift(
                    measure,
                    _mean(sums, "change"),
                    _mean(sums, "retrospective"),
                    _mean(sums, "shift"),
                    pooled.total - pooled.n("shift", measure),
                )
            )
    return found


def questions(pooled: Pooled, edition: Edition, earlier: Occasion) -> list[QuestionMoved]:
    """Each scenario question before and after, where enough people answered it twice.

    ``tested`` says whether enough of them changed their answer for McNemar's p.
    """
    found = []
    for question in edition.plan.questions:
        kind = f"question.{earlier.value}"
        if pooled.n(kind, question.id) < QUESTIONS_FROM:
            continue
        first, second = _one_each(pooled.of(kind, question.id))
        marks = question_change(first, second)
        found.append(
            QuestionMoved(
                question.id,
                float(first.mean()),
                float(second.mean()),
                marks,
                pooled.total - marks.n,
                marks.gained + marks.lost >= NONZERO_DIFFERENCES_FROM,
            )
        )
    return found


def pairs(counts: Mapping[str, int]) -> tuple[Floats, Floats, Floats]:
    """Scores before and after, and how many people have each pair, from counts by pair."""
    pre, post, times = _apart(counts)
    return pre * 100 / UNITS, post * 100 / UNITS, times


def _apart(counts: Mapping[str, int]) -> tuple[Floats, Floats, Floats]:
    numbers = np.fromiter(
        (float(part) for value in counts for part in value.split(".")), np.float64, 2 * len(counts)
    ).reshape(-1, 2)
    return numbers[:, 0], numbers[:, 1], np.array([*counts.values()], dtype=np.float64)


def _one_each(counts: Mapping[str, int]) -> tuple[Floats, Floats]:
    first, second, times = _apart(counts)
    people = times.astype(np.int64)
    return np.repeat(first, people), np.repeat(second, people)


def _mean(sums: Mapping[str, int], name: str) -> MeanOfSums:
    found = mean_of_sums(sums[SHIFT_SUMS[0]], sums.get(name, 0), sums.get(f"{name}2", 0))
    interval = Interval(*map(points, found.interval))
    return MeanOfSums(found.n, points(found.mean), points(found.sd), interval)
