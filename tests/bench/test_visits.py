"""The bench measures whole visits: what its learners send is what the servers have stored."""

import asyncio

import pytest

from bench import bare_visit, visit
from bench.client import Session
from bench.crowd import Crowd
from bench.server import SETTINGS, app, form

PLAYED = {"app": (app, visit), "form": (lambda: form(SETTINGS), bare_visit)}


@pytest.mark.parametrize("name", PLAYED)
def test_what_a_learner_of_the_bench_sends_is_stored(name):
    serve, played = PLAYED[name]
    with serve() as server:
        done = asyncio.run(once(server, played.visit))
        assert done.sent
        assert played.stored(server.database) == done.sent


async def once(server, play):
    session = await Session.open(server.address)
    try:
        return await play(session, Crowd(server, 1, 0))
    finally:
        await session.close()
