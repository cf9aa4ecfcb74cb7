"""``python -m bench.exports_once database cohort tutor format shape``: one file, measured alone."""

import json
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Literal, NamedTuple, cast

from db import released_rows
from db.engine import connect
from learning.catalogue import load
from learning.cohort_exports import apart
from learning.cohort_exports.files import limited, order
from learning.cohort_exports.limits import Format, Wanted
from learning.cohort_exports.tables import Shape

# The kernel counts in kilobytes, except where it counts in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


class Once(NamedTuple):
    """One file: seconds until it is there, its lines, and megabytes.

    ``server`` is what the process grew by that asks for it, ``maker`` what the process held that
    makes it, ``file`` what is downloaded. All but ``limit`` are 0 where there can be no such file.
    """

    limit: str | None = None
    seconds: float = 0
    lines: int = 0
    server: float = 0
    maker: float = 0
    file: float = 0


def main(address: str, cohort: int, tutor: int, wanted: Wanted) -> int:
    """Make a file as the app does; print what it cost."""
    print(json.dumps(_once(address, cohort, tutor, wanted)))
    return 0


def _once(address: str, cohort: int, tutor: int, wanted: Wanted) -> Once:
    database, reading = connect(address), load().reading("")
    say, texts = reading.phrases, wanted.texts
    before, begun = _megabytes(resource.RUSAGE_SELF), perf_counter()
    with database.reading() as session:
        amount = released_rows.amount(session, tutor, cohort, texts=texts)
    editions = [reading.editions[key] for key in amount.editions]
    if limit := limited(wanted, amount, editions, say):
        return Once(limit)
    asked = order(wanted, amount, editions, say, "Bench", "answers")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, database.reading() as session:
        found = released_rows.released(session, tutor, cohort, texts=texts)
        lines = apart.make(asked, found.parts, Path(folder), lambda: None)
        seconds, size = perf_counter() - begun, (Path(folder) / asked.name).stat().st_size
    grown = _megabytes(resource.RUSAGE_SELF) - before
    return Once(None, seconds, lines, grown, _megabytes(resource.RUSAGE_CHILDREN), size / 1e6)


def _megabytes(whose: Literal[0, -1]) -> float:
    return resource.getrusage(whose).ru_maxrss * _UNIT / 1e6


if __name__ == "__main__":
    _, where, of, whom, format_, shape_ = sys.argv
    asked_for = Wanted(cast("Format", format_), cast("Shape", shape_), texts=True)
    sys.exit(main(where, int(of), int(whom), asked_for))
