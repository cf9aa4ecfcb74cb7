"""The server's edge: the device cookie, security headers, the language of the first byte."""

import base64
import hashlib
import re
import secrets
from functools import cache
from html import escape
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

import streamlit
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from db.secret import server_secret

COOKIE = "device"
_HALF_A_YEAR = 15_552_000
_ASSETS = ("/static/", "/_stcore/", "/media/", "/component/", "/healthz")


def device_key(cookie: object) -> str | None:
    """The random key in a device cookie; None where there is none or its signature is wrong."""
    try:
        key = _serializer().loads(cookie) if isinstance(cookie, str) else None
    except BadSignature:
        return None
    return key if isinstance(key, str) else None


class Edge:
    """ASGI middleware around every HTTP answer; websockets pass through untouched."""

    def __init__(self, app: ASGIApp, title: str) -> None:
        """Wrap ``app``; ``title`` stands in the browser's tab until the first page has run."""
        self.app, self.title = app, title

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        shell = not scope["path"].startswith(_ASSETS)
        if shell:
            # The page itself is rewritten, so it must come whole, plain and fresh.
            unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
            kept = [pair for pair in scope["headers"] if pair[0] not in unwanted]
            scope = {**scope, "headers": kept}
        answer = _Answer(send, scope, self.title) if shell else _Headed(send)
        await self.app(scope, receive, answer)


class _Headed:
    """Adds the security headers and lets everything else through."""

    def __init__(self, send: Send) -> None:
        self.send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            _secure(MutableHeaders(raw=message["headers"]))
        await self.send(message)


class _Answer:
    """Holds an HTML page back until it is whole, then sends it with its title and cookie."""

    def __init__(self, send: Send, scope: Scope, title: str) -> None:
        self.send, self.scope, self.title = send, scope, title
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            _secure(headers)
            if headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._finish()
            return
        await self.send(message)

    async def _finish(self) -> None:
        if self.start is None:
            return
        title = f"<title>{escape(self.title)}</title>".encode()
        body = self.body.replace(b"<title>Streamlit</title>", title, 1)
        headers = MutableHeaders(raw=self.start["headers"])
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-store"
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        if device_key(_cookie(self.scope)) is None:
            headers.append("set-cookie", _new_cookie(self.scope))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(server_secret(), salt="device")


def _cookie(scope: Scope) -> str | None:
    try:
        cookies = SimpleCookie(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return None
    return cookies[COOKIE].value if COOKIE in cookies else None


def _new_cookie(scope: Scope) -> str:
    forwarded = Headers(scope=scope).get("x-forwarded-proto", scope.get("scheme", "http"))
    secure = "; Secure" if forwarded == "https" else ""
    value = _serializer().dumps(secrets.token_hex(16))
    return f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={_HALF_A_YEAR}{secure}"


def _secure(headers: MutableHeaders) -> None:
    headers["content-security-policy"] = _policy()
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "same-origin"
    headers["permissions-policy"] = "camera=(), geolocation=(), microphone=()"


@cache
def _policy() -> str:
    # The shell has one small inline script; naming its hash keeps all others out.
    shell = Path(streamlit.__path__[0], "static", "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", shell, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in inline)
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' {hashes} blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
