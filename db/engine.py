"""The one way to the database: SQLite by default, PostgreSQL where ``DATABASE_URL`` says so."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
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
_BUSY_MS = 30_000
# What tidies up asks again after so many seconds, and gives up after so many.
_AGAIN, PATIENCE = 0.2, 60.0
_BRIEFLY = 0.02


class NotRewritten(Exception):
    """SQLite's files may still hold what was erased; the text says why."""


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

    def forget_erased(self) -> bool:
        """Empty SQLite's log of changes, where erased rows still stand; whether it was done.

        It waits for nobody and lets nobody wait: while somebody reads or writes it is not done, and
        ``rewrite`` does it later. Other databases have nothing to be done: always true.
        """
        if self.engine.dialect.name != "sqlite":
            return True
        with self._waiting(0) as connection:
            try:
                busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError:
                return False
        return not busy

    def rewrite(self, patience: float = PATIENCE) -> None:
        """Rewrite SQLite's file without what erased rows left in it, and empty its log of changes.

        Writers wait while the file is rewritten; nobody waits while readers are in the way of the
        log. Each of the two is given up after ``patience`` seconds. On other databases nothing is
        done.
        Raises: ``NotRewritten`` where it could not be done.
        """
        if self.engine.dialect.name != "sqlite":
            return
        with _sqlite_writers, self._waiting(patience) as connection:
            try:
                # Rows that moved to another page left copies behind in the old one.
                connection.execute("VACUUM")
            except sqlite3.OperationalError as error:
                raise NotRewritten(str(error)) from error
        end = monotonic() + patience
        while not self.forget_erased():
            if monotonic() > end:
                raise NotRewritten("the log of changes was in use all the time")
            sleep(_AGAIN)

    @contextmanager
    def _waiting(self, seconds: float) -> Iterator[Any]:
        """A bare connection of SQLite that waits so long for others, outside of a transaction."""
        with self.engine.connect() as pooled:
            connection = pooled.connection
            connection.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")
            try:
                yield connection
            finally:
                connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")


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
    _write_ahead(connection)
    for pragma in (
        # An answer that was confirmed survives a power cut.
        "synchronous=FULL",
        f"busy_timeout={_BUSY_MS}",
        "foreign_keys=ON",
        # What a learner erases is overwritten in the file, not only forgotten.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: Any) -> None:
    # SQLite refuses this change at once while another process makes the same new file.
    end = monotonic() + _BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
            sleep(_BRIEFLY)
        else:
            return


def _without_rows(context: ExceptionContext) -> None:
    # PostgreSQL quotes the row that it refuses on the lines below its message.
    for error in filter(None, (context.original_exception, context.sqlalchemy_exception)):
        error.args = tuple(str(part).partition("\n")[0] for part in error.args)


def _begin_sqlite(connection: Connection) -> None:
    readonly = connection.get_execution_options().get("sqlite_readonly")
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")
