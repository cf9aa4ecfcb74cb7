"""Small scripts in one file, of Streamlit and ours, for lines on which each request costs."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ui.files import FOREVER, STATIC, best_coding, compressed

_SCRIPTS = STATIC / "static" / "js"
_SHELL = Path(__file__).resolve().parent.parent / "assets" / "shell"
# Ours stand first: they wait for readers, and need nothing of Streamlit's.
_OURS = (
    "unsent.js", "print.js", "drawn.js", "first_words.js", "colours.js", "told.js", "focus.js",
    "unpack.js",
)  # fmt: skip
# What every page draws besides; Streamlit would ask for it only when the first page has come.
_DRAWN = (
    "BidiComponent", "Button", "ButtonGroup", "Checkbox", "Html", "PageLink", "Progress", "Radio",
)  # fmt: skip
_IMPORT = re.compile(r'((?:from|import)")\./')
_LARGE = 60_000


async def send_pack(request: Request) -> Response:
    """The script that makes the packed modules known under their own addresses."""
    coding = best_coding(request.headers.get("accept-encoding", ""))
    current = f"./pack.js?{request.url.query}" == pack_address()
    headers = {"cache-control": FOREVER if current else "no-cache", "vary": "accept-encoding"}
    if coding:
        headers["content-encoding"] = coding
    body = await run_in_threadpool(_sent, coding)
    return Response(body, headers=headers, media_type="text/javascript")


@cache
def _sent(coding: str | None) -> bytes:
    return compressed(pack(), coding) if coding else pack()


@cache
def pack() -> bytes:
    """The script itself."""
    texts = {name: _IMPORT.sub(r"\1HOME/", _text(name)) for name in packed()}
    ours = "".join((_SHELL / name).read_text(encoding="utf-8") for name in _OURS)
    return ours.replace("PACK", json.dumps(texts), 1).encode()


@cache
def pack_address() -> str:
    """Where a page finds the pack; another one once its contents have changed."""
    return f"./pack.js?{hashlib.sha256(pack()).hexdigest()[:12]}"


@cache
def packed() -> frozenset[str]:
    """Names of the modules in the pack.

    Large ones come faster side by side, and one that asks for its own address must have it.
    """
    shell = (STATIC / "index.html").read_text(encoding="utf-8")
    wanted = re.findall(r'href="\./static/js/([^"]+)"', shell) + [_script(name) for name in _DRAWN]
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted += re.findall(r'(?:from|import)"\./([^"]+)"', _text(name))
    return frozenset(
        name for name in found if "import.meta" not in _text(name) and len(_text(name)) < _LARGE
    )


def _script(name: str) -> str:
    (file,) = _SCRIPTS.glob(f"{name}.*.js")
    return file.name


@cache
def _text(name: str) -> str:
    return (_SCRIPTS / name).read_text(encoding="utf-8")
