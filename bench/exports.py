"""``python -m bench.exports [learners ...]``: a tutor takes the answers of large cohorts along."""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from bench import exports_others, server
from bench.exports_once import Once
from bench.figures import filled
from learning.cohort_exports.files import FORMATS, SHAPES


class Measured(NamedTuple):
    """One kind of file of one cohort, and what it cost."""

    learners: int
    kind: str
    cost: Once


def main() -> int:
    """Make every kind of file at every size, open answers included; print both tables."""
    parser = argparse.ArgumentParser(prog="bench.exports", description=__doc__)
    parser.add_argument("learners", nargs="*", type=int, default=[100, 1_000, 10_000, 100_000])
    asked = parser.parse_args()
    os.environ["APP_SECRET"] = server.SECRET
    print("| learners | file | lines | seconds | MB, server grows | MB, maker holds | MB of file |")
    print("|---" * 7 + "|")
    others: list[str] = []
    for size in asked.learners:
        print(f"{size:,} learners ...", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            file = Path(name) / "filled.db"
            cohort, tutor = filled(file, size)
            for one in _files(size, file, cohort, tutor):
                print(_row(one), flush=True)
            with server.app(file) as running:
                waits = asyncio.run(exports_others.measured(running, file, cohort, tutor))
            others.append(f"| {size:,} | {waits} |")
    print("\nAnother visitor's page, ms p50 / p95 / longest")
    print("\n| learners | nobody takes a file | while one is made |\n|---|---|---|")
    print("\n".join(others))
    return 0


def _files(size: int, file: Path, cohort: int, tutor: int) -> Iterator[Measured]:
    for format_, shape in product(FORMATS, SHAPES):
        place = [f"sqlite:///{file}", str(cohort), str(tutor), format_, shape]
        # Memory is never given back to the peak, so every file has processes of its own.
        command = [sys.executable, "-m", "bench.exports_once", *place]
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
        yield Measured(size, f"{format_} {shape}", Once(*json.loads(done.stdout)))


def _row(one: Measured) -> str:
    cost = one.cost
    if cost.limit:
        return f"| {one.learners:,} | {one.kind} | refused at once: {cost.limit} | | | | |"
    figures = f"{cost.seconds:.1f} | {cost.server:.0f} | {cost.maker:.0f} | {cost.file:.1f}"
    return f"| {one.learners:,} | {one.kind} | {cost.lines:,} | {figures} |"


if __name__ == "__main__":
    sys.exit(main())
