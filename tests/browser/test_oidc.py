"""Tutors come in by way of an identity provider, which is a process of its own."""

import os
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from db import tutors
from tests.browser.providers import PROVIDER, home_with_secrets, providing
from tests.browser.servers import Server, free_port
from tests.browser.tutor import is_in, is_out
from ui.clock import now

STYLES = "cdn.jsdelivr.net"
PEOPLE = {
    "listed": {"email": "Ann@Example.org", "email_verified": True},
    "unlisted": {"email": "eve@example.org", "email_verified": True},
    "unverified": {"email": "ann@example.org", "email_verified": False},
    "silent": {"email": "ann@example.org"},
}


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    if not PROVIDER.exists():
        refuse = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
        refuse("no identity provider: run `make .venv/.oidc`")
    with providing(tmp_path_factory.mktemp("provider"), PEOPLE) as address:
        yield address


@pytest.fixture(scope="module")
def oidc_server(tmp_path_factory, provider):
    """A server whose operator has set up the provider."""
    folder, port = tmp_path_factory.mktemp("oidc"), free_port()
    hidden = home_with_secrets(folder, f"http://localhost:{port}", provider)
    server = Server(folder, host="localhost", port=port, HOME=str(folder))
    server.partners |= {urlsplit(provider).netloc, STYLES}
    try:
        server.wait()
        yield server
    finally:
        server.stop()
    log = server.log()
    assert "Traceback" not in log
    for secret in (*hidden, *(claims["email"] for claims in PEOPLE.values())):
        assert secret not in log + server.printed()


@pytest.fixture
def ann(oidc_server):
    """The tutor who is on the list."""
    with oidc_server.database.writing() as session:
        return tutors.add(session, "ann@example.org", "Ann", now=now())


@pytest.fixture
def comer(visitor, oidc_server, ann):
    """Makes visitors who come from the provider as one of its people."""

    def come(name):
        visit = visitor(oidc_server)
        # The provider's pages ask a foreign host for their looks.
        visit.context.route(f"**://{STYLES}/**", lambda route: route.abort())
        return come_again(visit, name)

    return come


def come_again(visit, name):
    visit.open("/tutor")
    visit.click("sign_in.provider.go")
    visit.page.locator(f"button[value={name}]").click()
    visit.page.wait_for_url(f"{visit.server.address}/**")
    visit.settle()
    return visit.open("/tutor")


def leave(visit, key):
    visit.click(key)
    visit.page.get_by_role("button", name="End session").click()
    visit.page.wait_for_url(f"{visit.server.address}/**")
    visit.settle()
    return visit.open("/tutor")


def test_nobody_is_asked_for_a_password(visitor, oidc_server, ann):
    visit = visitor(oidc_server).open("/tutor?setup=anything")
    is_out(visit)
    expect(visit.at("sign_in.password")).to_have_count(0)
    expect(visit.at("setup.first")).to_have_count(0)


def test_the_start_says_how_to_put_somebody_on_the_list(oidc_server, reading):
    assert reading.phrases("sign_in.provider.printed") in oidc_server.printed()
    assert "setup=" not in oidc_server.printed()


def test_a_listed_tutor_is_in_also_after_a_reload_until_they_sign_out(comer):
    visit = comer("listed")
    is_in(visit)
    visit.reload()
    is_in(visit)
    with visit.second_window():
        visit.open("/tutor")
        is_in(visit)
    leave(visit, "sign_in.out")
    is_out(visit)
    expect(visit.at("sign_in.provider.out")).to_have_count(0)


def test_another_window_is_out_at_its_next_click(comer):
    visit = comer("listed")
    with visit.second_window():
        visit.open("/tutor")
        leave(visit, "sign_in.out")
    for place in ("about", "sign_in"):
        visit.page.get_by_test_id("stTopNavSection").get_by_text(visit.say("menu.me")).click()
        links = visit.page.get_by_test_id("stTopNavDropdownLink")
        links.filter(has_text=visit.say(f"page.{place}")).click()
        visit.arrive(f"page.{place}")
    is_out(visit)
    visit.sees("sign_in.provider.ended")


@pytest.mark.parametrize(
    ("name", "why"),
    [("unlisted", "unlisted"), ("unverified", "unverified"), ("silent", "unverified")],
)
def test_everybody_else_reads_why_and_can_come_as_somebody_else(comer, name, why):
    visit = comer(name)
    visit.sees(f"sign_in.provider.{why}")
    expect(visit.at("sign_in.out")).to_have_count(0)
    leave(visit, "sign_in.provider.out")
    expect(visit.at("sign_in.provider.out")).to_have_count(0)
    is_in(come_again(visit, "listed"))


def test_the_list_counts_and_not_what_the_provider_said_once(comer, oidc_server, ann):
    visit = comer("listed")
    is_in(visit)
    with oidc_server.database.writing() as session:
        tutors.withdraw(session, ann.id, now=now())
    visit.reload()
    visit.sees("sign_in.provider.unlisted")
