"""The real app as a process of its own, with a database and a log that a test may read."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from functools import cached_property
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from secrets import token_hex

from sqlalchemy import select

from db.engine import connect

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


class Server:
    """One process that ``make run`` would start, on a free port and with an empty database."""

    def __init__(self, folder, *, host="127.0.0.1", port=None, **environment):
        self.file = folder / "test.db"
        self.log_file, self.printed_file = folder / "log", folder / "printed"
        self.secret = token_hex()
        self.port = port or free_port()
        self.address = f"http://{host}:{self.port}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": self._url,
            "APP_SECRET": self.secret,
            **environment,
        }
        # Other addresses to which a visit may lead.
        self.partners = set()
        options = ("--host", "127.0.0.1", "--port", str(self.port), "--no-access-log")
        with self.log_file.open("ab") as log, self.printed_file.open("ab") as printed:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "uvicorn", "app:app", *options],
                cwd=ROOT,
                env=self.environment,
                stdout=printed,
                stderr=log,
            )

    def wait(self):
        """Come back once the server answers; fail with its log where it does not."""
        deadline = time.monotonic() + PATIENCE
        while self.get("/healthz")[0] != 200:
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self.log())
            time.sleep(0.05)

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if "database" in vars(self):
            self.database.engine.dispose()

    def get(self, path):
        """Status, headers and body of one plain request; status 0 where nobody listens."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                return answer.status, answer.headers, answer.read()
            except (OSError, HTTPException):
                # Where nobody listens yet, a connection may even have met itself.
                return 0, {}, b""

    @cached_property
    def database(self):
        return connect(self._url)

    def rows(self, table, **wanted):
        """Rows of one table as dictionaries, in the order of their keys."""
        columns = table.__table__.columns
        query = select(*columns).filter_by(**wanted).order_by(*table.__table__.primary_key)
        with self.database.reading() as session:
            return [dict(row) for row in session.execute(query).mappings()]

    @contextmanager
    def without(self, table):
        """Let a table be gone for a while, which the app must survive."""
        self._run(f"ALTER TABLE {table} RENAME TO gone")
        try:
            yield
        finally:
            self._run(f"ALTER TABLE gone RENAME TO {table}")

    def log(self):
        return self.log_file.read_text(encoding="utf-8")

    def printed(self):
        """What the operator reads at the terminal, which is never logged."""
        return self.printed_file.read_text(encoding="utf-8")

    def _run(self, statement):
        with closing(sqlite3.connect(self.file)) as connection:
            connection.execute(statement)

    @property
    def _url(self):
        return f"sqlite:///{self.file}"


@contextmanager
def running(folder, **given):
    server = Server(folder, **given)
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
