"""A picture of every page at two widths: ``python -m tests.browser.shots [FOLDER] [NAME ...]``.

The synthetic cohort fills a database of its own, so that every page has something to show.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from db.demo import fill
from db.engine import connect
from db.migrate import migrate
from learning.catalogue import load
from tests.browser.install import found
from tests.browser.running import App, running

WIDTHS = (1280, 390)
TALLEST = 12_000
SECRET = "a secret for tests only"  # noqa: S105  # the running app's, which is for tests only
FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
VISITOR_PAGES = {
    "start-visitor": "/", "themes": "/themes", "theme": "/themes?theme=T1",
    "key-point": "/themes?point=K1.3", "cases": "/cases",
    "case": "/cases?case=benin-dialogue-group", "case-unknown": "/cases?case=heritage-network-uk",
    "background": "/background", "article": "/background?article=cooperation",
    "article-diagram": "/background?article=innovation", "tools": "/tools",
    "tool": "/tools?tool=partner-map", "checklist": "/tools?tool=agreement-checklist",
    "indicators": "/tools?tool=outcome-indicators", "search": "/search?q=trust",
    "glossary": "/glossary", "bibliography": "/bibliography", "about": "/about",
    "gate": "/results",
}  # fmt: skip
LEARNER_PAGES = {
    "start": "/", "assessment": "/assessment", "questionnaire": "/questionnaire",
    "results": "/results", "plan": "/plan", "my-data": "/my-data",
}  # fmt: skip


def main(arguments: list[str]) -> None:
    """Take all pictures, or those that begin with a given name, into one folder."""
    folder, wanted = Path(arguments[0] if arguments else "shots"), tuple(arguments[1:])
    folder.mkdir(parents=True, exist_ok=True)
    executable = found()
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        codes = _sample(f"sqlite:///{data}/dashboard.db")
        browser = playwright.chromium.launch(executable_path=executable, args=_flags())
        with running(Path(data)) as app:
            for width in WIDTHS:
                for name, page in _pages(browser, app, width, codes[0]):
                    file = folder / f"{name}-{width}.png"
                    if not wanted or file.stem in wanted:
                        _picture(page, file, width)
        browser.close()


def settle(page: Page) -> None:
    """Wait until a page has run and everything on it is drawn."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(1200)


def _flags() -> list[str]:
    return ["--no-sandbox", *FLAGS] if os.geteuid() == 0 else FLAGS


def _sample(url: str) -> list[str]:
    database = connect(url)
    migrate(database)
    with database.writing() as session:
        return fill(session, load().reading(""), 40, secret=SECRET, now=datetime.now(UTC))


def _pages(browser: Browser, app: App, width: int, code: str) -> Iterator[tuple[str, Page]]:
    for dark in (False, True) if width == WIDTHS[0] else (False,):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        suffix = "-dark" if dark else ""
        for name, address in VISITOR_PAGES.items():
            page.goto(app.url + address)
            settle(page)
            yield name + suffix, page
        _come_back(page, app, code)
        for name, address in LEARNER_PAGES.items():
            page.goto(app.url + address)
            settle(page)
            if name == "assessment":
                page.locator("[class*=st-key-begin] button").first.click()
                settle(page)
                page.goto(app.url + address)
                settle(page)
            yield name + suffix, page
        context.close()


def _come_back(page: Page, app: App, code: str) -> None:
    page.goto(app.url)
    settle(page)
    page.locator(".st-key-join-way [data-testid=stRadioOption]").nth(2).click()
    page.locator(".st-key-join-back input").fill(code)
    page.locator(".st-key-join-back input").press("Enter")
    settle(page)
    page.locator(".st-key-join-resume-go button").click()
    settle(page)


def _picture(page: Page, file: Path, width: int) -> None:
    # Streamlit scrolls inside the page, so the window has to grow to what it holds.
    inside = page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    height = min(TALLEST, int((inside or {"height": 900})["height"]) + 60)
    page.set_viewport_size({"width": width, "height": max(700, height)})
    page.wait_for_timeout(900)
    page.screenshot(path=file)
    page.set_viewport_size({"width": width, "height": 900})


if __name__ == "__main__":
    main(sys.argv[1:])
