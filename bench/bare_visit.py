"""A learner's visit to the bare form: open it, choose every answer, submit."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from bench.client import Session
from bench.crowd import Crowd, Stored, Visit
from learning.edition import LEVELS


async def visit(session: Session, crowd: Crowd) -> Visit:
    """Play one visit; the one submit is a whole-page run and stores all answers.

    Raises: LookupError where the form is not on the page.
    """
    sent = Stored()
    for key in session.page.keys("radio", "item."):
        place = random.randrange(len(LEVELS))  # noqa: S311  # any level will do
        session.set_option(key, place)
        sent[key.removeprefix("item."), str(place)] += 1
    await crowd.begin("answering")
    await crowd.think()
    await session.press("form.submit")
    opening, submit = session.reruns
    return Visit([submit.seconds], [opening.seconds, submit.seconds], sent)


def stored(database: Path) -> Stored:
    """Answers as they lie in the form's database."""
    query = "SELECT item, place, count(*) FROM answer GROUP BY item, place"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as opened:
        return Stored({(item, str(place)): count for item, place, count in opened.execute(query)})
