import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.install import flags, found
from tests.browser.servers import running
from tests.browser.visit import Visit

MISSING = (
    "no browser: run `make browser`, or install Chromium or Chrome, or name one in CHROMIUM_PATH"
)


@pytest.fixture(scope="session")
def browser_path():
    path = found()
    if path is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip
        refuse(MISSING)
    return path


# Not for the whole session: while it lives, no other test could run an event loop of its own.
@pytest.fixture(scope="module")
def browser(browser_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=flags())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """One server for everybody; each test adds learners of its own and mends what it breaks."""
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server
    assert "Traceback" not in server.log()


@pytest.fixture
def visitor(browser, request, reading):
    """Makes visitors, each with a browser of their own, and watches what their browsers do."""
    visits = []

    def come(server=None, reading=reading, **options):
        server = server or request.getfixturevalue("server")
        visits.append(Visit(browser, server, reading, **options))
        return visits[-1]

    yield come
    for visit in visits:
        visit.leave()
    for visit in visits:
        assert visit.complaints == []
