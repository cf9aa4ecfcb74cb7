import asyncio
import base64
import gzip
import hashlib
import re
from http.cookies import SimpleCookie

import brotli
import pytest
from itsdangerous import URLSafeSerializer
from starlette.websockets import WebSocket
from streamlit.web.server.starlette.starlette_websocket import StarletteClientContext

from db.secret import server_secret
from ui.edge import COOKIE, Edge, device_key

PAGE = [b"<html><head><title>Stream", b"lit</title></head>", b"<title>Streamlit</title></html>"]
PLACES = {"": "start", "themes": "themes"}
LANGUAGES = ("en", "zh-Hans", "cy")


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("APP_SECRET", "of this test")
    server_secret.cache_clear()
    yield
    server_secret.cache_clear()


class Answer:
    """One answer of an app behind the edge, and what the app was asked."""

    def __init__(
        self, path="/", kind="text/html; charset=utf-8", scheme="http", below="", **headers
    ):
        self.sent, self.asked = [], None
        self._kind = kind
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        raw = [(name.encode(), value.encode("latin-1")) for name, value in named.items()]
        scope = {"type": "http", "path": below + path, "root_path": below, "scheme": scheme}
        scope["headers"] = raw
        asyncio.run(Edge(self._app, PLACES, LANGUAGES)(scope, None, self._send))

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


@pytest.mark.parametrize(
    ("path", "wanted", "title", "language"),
    [
        ("/", "en-GB,en;q=0.9", "Start · Rethinking Heritage Futures", "en"),
        ("/themes", "cy-GB,en;q=0.5", "Themâu · Ailfeddwl Dyfodol Treftadaeth", "cy"),
        ("/", "zh-CN", "首页 · 重思遗产的未来", "zh-Hans"),
        ("/nothing-here", "fr", "Start · Rethinking Heritage Futures", "en"),
    ],
)
def test_a_page_comes_with_its_title_in_the_language_that_the_browser_wants(
    path, wanted, title, language
):
    answer = Answer(path, accept_language=wanted)
    page = answer.body.decode()
    assert re.findall("<title>(.*)</title>", page) == [title]
    assert re.findall("<html[^>]*>", page) == [f'<html lang="{language}">']
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize(
    ("accepted", "coding", "unpacked"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_a_page_is_sent_as_small_as_the_browser_can_read_it(accepted, coding, unpacked):
    answer = Answer(accept_encoding=accepted)
    assert answer.headers.get("content-encoding") == coding
    assert "accept-encoding" in answer.headers["vary"]
    assert unpacked(answer.body).decode().rstrip().endswith("</html>")
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize(
    ("cookies", "asks_first"),
    [
        ("", False),
        ("_streamlit_user=1", True),
        ("_streamlit_user=1; _streamlit_xsrf=2", False),
        ("_streamlit_xsrf=2", False),
    ],
)
def test_the_socket_waits_only_for_somebody_whom_streamlit_could_not_yet_know(cookies, asks_first):
    page = Answer(cookie=cookies).body.decode()
    assert ("<html data-ask-first " in page) is asks_first


@pytest.mark.parametrize(("path", "up"), [("/themes/x", "../"), ("/a/b/c", "../../")])
def test_a_page_further_down_leads_to_the_top_beside_which_everything_lies(path, up):
    answer = Answer(path)
    assert (answer.sent[0]["status"], answer.body) == (307, b"")
    assert answer.headers["location"] == up
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["", "/", "/themes"])
def test_an_app_that_stands_below_another_address_knows_its_pages(path):
    answer, same = Answer(path, below="/learn"), Answer(path or "/")
    titles = [re.findall("<title>(.*)</title>", one.body.decode()) for one in (answer, same)]
    assert titles[0] == titles[1] != []
    assert Answer("/static/a.js", below="/learn").body == b"".join(PAGE)


@pytest.mark.parametrize("path", ["/healthzz", "/pack.jsx"])
def test_an_address_that_only_begins_like_a_file_is_a_page(path):
    assert 'id="first-words"' in Answer(path).body.decode()


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
    answer = Answer("/robots.txt", kind="text/plain", accept_encoding="br")
    assert answer.body == b"".join(PAGE)
    assert "content-encoding" not in answer.headers
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


def test_a_known_device_keeps_its_key_and_its_half_year_begins_anew():
    known = Answer().cookie.value
    again = Answer(cookie=f"other=1; {COOKIE}={known}").cookie
    assert (again.value, int(again["max-age"])) == (known, 180 * 24 * 60 * 60)
    assert again["httponly"]
    assert "set-cookie" not in Answer("/static/a.js", cookie=f"{COOKIE}={known}").headers


def test_a_cookie_is_sent_again_as_the_server_writes_it():
    known = Answer().cookie.value
    lines = 4 * r"\012"
    answer = Answer(cookie=f'{COOKIE}="{known}{lines}"')
    assert answer.headers["set-cookie"].startswith(f"{COOKIE}={known}; ")


ODD = ['prefs={"a":"b"}', "x=a b", 'name=J"o', "bad[key]=1", "k=é", "alone", "=", ";;"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_cookies_of_others_on_the_same_host_hide_nobodys_key(odd):
    known = Answer().cookie.value
    for sent in (f"{odd}; {COOKIE}={known}", f"{COOKIE}={known}; {odd}"):
        assert Answer(cookie=sent).cookie.value == known


@pytest.mark.parametrize("odd", ODD)
def test_the_edge_reads_the_cookies_that_streamlit_reads_on_its_socket(odd):
    known = Answer().cookie.value
    raw = [(b"cookie", f"{odd}; {COOKIE}={known}".encode("latin-1"))]
    socket = {"type": "websocket", "path": "/_stcore/stream", "headers": raw}
    seen = StarletteClientContext(WebSocket(socket, None, None)).cookies
    assert seen[COOKIE] == known


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
        ("http", {"x_forwarded_proto": "https, http"}, True),
        ("https", {"x_forwarded_proto": " http,https"}, False),
        ("http", {"x_forwarded_proto": "HTTPS"}, True),
        ("https", {"x_forwarded_proto": "http"}, False),
    ],
)
def test_the_cookie_is_secure_where_the_visitor_came_by_https(scheme, headers, secure):
    assert bool(Answer(scheme=scheme, **headers).cookie["secure"]) is secure


def test_the_policy_allows_the_pages_own_scripts_and_no_other():
    first, second = Answer(), Answer()
    (inline,) = re.findall(r"<script>(.*?)</script>", first.body.decode(), flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    (nonce,) = re.findall('nonce="([^"]+)"', first.body.decode())
    policy = _policy(first)
    assert policy["script-src"] == {"'self'", f"'sha256-{digest}'", f"'nonce-{nonce}'", "blob:"}
    assert policy["default-src"] == policy["connect-src"] == {"'self'"}
    assert policy["frame-ancestors"] == policy["object-src"] == {"'none'"}
    assert nonce not in second.body.decode()


def test_only_a_page_has_a_nonce():
    assert "nonce" in str(_policy(Answer()))
    assert "nonce" not in str(_policy(Answer("/static/js/index.js")))


def _policy(answer):
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: set(values) for name, *values in (part.split() for part in parts)}


def test_a_websocket_passes_untouched():
    seen = []

    async def app(*given):
        seen.extend(given)

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    asyncio.run(Edge(app, PLACES, LANGUAGES)(scope, "receive", "send"))
    assert seen == [scope, "receive", "send"]
