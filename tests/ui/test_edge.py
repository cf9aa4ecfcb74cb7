import asyncio
import base64
import hashlib
import re
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
import streamlit
from itsdangerous import URLSafeSerializer

from db.secret import server_secret
from ui.edge import COOKIE, Edge, device_key

PAGE = [b"<html><head><title>Stream", b"lit</title></head>", b"<title>Streamlit</title></html>"]


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("APP_SECRET", "of this test")
    server_secret.cache_clear()
    yield
    server_secret.cache_clear()


class Answer:
    """One answer of an app behind the edge, and what the app was asked."""

    def __init__(self, path="/", kind="text/html; charset=utf-8", scheme="http", **headers):
        self.sent, self.asked = [], None
        self._kind = kind
        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "path": path, "scheme": scheme, "headers": raw}
        asyncio.run(Edge(self._app, title="R & <D>")(scope, None, self._send))

    @property
    def headers(self):
        return {name.decode(): value.decode() for name, value in self.sent[0]["headers"]}

    @property
    def body(self):
        return b"".join(message.get("body", b"") for message in self.sent[1:])

    @property
    def cookie(self):
        return SimpleCookie(self.headers["set-cookie"])[COOKIE]

    async def _app(self, scope, _receive, send):
        self.asked = dict(scope["headers"])
        headers = {
            "content-type": self._kind,
            "content-length": str(len(b"".join(PAGE))),
            "etag": '"1"',
            "last-modified": "today",
            "cache-control": "public, immutable",
        }
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": raw})
        for place, part in enumerate(PAGE):
            more = place + 1 < len(PAGE)
            await send({"type": "http.response.body", "body": part, "more_body": more})

    async def _send(self, message):
        self.sent.append(message)


def test_a_page_gets_its_title_once_and_the_length_that_fits():
    answer = Answer()
    assert answer.body.count(b"<title>R &amp; &lt;D&gt;</title>") == 1
    assert answer.body.count(b"<title>Streamlit</title>") == 1
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_a_page_is_asked_for_whole_and_is_never_kept():
    answer = Answer(accept_encoding="gzip", if_none_match='"1"', range="bytes=0-1", accept="*/*")
    assert answer.asked == {b"accept": b"*/*"}
    assert answer.headers["cache-control"] == "no-store"
    assert not answer.headers.keys() & {"etag", "last-modified"}


@pytest.mark.parametrize("path", ["/static/js/index.js", "/_stcore/health", "/media/1.csv"])
def test_files_pass_untouched_but_for_the_security_headers(path):
    answer = Answer(path, accept_encoding="gzip", if_none_match='"1"')
    assert [message.get("body") for message in answer.sent[1:]] == PAGE
    assert answer.asked.keys() == {b"accept-encoding", b"if-none-match"}
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["cache-control"] == "public, immutable"
    assert "set-cookie" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_answer_that_is_no_page_passes_untouched():
    answer = Answer("/robots.txt", kind="text/plain")
    assert answer.body == b"".join(PAGE)
    assert "set-cookie" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_new_device_gets_a_key_of_its_own_that_only_the_server_can_make():
    first, second = Answer().cookie, Answer().cookie
    assert first["httponly"]
    assert first["samesite"] == "Lax"
    assert first["path"] == "/"
    assert int(first["max-age"]) == 180 * 24 * 60 * 60
    assert re.fullmatch("[0-9a-f]{32}", device_key(first.value))
    assert device_key(first.value) != device_key(second.value)


def test_a_known_device_keeps_its_key():
    cookie = Answer().cookie.value
    assert "set-cookie" not in Answer(cookie=f"other=1; {COOKIE}={cookie}").headers


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no-signature",
        "a.b",
        URLSafeSerializer("another secret", salt="device").dumps("0" * 32),
        URLSafeSerializer("of this test", salt="another use").dumps("0" * 32),
        URLSafeSerializer("of this test", salt="device").dumps(["0" * 32]),
        "\x00\x7f",
    ],
)
def test_a_forged_cookie_is_nobodys_and_is_replaced(value):
    assert device_key(value) is None
    cookie = Answer(cookie=f"{COOKIE}={value}").cookie
    assert cookie.value != value
    assert device_key(cookie.value)


def test_a_cookie_header_that_cannot_be_read_counts_as_none():
    assert device_key(Answer(cookie='device="\\x; =;;').cookie.value)


def test_what_is_no_text_is_nobodys_key():
    assert device_key(None) is None
    assert device_key(object()) is None


@pytest.mark.parametrize(
    ("scheme", "headers", "secure"),
    [
        ("http", {}, False),
        ("https", {}, True),
        ("http", {"x_forwarded_proto": "https"}, True),
        ("https", {"x_forwarded_proto": "http"}, False),
    ],
)
def test_the_cookie_is_secure_where_the_visitor_came_by_https(scheme, headers, secure):
    assert bool(Answer(scheme=scheme, **headers).cookie["secure"]) is secure


def test_the_policy_allows_the_shells_own_script_and_no_other():
    shell = Path(streamlit.__path__[0], "static", "index.html").read_text(encoding="utf-8")
    (inline,) = re.findall(r"<script>(.*?)</script>", shell, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    parts = Answer().headers["content-security-policy"].split("; ")
    policy = {name: set(values) for name, *values in (part.split() for part in parts)}
    assert policy["script-src"] == {"'self'", f"'sha256-{digest}'", "blob:"}
    assert policy["default-src"] == policy["connect-src"] == {"'self'"}
    assert policy["frame-ancestors"] == policy["object-src"] == {"'none'"}


def test_a_websocket_passes_untouched():
    seen = []

    async def app(*given):
        seen.extend(given)

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    asyncio.run(Edge(app, title="")(scope, "receive", "send"))
    assert seen == [scope, "receive", "send"]
