"""The one way to the database: SQLite by default, PostgreSQL where ``DATABASE_URL`` says so."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

DATA = Path(__file__).resolve().parent.parent / "data"

# An error's text must not carry what somebody answered into the log.
_POOL: dict[str, Any] = {"pool_size": 20, "max_overflow": 20, "hide_parameters": True}

# SQLite lets waiting writers poll without any order; a queue inside the process is fair.
_sqlite_writers = threading.Lock()


def database_url() -> str:
    """Address of the database: ``DATABASE_URL``, or the file ``data/dashboard.db``."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return f"sqlite:///{DATA / 'dashboard.db'}"
    # Hosting services hand out the short scheme, which would ask for another driver.
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url


@dataclass(frozen=True)
class Database:
    """The database as pages use it: one transaction at a time, never held across a rerun."""

    engine: Engine

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: committed as a whole at the end, or rolled back by any error."""
        queue = _sqlite_writers if self.engine.dialect.name == "sqlite" else nullcontext()
        with queue, Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A view of the database that waits for no writer."""
        with Session(self.engine.execution_options(sqlite_readonly=True)) as session:
            yield session

    def answers(self) -> bool:
        """Whether the database can be reached and has its tables."""
        try:
            with self.reading() as session:
                session.execute(text("SELECT count(*) FROM cohort"))
        except SQLAlchemyError:
            return False
        return True

    def forget_erased(self) -> None:
        """Rewrite SQLite's files without erased rows; other databases need no help."""
        if self.engine.dialect.name == "sqlite":
            with _sqlite_writers, self.engine.connect() as connection:
                # Rows that moved to another page left copies behind in the old one.
                connection.connection.execute("VACUUM")
                connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def insert_of(session: Session) -> Callable[[Any], sqlite.Insert | postgresql.Insert]:
    """The ``insert`` of this session's database, which knows ``on_conflict_do_update``."""
    return sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert


def connect(url: str) -> Database:
    """Open a pool of connections; for SQLite the folder is made and the safe settings are set."""
    if not url.startswith("sqlite"):
        engine = create_engine(
            url, **_POOL, pool_pre_ping=True, connect_args={"connect_timeout": 10}
        )
        event.listen(engine, "handle_error", _without_rows)
        return Database(engine)
    engine = create_engine(url, **_POOL)
    Path(engine.url.database or "").parent.mkdir(parents=True, exist_ok=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        # An answer that was confirmed survives a power cut.
        "synchronous=FULL",
        "busy_timeout=30000",
        "foreign_keys=ON",
        # What a learner erases is overwritten in the file, not only forgotten.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _without_rows(context: ExceptionContext) -> None:
    # PostgreSQL quotes the row that it refuses on the lines below its message.
    for error in filter(None, (context.original_exception, context.sqlalchemy_exception)):
        error.args = tuple(str(part).partition("\n")[0] for part in error.args)


def _begin_sqlite(connection: Connection) -> None:
    readonly = connection.get_execution_options().get("sqlite_readonly")
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")
