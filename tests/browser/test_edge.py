"""What the server sends around every page."""

import pytest
from playwright.sync_api import expect

from ui.edge import COOKIE


def test_the_device_cookie_is_out_of_reach_of_scripts_and_of_other_sites(visitor):
    cookie = _cookie(visitor().open())
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"


def test_the_device_cookie_brings_back_and_a_forged_one_is_replaced(visitor, server):
    visit = visitor().open()
    visit.join_alone()
    own = _cookie(visit)
    visit.reload()
    expect(visit.at("join-card")).to_have_count(0)

    stranger = visitor()
    key, signature = own["value"].split(".")
    forged = f"{key}.{signature[::-1]}"
    stranger.context.add_cookies([{**own, "value": forged}])
    stranger.open()
    expect(stranger.at("join-card")).to_be_visible()
    assert _cookie(stranger)["value"] not in {own["value"], forged}


@pytest.mark.parametrize("path", ["/", "/results", "/healthz", "/_stcore/health"])
def test_every_answer_carries_the_security_headers(server, path):
    _, headers, _ = server.get(path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_page_is_fresh_and_its_files_are_kept(server):
    _, headers, page = server.get("/themes")
    assert headers["Cache-Control"] == "no-store"
    script = page.decode().split('src="./')[1].split('"')[0]
    status, headers, _ = server.get(f"/{script}")
    assert status == 200
    assert "immutable" in headers["Cache-Control"]
    assert headers["Set-Cookie"] is None


def test_healthz_tells_whether_the_database_answers(server):
    assert server.get("/healthz")[::2] == (200, b'{"database":true}')
    with server.without("cohort"):
        assert server.get("/healthz")[::2] == (503, b'{"database":false}')
    assert server.get("/healthz")[0] == 200


def _cookie(visit):
    (cookie,) = (cookie for cookie in visit.context.cookies() if cookie["name"] == COOKIE)
    return cookie
