"""One table of everything that was measured, with ratios, and what it does and does not say."""

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import streamlit

from bench.crowd import Played, Stored

_TITLES = (
    "answer p50 ms",
    "answer p95 ms",
    "page p50 ms",
    "page p95 ms",
    "visits a s",
    "CPU ms an answer run",
    "CPU ms a questionnaire",
    "MB a session",
)
_NAME, _WIDTH = 34, 14

NOTES = """\
An answer run of the app is one fragment run that stores one answer at once. The form's is its one
submit, a whole-page run that stores all 24 answers. Compare the cost of a single run in "CPU ms an
answer run", and the cost of all answers in "CPU ms a questionnaire": the app's questionnaire is
27 answer runs, 30 steps, the review, the submit and the results; the form's is one submit.
Page runs are all runs that are no fragment's, the first run of a session too. Times last from the
click to the end of the script's run, as a client on this machine sees it: no network, no drawing.
Visits a second depend on the pace and on the length of a visit: some 70 runs in the app, 2 in the
form. Learners move in step, so that CPU can be told apart by phase. Few learners visit repeatedly.
MB a session counts tabs that are still open. One trial visit comes before everything measured."""


class Result(NamedTuple):
    """One run of the bench: who was asked, by how many learners, and what came of it."""

    name: str
    learners: int
    pace: float
    played: Played
    stored: Stored

    @property
    def faults(self) -> list[str]:
        """Why the run must not pass: an error on a screen, or answers that are not as given."""
        wrong = [f"{self.name}: shown to a learner: {error}" for error in self.played.errors]
        if self.stored != self.played.sent:
            lost = (self.played.sent - self.stored).total()
            odd = (self.stored - self.played.sent).total()
            wrong.append(f"{self.name}: {lost} answers are not stored, {odd} were never given")
        return wrong

    @property
    def figures(self) -> tuple[float, ...]:
        """The figures under ``_TITLES``."""
        answers = [seconds for visit in self.played.visits for seconds in visit.answers]
        pages = [seconds for visit in self.played.visits for seconds in visit.pages]
        visits, cpu = len(self.played.visits), self.played.cpu
        return (
            statistics.median(answers) * 1000,
            _slow(answers) * 1000,
            statistics.median(pages) * 1000,
            _slow(pages) * 1000,
            visits / self.played.seconds,
            cpu["answering"] / len(answers) * 1000,
            (cpu["answering"] + cpu.get("moving", 0.0)) / visits * 1000,
            self.played.memory / 2**20,
        )


def table(results: Sequence[Result]) -> str:
    """All runs, one line each; under each app's run its ratios to the forms of the same size."""
    machine = (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, "
        f"Streamlit {streamlit.__version__}, every server a single uvicorn process"
    )
    lines = [machine, "", _row("", _TITLES, "stored / sent", "errors")]
    for learners in dict.fromkeys(result.learners for result in results):
        same = [result for result in results if result.learners == learners]
        pace = f"{same[0].pace:g} s between clicks" if same[0].pace else "no pauses"
        lines += ["", f"{learners} at once, {pace}, {len(same[0].played.visits)} visits"]
        lines += [_line(result) for result in same]
        *forms, app = same
        lines += [_ratio(app, form) for form in forms]
    return "\n".join([*lines, "", NOTES])


def _line(result: Result) -> str:
    counts = f"{result.stored.total()} / {result.played.sent.total()}"
    figures = [f"{figure:.2f}" if figure < 10 else f"{figure:.0f}" for figure in result.figures]  # noqa: PLR2004
    return _row(result.name, figures, counts, str(len(result.played.errors)))


def _ratio(app: Result, form: Result) -> str:
    pairs = zip(app.figures, form.figures, strict=True)
    # Memory that did not grow by a page gives no ratio.
    figures = [f"x {ours / theirs:.2f}" if theirs > 0 else "-" for ours, theirs in pairs]
    return _row(f"  app / {form.name}", figures)


def _row(name: str, cells: Iterable[str], *more: str) -> str:
    return f"{name:{_NAME}}" + "".join(f"{cell:>{_WIDTH}}" for cell in (*cells, *more))


def _slow(seconds: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]
