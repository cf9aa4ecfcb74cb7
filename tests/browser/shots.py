"""A picture of every page at two widths: ``python -m tests.browser.shots [FOLDER] [NAME ...]``.

Named pictures end at the fold, as the README shows them. The synthetic cohort fills a database of
its own, so that every page has something to show.
"""

import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from db import learners, passwords, setup_links, tutors
from db.demo import own
from db.synthetic import fill
from learning.catalogue import load
from tests.browser.install import flags, found
from tests.browser.servers import Server, running

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
    "accessibility": "/accessibility", "gate": "/results", "sign-in": "/tutor",
}  # fmt: skip
LEARNER_PAGES = {
    "start": "/", "assessment": "/assessment", "questionnaire": "/questionnaire",
    "results": "/results", "plan": "/plan", "class-quotes": "/class", "my-data": "/my-data",
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


@dataclass(frozen=True)
class Look:
    """How pages are looked at; its name ends the name of a picture."""

    width: int
    dark: bool = False
    language: str = "en"

    def __str__(self) -> str:
        """The parts that are not the usual ones, and the width."""
        parts = [self.language] if self.language != "en" else []
        return "-".join([*parts, *(["dark"] if self.dark else []), str(self.width)])


@dataclass(frozen=True)
class Stage:
    """An app with a synthetic cohort, its tutor, and a learner who comes back with a code."""

    app: Server
    browser: Browser
    code: str

    def pages(self, look: Look, wanted: Collection[str] = ()) -> Iterator[tuple[str, Page]]:
        """Every page as visitor, learner and tutor see it, or those with a wanted name."""
        options = {"width": look.width, "height": 900}
        context = self.browser.new_context(
            viewport=options,  # type: ignore[arg-type]  # it is a ViewportSize
            color_scheme="dark" if look.dark else "light",
            locale="en-GB" if look.language == "en" else look.language,
        )
        page = context.new_page()
        for every in (VISITOR_PAGES, LEARNER_PAGES, TUTOR_PAGES):
            if every is LEARNER_PAGES:
                self._come_back(page, look.language)
            elif every is TUTOR_PAGES:
                self._sign_in(page, look.language)
            for place, address in every.items():
                if not wanted or f"{place}-{look}" in wanted:
                    self._open(page, place, address)
                    yield f"{place}-{look}", page
        context.close()

    def _open(self, page: Page, place: str, address: str) -> None:
        page.goto(self.app.address + address)
        settle(page)
        begin = page.locator("[class*=st-key-begin] button")
        if place == "questionnaire" and begin.count():
            # There was no draft to show, so the questionnaire sent us where one begins.
            begin.first.click()
            settle(page)

    def _come_back(self, page: Page, language: str) -> None:
        with self.app.database.writing() as session:
            learner = learners.by_resume_code(session, self.code, self.app.secret)
            learners.set_language(session, learner.id, language)
        page.goto(self.app.address)
        settle(page)
        page.locator(".st-key-join-way [data-testid=stRadioOption]").nth(2).click()
        page.locator(".st-key-join-back input").fill(self.code)
        page.locator(".st-key-join-back input").press("Enter")
        settle(page)
        page.locator(".st-key-join-resume-go button").click()
        settle(page)

    def _sign_in(self, page: Page, language: str) -> None:
        with self.app.database.writing() as session:
            tutor = tutors.by_email(session, EMAIL)
            if tutor:
                tutors.set_language(session, tutor.id, language)
        page.goto(f"{self.app.address}/tutor")
        settle(page)
        page.locator(".st-key-sign_in-email input").fill(EMAIL)
        page.locator(".st-key-sign_in-password input").fill(PASSWORD)
        page.locator(".st-key-sign_in-password input").press("Enter")
        page.wait_for_timeout(1500)
        settle(page)


@contextmanager
def stage(language: str = "en") -> Iterator[Stage]:
    """An app to be looked at, filled with the sample answers of a language."""
    executable = found()
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags())
        with running(Path(data)) as app:
            now, reading = datetime.now(UTC), load().reading(language)
            filled = fill(app.database, reading, LEARNERS, secret=app.secret, now=now)
            with app.database.writing() as session:
                token = own(session, filled.cohort_id, EMAIL, app.secret, now)
                hashed = passwords.hashed(PASSWORD)
                setup_links.use(session, token, app.secret, password_hash=hashed, now=now)
            yield Stage(app, browser, filled.codes[0])
        browser.close()


def main(arguments: list[str]) -> None:
    """Take all pictures in English, or those with a given name, into one folder."""
    folder, wanted = Path(arguments[0] if arguments else "shots"), tuple(arguments[1:])
    folder.mkdir(parents=True, exist_ok=True)
    tallest = FOLD if wanted else TALLEST
    for language in load().languages:
        every = [
            Look(w, dark=dark, language=language) for w in (1280, 390) for dark in (False, True)
        ]
        looks = [look for look in every if any(name.endswith(f"-{look}") for name in wanted)]
        if not wanted and language == "en":
            looks = every[:3]
        if looks:
            with stage(language) as on:
                for look in looks:
                    for name, page in on.pages(look, wanted):
                        picture(page, folder / f"{name}.png", look.width, tallest)


def settle(page: Page) -> None:
    """Wait until a page has run and everything on it is drawn."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(1200)


def picture(page: Page, file: Path, width: int, tallest: int) -> None:
    """Take a picture of a whole page, up to a height."""
    # Streamlit scrolls inside the page, so the window has to grow to what it holds.
    inside = page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    height = min(tallest, int((inside or {"height": 900})["height"]) + 60)
    page.set_viewport_size({"width": width, "height": max(700, height)})
    page.wait_for_timeout(900)
    page.screenshot(path=file)
    page.set_viewport_size({"width": width, "height": 900})


if __name__ == "__main__":
    main(sys.argv[1:])
