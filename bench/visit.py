"""A learner's visit to the app: come in, read, answer, submit, see the results."""

import random
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from bench.client import Session
from bench.crowd import Crowd, Stored, Visit
from learning.catalogue import load
from learning.edition import LEVELS
from learning.vocabulary import Section

_MOST_STEPS = 100


async def visit(session: Session, crowd: Crowd) -> Visit:
    """Play one visit: rating items are answered, all other steps are passed over.

    Raises: LookupError where a page lacks what a learner needs.
    """
    await _come_in(session, crowd)
    sent = Stored()
    for _ in range(_MOST_STEPS):
        if "review.submit" in session.page.keys("button"):
            break
        asked = [key for key in session.page.keys("radio", "ask.") if _item(key) in _rated()]
        if asked:
            await crowd.begin("answering")
        for key in asked:
            place = random.randrange(len(LEVELS))  # noqa: S311  # any level will do
            await crowd.think()
            await session.choose(key, place)
            sent[_item(key), LEVELS[place]] += 1
        if asked:
            await crowd.begin("moving")
        await _press(session, crowd, session.page.keys("button", "ask.on.")[0])
    if not sent:
        raise LookupError(f"nothing was asked; errors: {session.page.errors}")
    await crowd.think()
    await session.tick(session.page.keys("checkbox", "review.sure.")[0])
    await _press(session, crowd, "review.submit")
    if session.script != session.scripts["results"]:
        raise LookupError(f"no results after the submit; errors: {session.page.errors}")
    return Visit(
        [rerun.seconds for rerun in session.reruns if rerun.fragment],
        [rerun.seconds for rerun in session.reruns if not rerun.fragment],
        sent,
    )


def stored(database: Path) -> Stored:
    """Responses in submitted attempts, as they lie in the app's database."""
    query = (
        "SELECT item_id, option, count(*) FROM response JOIN attempt ON attempt.id = attempt_id "
        "WHERE submitted_at IS NOT NULL GROUP BY item_id, option"
    )
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        return Stored({(item, option): count for item, option, count in opened.execute(query)})


async def _come_in(session: Session, crowd: Crowd) -> None:
    await _press(session, crowd, "join.start")
    await _press(session, crowd, "code.kept")
    await crowd.think()
    await session.follow("point=")
    await crowd.think()
    await session.go("assessment")
    await _press(session, crowd, "begin.self")


async def _press(session: Session, crowd: Crowd, key: str) -> None:
    await crowd.think()
    await session.press(key)


def _item(key: str) -> str:
    """The item in a questionnaire widget's key, which is ``ask.<attempt>.<language>.<item>``."""
    return key.split(".", 3)[3]


@cache
def _rated() -> frozenset[str]:
    return frozenset(item.id for item in load().reading("").instrument.asked(Section.RATINGS))
