"""Bring a database to the newest schema: ``python -m db.migrate``.

Several processes may do it at once; one of them does it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from db.engine import Database, connect, database_url

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_ADVISORY_LOCK = 5_202_506_24


class BrokenReferences(Exception):
    """After a migration some rows point to rows that are gone; nothing was committed."""


def configuration(connection: Connection) -> Config:
    """Alembic's settings for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Apply every migration that is missing, as one transaction.

    Raises: ``BrokenReferences`` where a migration would leave dangling references in SQLite.
    """
    with alone(database.engine) as connection:
        command.upgrade(configuration(connection), "head")


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """One connection in one transaction that no other migrating process shares."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # Rebuilding a parent table with foreign keys on would delete its children.
            raw = connection.connection.dbapi_connection
            raw.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            try:
                with connection.begin():
                    yield connection
                    if connection.execute(text("PRAGMA foreign_key_check")).first():
                        raise BrokenReferences
            finally:
                raw.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]
        else:
            with connection.begin():
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
                yield connection


if __name__ == "__main__":
    migrate(connect(database_url()))
