"""The server's secret: it signs cookies and keys the hashes of codes."""

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from db.engine import DATA


@cache
def server_secret(folder: Path = DATA) -> str:
    """``APP_SECRET``, or a secret of this machine that is made once and kept in ``data/``.

    Several servers behind one address need the same ``APP_SECRET``.
    """
    if given := os.environ.get("APP_SECRET"):
        return given
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret"
    if not file.exists():
        with NamedTemporaryFile("w", dir=folder, encoding="ascii") as made:
            made.write(secrets.token_hex(32))
            made.flush()
            # A server that starts at the same moment finds a whole secret or none.
            with suppress(FileExistsError):
                os.link(made.name, file)
    return file.read_text(encoding="ascii")
