"""The server's edge: the device cookie, security headers, the first page in its language."""

import secrets
from collections.abc import Callable, Mapping, Sequence

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from db.secret import server_secret
from learning.languages import accepted, best
from ui.files import best_coding, compressed, inner_path
from ui.first_page import first_page, policy

COOKIE = "device"
# The page itself writes it, see ``ui/accessible.js``.
LANGUAGE = "language"
_HALF_A_YEAR = 15_552_000
_FOLDERS = ("/static/", "/_stcore/", "/media/", "/component/", "/assets/", "/manifest/")
_FILES = ("/pack.js", "/healthz")
# Streamlit reads the first of its cookies only for a socket that was opened with the second.
_PROVIDERS_WORD, _PROOF = "_streamlit_user", "_streamlit_xsrf"


def device_key(cookie: object) -> str | None:
    """The random key in a device cookie; None where there is none or its signature is wrong."""
    try:
        key = _serializer().loads(cookie) if isinstance(cookie, str) else None
    except BadSignature:
        return None
    return key if isinstance(key, str) else None


class Edge:
    """ASGI middleware around every HTTP answer; websockets pass through untouched."""

    def __init__(self, app: ASGIApp, places: Mapping[str, str], languages: Sequence[str]) -> None:
        """Wrap ``app``; ``places`` is every page's place by its address, the first page's empty."""
        self.app, self.places, self.languages = app, places, languages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif (path := inner_path(scope)).startswith(_FOLDERS) or path in _FILES:
            await self.app(scope, receive, _Headed(send))
        else:
            # Another page is sent in the place of the app's own, so it must answer as if anew.
            unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
            kept = [pair for pair in scope["headers"] if pair[0] not in unwanted]
            answer = _Answer(send, scope, self._page)
            await self.app({**scope, "headers": kept}, receive, answer)

    def _page(self, scope: Scope, nonce: str) -> str:
        place = self.places.get(inner_path(scope).strip("/"), "start")
        cookies = HTTPConnection(scope).cookies
        proposed = accepted(Headers(scope=scope).get("accept-language", ""))
        wanted = (cookies.get(LANGUAGE), *proposed)
        ask_first = _PROVIDERS_WORD in cookies and _PROOF not in cookies
        return first_page(place, best(wanted, self.languages), nonce, ask_first=ask_first)


class _Headed:
    """Adds the security headers and lets everything else through."""

    def __init__(self, send: Send) -> None:
        self.send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            _secure(MutableHeaders(raw=message["headers"]))
        await self.send(message)


class _Answer:
    """Sends our first page in the place of the app's, with the device's cookie, new or again."""

    def __init__(self, send: Send, scope: Scope, page: Callable[[Scope, str], str]) -> None:
        self.send, self.scope, self.page = send, scope, page
        self.start: Message | None = None
        self.nonce = secrets.token_urlsafe(16)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            _secure(headers, self.nonce)
            if headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            if not message.get("more_body"):
                await self._finish(self.start)
            return
        await self.send(message)

    async def _finish(self, start: Message) -> None:
        if (depth := inner_path(self.scope).count("/") - 1) > 0:
            await self._lead_up(depth)
        else:
            await self._send_page(start)

    async def _lead_up(self, depth: int) -> None:
        # All that a page names lies beside it, so further down it would find nothing.
        headers = MutableHeaders({"location": "../" * depth, "cache-control": "no-store"})
        _secure(headers)
        await self.send({"type": "http.response.start", "status": 307, "headers": headers.raw})
        await self.send({"type": "http.response.body"})

    async def _send_page(self, start: Message) -> None:
        coding = best_coding(Headers(scope=self.scope).get("accept-encoding", ""))
        page = self.page(self.scope, self.nonce).encode()
        body = compressed(page, coding) if coding else page
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-store"
        headers["vary"] = "accept-encoding, accept-language, cookie"
        if coding:
            headers["content-encoding"] = coding
        for name in ("etag", "last-modified", "accept-ranges"):
            if name in headers:
                del headers[name]
        headers.append("set-cookie", _device_cookie(self.scope))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(server_secret(), salt="device")


def _device_cookie(scope: Scope) -> str:
    # Each page sends a known key again, so that its half year counts from the latest visit.
    key = device_key(HTTPConnection(scope).cookies.get(COOKIE)) or secrets.token_hex(16)
    value, secure = _serializer().dumps(key), "; Secure" if _by_https(scope) else ""
    return f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={_HALF_A_YEAR}{secure}"


def _by_https(scope: Scope) -> bool:
    # Each proxy adds how it was asked itself; the first one met the visitor.
    forwarded = Headers(scope=scope).get("x-forwarded-proto", scope.get("scheme", "http"))
    return bool(forwarded.split(",")[0].strip().lower() == "https")


def _secure(headers: MutableHeaders, nonce: str = "") -> None:
    headers["content-security-policy"] = policy(nonce)
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "same-origin"
    headers["permissions-policy"] = "camera=(), geolocation=(), microphone=()"
