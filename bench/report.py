"""One table of everything that was measured, with ratios, and what it does and does not say."""

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import streamlit

from bench.crowd import Played, Stored

_TITLES = (
    ("answer", "p50 ms"),
    ("answer", "p95 ms"),
    ("page", "p50 ms"),
    ("page", "p95 ms"),
    ("visits", "a second"),
    ("answer", "CPU ms"),
    ("all answers", "CPU ms"),
    ("memory", "MB a tab"),
    ("server", "busy %"),
    ("others", "busy %"),
    ("stored", "of sent"),
    ("errors", "shown"),
)
_NAME, _WIDTH = 36, 12
_LEAST_MEMORY, _LEAST_WHOLE = 0.05, 10

NOTES = """\
answer       In the app: one fragment run, which stores one answer at once. In the form: its one
             submit, a whole-page run, which stores all 24 answers.
page         Every run that is no fragment's, the first run of a tab too. So the form's submit
             counts under both.
all answers  The form: one submit. The app: all answer runs and all steps, the review, the submit
             and the results; some 60 runs, because each answer is kept when it is given.
p50, p95     From the click to the end of the script's run, as seen on this machine: no network,
             no drawing. Where the server is busy all the time these are waiting times.
visits       They depend on the pauses and on the length of a visit: some 70 runs in the app, 2 in
             the form. Learners move in step, so that CPU can be told apart by what it was for.
memory       Growth while all tabs are open. A trial visit comes before everything measured.
busy         Shares of one core. Others are processes that do not belong to the bench: where they
             are busy, times say little; CPU says more."""


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
        where = f"{self.learners} at once, {self.name}"
        wrong = [f"{where}: shown to a learner: {error}" for error in self.played.errors]
        if self.stored != self.played.sent:
            lost = (self.played.sent - self.stored).total()
            odd = (self.stored - self.played.sent).total()
            wrong.append(f"{where}: {lost} answers are not stored, {odd} were never given")
        return wrong

    @property
    def compared(self) -> tuple[float, ...]:
        """The figures of which ratios are taken: the first of ``_TITLES``."""
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
        f"Streamlit {streamlit.__version__}, every server one uvicorn process"
    )
    upper, lower = zip(*_TITLES, strict=True)
    lines = [machine, "", _row("", upper), _row("", lower)]
    for learners in dict.fromkeys(result.learners for result in results):
        same = [result for result in results if result.learners == learners]
        pace = f"{same[0].pace:g} s between clicks" if same[0].pace else "no pauses"
        lines += ["", f"{learners} at once, {pace}, {len(same[0].played.visits)} visits"]
        lines += [_line(result) for result in same]
        *forms, last = same
        lines += [_ratios(last, form) for form in forms]
    return "\n".join([*lines, "", NOTES])


def _line(result: Result) -> str:
    played = result.played
    cells = [
        *map(_short, result.compared),
        f"{sum(played.cpu.values()) / played.seconds:.0%}",
        f"{max(played.others, 0):.0%}",
        f"{result.stored.total()}/{played.sent.total()}",
        str(len(played.errors)),
    ]
    return _row(result.name, cells)


def _short(figure: float) -> str:
    return f"{figure:.0f}" if abs(figure) >= _LEAST_WHOLE else f"{figure:.2f}"


def _ratios(last: Result, form: Result) -> str:
    pairs = zip(last.compared, form.compared, strict=True)
    # A form whose memory hardly grew gives no ratio.
    cells = [f"x {ours / theirs:.2f}" if theirs > _LEAST_MEMORY else "-" for ours, theirs in pairs]
    return _row(f"  {last.name} : {form.name}", cells)


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name:{_NAME}}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells)


def _slow(seconds: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]
