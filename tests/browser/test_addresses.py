"""The very first request that a server gets may be for any page."""

from collections import deque

import pytest
from playwright.sync_api import expect

from app import TABLE
from learning.access import tutors
from tests.browser.servers import Server

# Notes every dialog, however short its life, from the first moment of the page.
WATCH = """
window.dialogs = [];
new MutationObserver(() => {
  for (const dialog of document.querySelectorAll('[role="dialog"]'))
    window.dialogs.push(dialog.innerText);
}).observe(document, { childList: true, subtree: true });
"""
LONG_ENOUGH = 3000


@pytest.fixture(scope="module")
def queue(tmp_path_factory):
    """Servers in waiting: the next one starts while this one is looked at."""
    waiting = deque()

    def take():
        waiting.append(Server(tmp_path_factory.mktemp("first")))
        return waiting.popleft()

    waiting.append(Server(tmp_path_factory.mktemp("first")))
    yield take
    waiting.pop().stop()


@pytest.fixture
def new_server(queue):
    """A server that nobody has visited."""
    server = queue()
    server.wait()
    yield server
    server.stop()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.place)
def test_the_first_request_after_a_start_shows_its_page(visitor, new_server, row):
    visit = visitor(new_server)
    visit.context.add_init_script(WATCH)
    visit.page.goto(f"/{row.address}")
    visit.page.wait_for_timeout(LONG_ENOUGH)
    visit.settle()
    expect(visit.title).to_have_text(_title(visit, row))
    assert visit.page.evaluate("window.dialogs") == []


def _title(visit, row):
    if row.rule is tutors:
        return visit.say("page.sign_in")
    if not row.rule(frozenset()):
        return visit.say("gate.title")
    titles = {
        "start": visit.reading.module.text.title,
        "assessment": visit.edition.text.title,
    }
    return titles.get(row.place) or visit.say(f"page.{row.place}")
