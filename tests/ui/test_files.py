import asyncio
import gzip

import brotli
import pytest
from httpx import ASGITransport, AsyncClient
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from ui import files
from ui.files import OURS, STATIC, Files, Kept, address, best_coding, version
from ui.pack import pack_address, send_pack

SCRIPT = "let heritage = 'shared';\n" * 200
UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "main.1.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG" * 500)
    (tmp_path / "index.1.css").write_text(
        "body{}@font-face{font-family:Source Sans;src:url(a)}"
        "@font-face{font-family:KaTeX_Main;src:url(b)}p{}",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def app(folder):
    return Starlette(
        routes=[Route("/{rest:path}", lambda _: PlainTextResponse("the app"))],
        middleware=[Middleware(Kept, folders={"/static/": Files(folder)})],
    )


def ask(app, path, method="GET", **headers):
    """The answer and its bytes as they were sent."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}

    async def stream():
        async with (
            AsyncClient(transport=ASGITransport(app), base_url="http://of.tests") as client,
            client.stream(method, path, headers=names) as answer,
        ):
            return answer, b"".join([part async for part in answer.aiter_raw()])

    return asyncio.run(stream())


@pytest.mark.parametrize("coding", UNPACKED)
def test_a_script_is_sent_small_and_is_the_same_when_unpacked(app, coding):
    answer, body = ask(app, "/static/main.1.js", accept_encoding=coding)
    assert answer.headers["content-encoding"] == coding
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "accept-encoding" in answer.headers["vary"]
    assert int(answer.headers["content-length"]) == len(body) < len(SCRIPT) / 10
    assert UNPACKED[coding](body).decode() == SCRIPT


def test_whoever_cannot_unpack_gets_it_as_it_is(app):
    answer, body = ask(app, "/static/main.1.js", accept_encoding="identity")
    assert "content-encoding" not in answer.headers
    assert body.decode() == SCRIPT
    assert "accept-encoding" in answer.headers["vary"]


def test_a_picture_is_small_already(app):
    answer, body = ask(app, "/static/picture.png", accept_encoding="br, gzip")
    assert "content-encoding" not in answer.headers
    assert body == b"\x89PNG" * 500


def test_every_file_is_kept_for_a_year(app):
    for path in ("main.1.js", "picture.png"):
        kept = ask(app, f"/static/{path}", accept_encoding="br")[0].headers["cache-control"]
        assert kept == "public, immutable, max-age=31536000"


def test_only_an_address_that_names_these_contents_is_kept_for_a_year(folder):
    app = Starlette(middleware=[Middleware(Kept, folders={"/a/": Files(folder, lambda _: "v2")})])
    answers = [ask(app, f"/a/main.1.js{query}")[0].headers for query in ("?v2", "?v1", "")]
    kept = [headers["cache-control"] for headers in answers]
    assert kept == ["public, immutable, max-age=31536000", "no-cache", "no-cache"]
    assert all(headers["etag"] for headers in answers)


def test_a_file_of_ours_is_kept_under_the_address_that_pages_name():
    app = Starlette(middleware=[Middleware(Kept, folders=files.folders())])
    for query, kept in (("", True), ("1", False)):
        answer, _ = ask(app, address("connection.js").removeprefix(".") + query)
        assert ("immutable" in answer.headers["cache-control"]) is kept


def test_the_pack_is_kept_under_the_address_that_pages_name():
    app = Starlette(routes=[Route("/pack.js", send_pack)])
    for query, kept in (("", True), ("1", False)):
        answer, _ = ask(app, pack_address().removeprefix(".") + query, accept_encoding="gzip")
        assert answer.headers["content-encoding"] == "gzip"
        assert ("immutable" in answer.headers["cache-control"]) is kept


@pytest.mark.parametrize("coding", [*UNPACKED, "identity"])
def test_whoever_has_it_is_told_so_in_every_coding(app, coding):
    first, _ = ask(app, "/static/main.1.js", accept_encoding=coding)
    tag = first.headers["etag"]
    again, body = ask(app, "/static/main.1.js", accept_encoding=coding, if_none_match=tag)
    assert (again.status_code, body) == (304, b"")
    other, body = ask(app, "/static/main.1.js", accept_encoding=coding, if_none_match='"old"')
    assert other.status_code == 200
    assert len(body) > 10


def test_a_part_is_a_part_of_the_file_itself(app):
    asked = {"accept_encoding": "br, gzip", "range": "bytes=4-11"}
    answer, body = ask(app, "/static/main.1.js", **asked)
    assert answer.status_code == 206
    assert "content-encoding" not in answer.headers
    assert body == b"heritage"
    # Two parts of what may have come in two codings must not be joined.
    assert answer.headers["etag"].startswith("W/")


def test_a_file_is_compressed_once_however_often_it_is_asked_for(app, monkeypatch):
    done = []
    small = files._compressed
    monkeypatch.setattr(files, "_compressed", lambda *given: done.append(given) or small(*given))
    bodies = {ask(app, "/static/main.1.js", accept_encoding="br")[1] for _ in range(5)}
    assert len(bodies) == len(done) == 1


def test_nobody_waits_for_another_file_to_be_compressed(folder):
    async def ask_while_another_is_compressed():
        served, asked = Files(folder), {"type": "http", "method": "GET"}
        asked["headers"] = [(b"accept-encoding", b"br")]
        await served.get_response("main.1.js", asked)
        async with served._one_at_a_time:
            return await asyncio.wait_for(served.get_response("main.1.js", asked), 5)

    assert asyncio.run(ask_while_another_is_compressed()).headers["content-encoding"] == "br"


def test_large_fonts_of_streamlit_are_not_named_any_more(app):
    _, body = ask(app, "/static/index.1.css", accept_encoding="gzip")
    assert gzip.decompress(body) == b"body{}@font-face{font-family:KaTeX_Main;src:url(b)}p{}"


@pytest.mark.parametrize("path", ["none.js", "%2e%2e/secret.js", "..%2fsecret.js", ""])
def test_what_is_not_in_the_folder_is_not_found(app, folder, path):
    (folder.parent / "secret.js").write_text(SCRIPT, encoding="utf-8")
    assert ask(app, f"/static/{path}")[0].status_code == 404


def test_a_file_cannot_be_changed(app):
    assert ask(app, "/static/main.1.js", "POST")[0].status_code == 405


def test_an_app_that_stands_below_another_address_has_its_files(app):
    outer = Starlette(routes=[Mount("/learn", app)])
    assert ask(outer, "/learn/static/main.1.js", accept_encoding="")[1].decode() == SCRIPT
    assert ask(outer, "/learn/themes")[1] == b"the app"


def test_everything_else_is_the_apps(app):
    for path in ("/", "/themes", "/statics", "/media/1.csv"):
        assert ask(app, path)[1] == b"the app"


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0,gzip;q=0.2", "gzip"),
        ("br; q=0.0", None),
        ("deflate", None),
        ("", None),
    ],
)
def test_the_smallest_coding_is_chosen_that_the_browser_takes(header, coding):
    assert best_coding(header) == coding


def test_a_file_of_ours_has_another_address_once_it_has_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "OURS", tmp_path)
    seen = set()
    for text in ("one", "two"):
        (tmp_path / "a.js").write_text(text, encoding="utf-8")
        version.cache_clear()
        seen.add(address("a.js"))
    version.cache_clear()
    assert len(seen) == 2
    assert all(one.startswith("./assets/a.js?") for one in seen)


def test_streamlits_files_have_their_contents_in_their_names():
    unnamed = [
        file.name
        for file in (STATIC / "static").rglob("*.*")
        if not any(len(part) >= 8 for part in file.name.split(".")[1:-1])
    ]
    assert unnamed == []


def test_ours_are_all_there():
    assert {file.suffix for file in OURS.iterdir()} >= {".woff2", ".png", ".svg", ".js"}
