"""What somebody else at the server notices while a tutor's file is made."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import numpy as np

from bench import server
from bench.client import Session
from bench.server import Server
from db import sign_ins
from db.engine import connect
from ui.edge import COOKIE, device_key

_SECONDS, _PAUSE, _WARM = 15.0, 0.1, 5


async def measured(running: Server, file: Path, cohort: int, tutor: int) -> str:
    """Another visitor's page at rest and while a file is made, as two cells of a table."""
    visitor, taking = await Session.open(running.address), await Session.open(running.address)
    database = connect(f"sqlite:///{file}")
    with database.writing() as session:
        key = device_key(taking.cookies[COOKIE]) or ""
        sign_ins.begin(session, tutor, key, server.SECRET, now=datetime.now(UTC))
    database.engine.dispose()
    await visitor.go("glossary")
    for _ in range(_WARM):
        await visitor.again()
    at_rest = await _waits(visitor)
    await taking.go("cohort-exports", f"cohort={cohort}")
    # Of the files that a server makes of any cohort, this one takes longest.
    await taking.choose("exports.format", 1)
    making = asyncio.create_task(taking.press("exports.make"))
    meanwhile = await _waits(visitor, making)
    making.cancel()
    await asyncio.gather(making, return_exceptions=True)
    await asyncio.gather(visitor.close(), taking.close())
    return f"{_cell(at_rest)} | {_cell(meanwhile)}"


async def _waits(visitor: Session, making: asyncio.Task[None] | None = None) -> list[float]:
    """How long each run of the visitor's page took, in ms; none is begun after the file is made."""
    found, until = [], perf_counter() + _SECONDS
    while perf_counter() < until and not (making and making.done()):
        begun = perf_counter()
        await visitor.again()
        found.append((perf_counter() - begun) * 1000)
        await asyncio.sleep(_PAUSE)
    return found


def _cell(waits: list[float]) -> str:
    half, most, longest = np.percentile(waits, [50, 95, 100])
    return f"{half:.0f} / {most:.0f} / {longest:.0f}"
