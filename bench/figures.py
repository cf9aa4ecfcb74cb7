"""``python -m bench.figures [learners ...]``: a tutor reads the figures of cohorts of any size."""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bench import server
from bench.client import Session
from db import sign_ins, synthetic, tutors
from db.engine import connect
from db.migrate import migrate
from db.models import CohortTutor
from learning.catalogue import load
from ui.edge import COOKIE, device_key

PAGES = ("cohort", "cohort-profile", "cohort-items", "cohort-change", "cohort-gap")
_RERUNS, _WARM = 20, 3
_OCCASIONS = 3


class Measured(NamedTuple):
    """One page of one cohort: medians over its reruns, and what a run asks of the database."""

    learners: int
    page: str
    milliseconds: float
    cpu: float
    queries: int
    megabytes: float


def main() -> int:
    """Measure every page at every size and print the table; 1 where a page showed an error."""
    parser = argparse.ArgumentParser(prog="bench.figures", description=__doc__)
    parser.add_argument("learners", nargs="*", type=int, default=[100, 1_000, 10_000, 100_000])
    found = [one for size in parser.parse_args().learners for one in _at(size)]
    first = {one.page: one for one in found if one.learners == found[0].learners}
    print(f"{'learners':>9} {'page':<16} {'ms':>8} {'ratio':>6} {'CPU ms':>8} {'queries':>8} MB")
    for one in found:
        ratio = one.milliseconds / first[one.page].milliseconds
        print(
            f"{one.learners:>9,} {one.page:<16} {one.milliseconds:>8.1f} {ratio:>6.2f}"
            f" {one.cpu:>8.1f} {one.queries:>8} {one.megabytes:.0f}"
        )
    return 0


def _at(size: int) -> Iterator[Measured]:
    print(f"{size:,} learners ...", file=sys.stderr)
    os.environ["APP_SECRET"] = server.SECRET
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        file = Path(name) / "filled.db"
        cohort, tutor = filled(file, size)
        with server.app(file) as running:
            yield from asyncio.run(_visit(running, size, cohort, tutor, file))


def filled(file: Path, size: int) -> tuple[int, int]:
    """A new database with one cohort of ``size`` learners; ids of the cohort and of its tutor."""
    database = connect(f"sqlite:///{file}")
    migrate(database)
    now = datetime.now(UTC)
    begun = perf_counter()
    made = synthetic.fill(
        database, load().reading(""), size, secret=server.SECRET, now=now, occasions=_OCCASIONS
    )
    print(f"filled in {perf_counter() - begun:.0f} s", file=sys.stderr)
    with database.writing() as session:
        tutor = tutors.add(session, "tutor@example.org", "Tutor", now=now)
        session.add(
            CohortTutor(cohort_id=made.cohort_id, tutor_id=tutor.id, owner=True, since=now.date())
        )
    database.engine.dispose()
    return made.cohort_id, tutor.id


async def _visit(
    running: server.Server, size: int, cohort: int, tutor: int, file: Path
) -> list[Measured]:
    session = await Session.open(running.address)
    database = connect(f"sqlite:///{file}")
    key = device_key(session.cookies[COOKIE]) or ""
    with database.writing() as writing:
        sign_ins.begin(writing, tutor, key, server.SECRET, now=datetime.now(UTC))
    database.engine.dispose()
    found = []
    for page in PAGES:
        await session.go(page, f"cohort={cohort}&occasion=after")
        for _ in range(_WARM):
            await session.again()
        session.reruns.clear()
        before = running.cpu_seconds()
        for _ in range(_RERUNS):
            await session.again()
        cpu = (running.cpu_seconds() - before) / _RERUNS * 1000
        if session.page.errors:
            raise LookupError(f"{page} shows {session.page.errors}")
        milliseconds = statistics.median(run.seconds for run in session.reruns) * 1000
        queries = _queries(file, page, cohort, tutor)
        megabytes = running.memory_bytes() / 1e6
        found.append(Measured(size, page, milliseconds, cpu, queries, megabytes))
    await session.close()
    return found


def _queries(file: Path, page: str, cohort: int, tutor: int) -> int:
    """How many statements one run of a page sends, counted in a process of its own."""
    command = [sys.executable, "-m", "bench.queries", page, str(cohort), str(tutor)]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{file}"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603
    return int(done.stdout.split()[-1])


if __name__ == "__main__":
    sys.exit(main())
