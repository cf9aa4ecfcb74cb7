"""The real app, started as ``make run`` starts it, on a free port with a database of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60


class DidNotStart(Exception):
    """The app gave no healthy answer in time; the message is its log."""


@dataclass(frozen=True)
class App:
    """A running app: its address, its database, and the file its log goes to."""

    url: str
    database_url: str
    log: Path


@contextmanager
def running(folder: Path, database_url: str | None = None) -> Iterator[App]:
    """Start the app with its data in ``folder``; it is stopped in any case.

    Raises: ``DidNotStart``.
    """
    port = _free_port()
    address = database_url or f"sqlite:///{folder / 'dashboard.db'}"
    log = folder / f"app-{port}.log"
    environment = {**os.environ, "DATABASE_URL": address, "APP_SECRET": "a secret for tests only"}
    command = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", process, log)
            yield App(f"http://127.0.0.1:{port}", address, log)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310  # our own address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise DidNotStart(log.read_text(encoding="utf-8", errors="replace"))
