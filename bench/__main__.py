"""``python -m bench [learners ...]``: play visits against the app and against a bare form."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from websockets.exceptions import WebSocketException

from bench import bare_visit, server, visit
from bench.crowd import Stored, VisitFunction, play
from bench.report import Result, table

_ALONE_UP_TO = 24
"""So many learners need no pauses: they do not get into each other's way."""


class Case(NamedTuple):
    """A server to play against, and how."""

    name: str
    serve: Callable[[], AbstractContextManager[server.Server]]
    visit: VisitFunction
    stored: Callable[[Path], Stored]


CASES = (
    Case(
        "form, Streamlit's defaults",
        partial(server.form, None),
        bare_visit.visit,
        bare_visit.stored,
    ),
    Case(
        "form, the app's settings",
        partial(server.form, server.SETTINGS),
        bare_visit.visit,
        bare_visit.stored,
    ),
    Case("app", server.app, visit.visit, visit.stored),
)


def main() -> int:
    """Run the bench and print its table; 1 where an answer was lost or an error was shown."""
    asked = _asked()
    results: list[Result] = []
    faults: list[str] = []
    try:
        results.extend(_results(asked.learners, asked.pace))
    except* (LookupError, OSError, WebSocketException) as broken:
        faults += [f"a visit broke off: {error!r}" for error in broken.exceptions]
    if results:
        print(table(results))
    faults += [fault for result in results for fault in result.faults]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("learners", nargs="*", type=int, default=[1, 25, 100])
    parser.add_argument("--pace", type=float, default=0.5, help="seconds between clicks")
    asked = parser.parse_args()
    if min(asked.learners) < 1 or asked.pace < 0:
        parser.error("it takes at least one learner, and no pause is shorter than none")
    return asked


def _results(sizes: list[int], pace: float) -> Iterator[Result]:
    for learners in sizes:
        own = pace if learners > _ALONE_UP_TO else 0.0
        for case in CASES:
            print(f"{learners}: {case.name} ...", file=sys.stderr)
            with case.serve() as running:
                played = asyncio.run(play(running, case.visit, learners, own))
                kept = case.stored(running.database)
            yield Result(case.name, learners, own, played, kept)


if __name__ == "__main__":
    sys.exit(main())
