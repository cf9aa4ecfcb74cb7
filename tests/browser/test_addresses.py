"""The very first request that a server gets may be for a page further in."""

import pytest
from playwright.sync_api import expect

from app import TABLE
from learning.access import tutors
from tests.browser.servers import running

# Notes every dialog, however short its life, from the first moment of the page.
WATCH = """
window.dialogs = [];
new MutationObserver(() => {
  for (const dialog of document.querySelectorAll('[role="dialog"]'))
    window.dialogs.push(dialog.innerText);
}).observe(document, { childList: true, subtree: true });
"""
LONG_ENOUGH = 3000
# One of each kind; that every address shows its page, the crawl sees.
FIRST = [row for row in TABLE if row.place in ("start", "themes", "results", "profile")]


@pytest.fixture
def new_server(tmp_path):
    """A server that nobody has visited."""
    with running(tmp_path) as server:
        yield server


@pytest.mark.parametrize("row", FIRST, ids=lambda row: row.place)
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
    return (
        visit.reading.module.text.title if row.place == "start" else visit.say(f"page.{row.place}")
    )
