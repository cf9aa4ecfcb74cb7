"""Count every block anew from the responses, and who took part: ``python -m db.recount``.

What is kept must be what people gave and did; this says where it is not, and mends it.
"""

import sys
from argparse import ArgumentParser

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import kept, taking_part
from db.engine import connect, database_url
from db.kept import Editions
from db.migrate import migrate
from db.models import Attempt, Block, Kept
from learning.catalogue import load


def recount(session: Session, editions: Editions) -> list[int]:
    """Rebuild what is kept for every block; the ids of those that were wrong, ascending."""
    return [
        block.id
        for block in session.scalars(select(Block).order_by(Block.id).with_for_update())
        if _wrong(session, block, editions)
    ]


def _wrong(session: Session, block: Block, editions: Editions) -> bool:
    attempts = session.scalars(select(Attempt).where(Attempt.block_id == block.id)).all()
    counted = kept.tally_of(session, attempts, editions)
    right = {key: amount for key, amount in counted.items() if amount}
    if right == kept.of_block(session, block.id) and block.people == len(attempts):
        return False
    session.execute(delete(Kept).where(Kept.block_id == block.id))
    kept.add(session, block.id, right)
    block.people = len(attempts)
    return True


def main(arguments: list[str]) -> int:
    """Recount the database and say how much was mended."""
    ArgumentParser(prog="python -m db.recount", description=__doc__).parse_args(arguments)
    database = connect(database_url())
    migrate(database)
    with database.writing() as session:
        # Cohorts before their blocks, as everybody holds them.
        cohorts = taking_part.recount(session)
        mended = recount(session, load().reading("").editions)
    sys.stdout.write(f"blocks mended: {len(mended)}\n")
    sys.stdout.write(f"cohorts whose participation was mended: {len(cohorts)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
