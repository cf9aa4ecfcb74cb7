"""Files that browsers keep for a year: Streamlit's scripts and styles and our own, sent small."""

import asyncio
import gzip
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import brotli
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

STATIC = Path(streamlit.__path__[0], "static")
OURS = Path(__file__).resolve().parent.parent / "assets" / "web"
FOREVER = "public, immutable, max-age=31536000"
_TEXTS = {".css", ".js", ".json", ".svg"}
# Nine costs a tenth of what eleven costs, and saves nearly as much.
_WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: gzip.compress(body, mtime=0),
}
# Streamlit's text and icon fonts; the page's own head names smaller ones.
_FACE = re.compile(rb"@font-face\{font-family:(?:Source|Material)[^}]*\}")


class Files(StaticFiles):
    """A folder in which an address keeps its contents; texts are compressed once and kept.

    What is kept cannot outgrow the folder: it is at most one compressed copy of each text by
    coding.
    """

    def __init__(self, directory: Path, version: Callable[[str], str] | None = None) -> None:
        """Serve what lies in ``directory``.

        ``version`` is what must follow on a file's name for the two to name its contents; without
        it the name does so alone.
        """
        super().__init__(directory=directory, follow_symlink=True)
        self._version = version
        self._kept: dict[tuple[str, str], bytes] = {}
        self._one_at_a_time = asyncio.Lock()

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file; compressed where that helps, the browser can read it and asks for all of it."""
        answer = await super().get_response(path, scope)
        # During an upgrade, a page of one server may ask the other for what it names.
        current = self._version is None or scope["query_string"] == self._version(path).encode()
        answer.headers["cache-control"] = FOREVER if current else "no-cache"
        if Path(path).suffix not in _TEXTS:
            return answer
        answer.headers["vary"] = "accept-encoding"
        # The same text in other bytes: browsers may compare it, but not join parts of it.
        answer.headers["etag"] = f"W/{answer.headers['etag']}"
        asked = Headers(scope=scope)
        coding = best_coding(asked.get("accept-encoding", ""))
        if coding is None or "range" in asked or not isinstance(answer, FileResponse):
            return answer
        body = await self._small(str(answer.path), coding)
        headers = dict(answer.headers) | {"content-encoding": coding}
        del headers["content-length"], headers["accept-ranges"]
        return Response(body, headers=headers)

    async def _small(self, file: str, coding: str) -> bytes:
        if (file, coding) not in self._kept:
            async with self._one_at_a_time:
                if (file, coding) not in self._kept:
                    self._kept[file, coding] = await run_in_threadpool(_compressed, file, coding)
        return self._kept[file, coding]


class Kept:
    """ASGI middleware that answers from folders of ``Files`` by the beginning of the path."""

    def __init__(self, app: ASGIApp, folders: Mapping[str, Files]) -> None:
        """Wrap ``app``, which is asked for everything that does not begin with a folder's name."""
        self.app = app
        self.folders = {name: ExceptionMiddleware(files) for name, files in folders.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = inner_path(scope) if scope["type"] == "http" else ""
        begin = next((name for name in self.folders if path.startswith(name)), None)
        if begin is not None:
            inside = {**scope, "root_path": scope.get("root_path", "") + begin.rstrip("/")}
            await self.folders[begin](inside, receive, send)
        else:
            await self.app(scope, receive, send)


def inner_path(scope: Scope) -> str:
    """The path of an HTTP request below the address at which the app stands."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def best_coding(header: str) -> str | None:
    """The coding that makes a text smallest among those that ``Accept-Encoding`` takes."""
    taken = set()
    for part in header.split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if weight.strip("0.") or not weight:
            taken.add(name)
    return next((way for way in _WAYS if way in taken), None)


def compressed(body: bytes, coding: str) -> bytes:
    """``body`` in a coding that ``best_coding`` has named."""
    return _WAYS[coding](body)


@cache
def version(name: str) -> str:
    """A few letters that are others once the contents of a file of ours have changed."""
    return hashlib.sha256((OURS / name).read_bytes()).hexdigest()[:12]


def address(name: str) -> str:
    """Where a page finds a file of ours; another one once its contents have changed."""
    return f"./assets/{name}?{version(name)}"


def folders() -> dict[str, Files]:
    """Everything that is served from a folder, by the beginning of its path."""
    return {"/static/": Files(STATIC / "static"), "/assets/": Files(OURS, version)}


def _compressed(file: str, coding: str) -> bytes:
    body = Path(file).read_bytes()
    return compressed(_FACE.sub(b"", body) if file.endswith(".css") else body, coding)
