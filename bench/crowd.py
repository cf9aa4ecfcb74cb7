"""Learners who visit at the same time, and what their visits cost the server."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import NamedTuple

from bench.client import Session
from bench.server import Server, machine_seconds

Stored = Counter[tuple[str, str]]
"""How often each option was given to each item."""

_LEAST_VISITS = 20
_SETTLE = 0.03
_LONGEST_RUN = 300.0


class Visit(NamedTuple):
    """What one learner did: times in seconds, and what should now be stored."""

    answers: list[float]
    pages: list[float]
    sent: Stored


class Played(NamedTuple):
    """What a crowd's visits came to; CPU in seconds by phase, memory in bytes per session.

    ``sent`` is all that should be stored: the trial visit's answers are in it too. ``others`` is
    how many cores were busy on average with work that is neither the server's nor the bench's.
    """

    visits: list[Visit]
    sent: Stored
    errors: list[str]
    cpu: dict[str, float]
    seconds: float
    memory: float
    others: float


@dataclass
class Crowd:
    """Keeps learners in step: a phase begins when everybody has finished the one before.

    Only so can the server's CPU be told apart by what it was used for.
    """

    server: Server
    size: int
    pace: float
    cpu: dict[str, float] = field(default_factory=dict)
    waited: float = 0.0

    def __post_init__(self) -> None:
        """Begin to count."""
        self._gate = asyncio.Barrier(self.size)
        self._phase, self._mark = "before", self.server.cpu_seconds()
        # Not a secret: only a rhythm that is the same in every run.
        self._rhythm = random.Random(1)  # noqa: S311

    async def begin(self, phase: str) -> None:
        """Wait for everybody, then count CPU for ``phase``."""
        await asyncio.sleep(_SETTLE)
        if await self._gate.wait() == self.size - 1:
            now = self.server.cpu_seconds()
            self.cpu[self._phase] = self.cpu.get(self._phase, 0.0) + now - self._mark
            self._phase, self._mark = phase, now
            self.waited += _SETTLE

    async def think(self) -> None:
        """Pause as a person does: ``pace`` seconds on average, at most twice as long."""
        if self.pace:
            await asyncio.sleep(self._rhythm.uniform(0, 2 * self.pace))


VisitFunction = Callable[[Session, Crowd], Awaitable[Visit]]


async def play(server: Server, visit: VisitFunction, learners: int, pace: float) -> Played:
    """Let so many learners visit at once; few learners visit again until figures are steady.

    A trial visit comes first, so that no learner pays for what a server loads once.
    Raises: an ``ExceptionGroup`` where a visit could not be finished.
    """
    sessions: list[Session] = []
    try:
        async with asyncio.timeout(_LONGEST_RUN):
            trial = await _visit(server, visit, Crowd(server, 1, 0), sessions)
            crowd = Crowd(server, learners, pace)
            memory, begun, foreign = server.memory_bytes(), perf_counter(), _foreign(server)
            visits: list[Visit] = []
            while len(visits) < _LEAST_VISITS:
                async with asyncio.TaskGroup() as group:
                    tasks = [
                        group.create_task(_visit(server, visit, crowd, sessions))
                        for _ in range(learners)
                    ]
                visits += [task.result() for task in tasks]
            seconds = perf_counter() - begun
            others = (_foreign(server) - foreign) / seconds
            grown = (server.memory_bytes() - memory) / len(visits)
    finally:
        for session in sessions:
            await session.close()
    errors = [error for session in sessions for error in session.page.errors]
    sent = sum((done.sent for done in visits), trial.sent)
    return Played(visits, sent, errors, crowd.cpu, seconds - crowd.waited, grown, others)


async def _visit(
    server: Server, visit: VisitFunction, crowd: Crowd, sessions: list[Session]
) -> Visit:
    await crowd.begin("arriving")
    await crowd.think()
    session = await Session.open(server.address)
    # Tabs stay open to the end: a live session is what memory is counted for.
    sessions.append(session)
    done = await visit(session, crowd)
    await crowd.begin("after")
    return done


def _foreign(server: Server) -> float:
    """CPU seconds that others used on this machine until now."""
    return machine_seconds() - server.cpu_seconds() - process_time()
