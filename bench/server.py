"""Fresh servers to play against: each with its own folder, port and database."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from learning.catalogue import load
from learning.vocabulary import Section

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ROOT / ".streamlit" / "config.toml"
SECRET = "only for the bench"  # noqa: S105  # it guards synthetic people
_START_SECONDS, _STOP_SECONDS = 60.0, 10.0


@dataclass(frozen=True)
class Server:
    """A running server; ``database`` is its SQLite file, ``log`` what it printed."""

    address: str
    process: psutil.Process
    database: Path
    log: Path

    def cpu_seconds(self) -> float:
        """CPU that the server has used since its start, in steps of a clock tick."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory_bytes(self) -> int:
        """Memory that the server holds now."""
        return int(self.process.memory_info().rss)


def machine_seconds() -> float:
    """CPU that the whole machine has used since its start, on all cores."""
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system + times.irq + times.softirq)


@contextmanager
def app(database: Path | None = None) -> Iterator[Server]:
    """The app with the settings it is delivered with, on a database of its own or a given one."""
    with _folder() as folder, _running("app:app", ROOT, folder, database) as server:
        yield server


@contextmanager
def form(settings: Path | None) -> Iterator[Server]:
    """The bare form, with a file of settings or at Streamlit's defaults."""
    with _folder() as folder:
        shutil.copy(ROOT / "bench" / "bare_form.py", folder)
        (folder / "items.json").write_text(json.dumps(_items()), encoding="utf-8")
        if settings is not None:
            (folder / ".streamlit").mkdir()
            shutil.copy(settings, folder / ".streamlit")
        with _running("bare_form:app", folder, folder) as server:
            yield server


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        yield Path(name)


@contextmanager
def _running(
    module: str, start_in: Path, folder: Path, database: Path | None = None
) -> Iterator[Server]:
    # Plain uvicorn binds its own socket and so sends at once; `streamlit run` lets small
    # messages wait for the client, which would hide the cost of a quick click.
    port, log = _free_port(), folder / "server.log"
    database = database or folder / "bench.db"
    command = [sys.executable, "-m", "uvicorn", module, "--host", "127.0.0.1", "--port", str(port)]
    environment = {
        **os.environ,
        # Nobody's own settings may reach a server.
        "HOME": str(folder),
        "DATABASE_URL": f"sqlite:///{database}",
        "APP_SECRET": SECRET,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603
            command, cwd=start_in, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    well = False
    try:
        server = Server(f"127.0.0.1:{port}", psutil.Process(process.pid), database, log)
        _wait(server, process)
        yield server
        well = True
    finally:
        _stop(process)
        if not well:
            # The folder is about to go, and only the log knows what went wrong.
            print(*log.read_text(encoding="utf-8").splitlines()[-10:], sep="\n", file=sys.stderr)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection(server.address, timeout=1)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.client.OK:
                return
        except (OSError, http.client.HTTPException):
            # Where nobody listens yet, a connection may even have met itself.
            time.sleep(0.1)
        finally:
            connection.close()
    raise TimeoutError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _items() -> list[dict[str, object]]:
    """The instrument's rating items with their texts, as the app would ask them."""
    edition = load().reading("").instrument
    return [
        {
            "id": item.id,
            "label": getattr(edition.text.stems, str(item.facet)),
            "options": [*edition.text.items[item.id], edition.text.cannot_say],
        }
        for item in edition.asked(Section.RATINGS)
        if item.kind == "rating"
    ]
