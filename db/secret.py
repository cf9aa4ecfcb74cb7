"""The server's secret: it signs cookies and keys the hashes of codes."""

import os
import secrets
from functools import cache
from pathlib import Path

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
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(secrets.token_hex(32))
    return file.read_text(encoding="ascii")
