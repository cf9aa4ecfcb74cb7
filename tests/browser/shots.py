"""A picture of every page at two widths: ``python -m tests.browser.shots [FOLDER] [NAME ...]``.

Named pictures end at the fold, as the README shows them. The synthetic cohort fills a database of
its own, so that every page has something to show.
"""

import sys
import tempfile
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from db import passwords, setup_links
from db.demo import fill, own
from learning.catalogue import load
from tests.browser.install import flags, found
from tests.browser.servers import Server, running

WIDTHS = (1280, 390)
TALLEST = 12_000
FOLD = 1_000
VISITOR_PAGES = {
    "start-visitor": "/", "themes": "/themes", "theme": "/themes?theme=T1",
    "key-point": "/themes?point=K1.3", "cases": "/cases",
    "case": "/cases?case=benin-dialogue-group", "case-unknown": "/cases?case=heritage-network-uk",
    "background": "/background", "article": "/background?article=cooperation",
    "article-diagram": "/background?article=innovation", "tools": "/tools",
    "tool": "/tools?tool=partner-map", "checklist": "/tools?tool=agreement-checklist",
    "indicators": "/tools?tool=outcome-indicators", "search": "/search?q=trust",
    "glossary": "/glossary", "bibliography": "/bibliography", "about": "/about",
    "gate": "/results", "sign-in": "/tutor",
}  # fmt: skip
LEARNER_PAGES = {
    "start": "/", "assessment": "/assessment", "questionnaire": "/questionnaire",
    "results": "/results", "plan": "/plan", "my-data": "/my-data",
}  # fmt: skip
TUTOR_PAGES = {
    "tutor-in": "/tutor", "cohorts": "/cohorts", "cohort": "/cohort?cohort=1",
    "projector": "/projector?cohort=1", "profile": "/cohort-profile?cohort=1",
    "items": "/cohort-items?cohort=1", "struggles": "/cohort-struggles?cohort=1&occasion=after",
    "change": "/cohort-change?cohort=1", "gap": "/cohort-gap?cohort=1",
    "questions": "/cohort-questions?cohort=1", "reliability": "/cohort-reliability?cohort=1",
    "answers": "/cohort-answers?cohort=1", "codes": "/cohort-codes?cohort=1",
    "agreement": "/cohort-agreement?cohort=1", "said": "/cohort-said?cohort=1",
    "quotes": "/cohort-quotes?cohort=1", "exports": "/cohort-exports?cohort=1",
}  # fmt: skip
LEARNERS = 60
EMAIL, PASSWORD = "tutor@example.org", "a password for pictures"


def main(arguments: list[str]) -> None:
    """Take all pictures, or those that begin with a given name, into one folder."""
    folder, wanted = Path(arguments[0] if arguments else "shots"), tuple(arguments[1:])
    folder.mkdir(parents=True, exist_ok=True)
    executable = found()
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags())
        with running(Path(data)) as app:
            now = datetime.now(UTC)
            filled = fill(app.database, load().reading(""), LEARNERS, secret=app.secret, now=now)
            with app.database.writing() as session:
                token = own(session, filled.cohort_id, EMAIL, app.secret, now)
                hashed = passwords.hashed(PASSWORD)
                setup_links.use(session, token, app.secret, password_hash=hashed, now=now)
            for width in WIDTHS:
                for name, page in _pages(browser, app, width, filled.codes[0], wanted):
                    tallest = FOLD if wanted else TALLEST
                    _picture(page, folder / f"{name}.png", width, tallest)
        browser.close()


def settle(page: Page) -> None:
    """Wait until a page has run and everything on it is drawn."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(1200)


def _pages(
    browser: Browser, app: Server, width: int, code: str, wanted: Collection[str]
) -> Iterator[tuple[str, Page]]:
    for dark in (False, True) if width == WIDTHS[0] else (False,):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        for pages in (VISITOR_PAGES, LEARNER_PAGES, TUTOR_PAGES):
            if pages is LEARNER_PAGES:
                _come_back(page, app, code)
            elif pages is TUTOR_PAGES:
                _sign_in(page, app)
            for place, address in pages.items():
                name = f"{place}{'-dark' if dark else ''}-{width}"
                if not wanted or name in wanted:
                    _open(page, app, place, address)
                    yield name, page
        context.close()


def _open(page: Page, app: Server, place: str, address: str) -> None:
    page.goto(app.address + address)
    settle(page)
    begin = page.locator("[class*=st-key-begin] button")
    if place == "questionnaire" and begin.count():
        # There was no draft to show, so the questionnaire sent us where one begins.
        begin.first.click()
        settle(page)


def _come_back(page: Page, app: Server, code: str) -> None:
    page.goto(app.address)
    settle(page)
    page.locator(".st-key-join-way [data-testid=stRadioOption]").nth(2).click()
    page.locator(".st-key-join-back input").fill(code)
    page.locator(".st-key-join-back input").press("Enter")
    settle(page)
    page.locator(".st-key-join-resume-go button").click()
    settle(page)


def _sign_in(page: Page, app: Server) -> None:
    page.goto(f"{app.address}/tutor")
    settle(page)
    page.locator(".st-key-sign_in-email input").fill(EMAIL)
    page.locator(".st-key-sign_in-password input").fill(PASSWORD)
    page.get_by_role("button", name=load().reading("").phrases("sign_in.go"), exact=True).click()
    page.wait_for_timeout(1500)
    settle(page)


def _picture(page: Page, file: Path, width: int, tallest: int) -> None:
    # Streamlit scrolls inside the page, so the window has to grow to what it holds.
    inside = page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    height = min(tallest, int((inside or {"height": 900})["height"]) + 60)
    page.set_viewport_size({"width": width, "height": max(700, height)})
    page.wait_for_timeout(900)
    page.screenshot(path=file)
    page.set_viewport_size({"width": width, "height": 900})


if __name__ == "__main__":
    main(sys.argv[1:])
