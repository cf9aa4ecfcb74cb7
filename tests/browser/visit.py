"""Somebody in front of a browser: what they do, and how to wait until the app has followed."""

import time
from contextlib import contextmanager
from functools import cached_property
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from db import attempts, drafts
from db.models import Attempt, Learner, Reflection, Response
from learning.steps import closed, steps
from learning.vocabulary import Occasion
from tests.browser import words

PATIENCE = 60
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
SKELETON = '[data-testid="stSkeleton"]'
IMPATIENCE = """async (button) => {
  for (let clicks = 0; clicks < 20 && button.isConnected; clicks += 1) {
    button.click();
    await new Promise((next) => setTimeout(next, 15));
  }
}"""
expect.set_options(timeout=PATIENCE * 1000)


class Visit:
    """One browser with its own cookies; ``page`` is the window that is looked at.

    ``complaints`` collects what no visit may cause: a request to another host, an error in the
    page's script, something that the page's own policy had to block.
    """

    def __init__(self, browser, server, reading, **options):
        self.server, self.reading, self.say = server, reading, reading.phrases
        self.edition = reading.instrument
        self.complaints = []
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options}
        self.context = browser.new_context(base_url=server.address, **settings)
        self.context.set_default_timeout(PATIENCE * 1000)
        self.context.on("page", self._watch)
        self.page = self.context.new_page()

    def leave(self):
        self.context.close()

    @contextmanager
    def second_window(self):
        """Look at another window of the same browser for a while."""
        first, self.page = self.page, self.context.new_page()
        try:
            yield
        finally:
            self.page = first

    def open(self, path="/"):
        self.page.goto(path)
        return self.settle()

    def reload(self):
        self.page.reload()
        return self.settle()

    def settle(self):
        """Wait until the page has a title, nothing runs and nothing is still being loaded."""
        expect(self.title).to_be_visible()
        expect(self.page.locator(SETTLED)).to_be_attached()
        expect(self.page.locator(SKELETON)).to_have_count(0)
        return self

    # What is on the page

    @property
    def title(self):
        return self.page.locator("h1").first

    def at(self, key):
        """What carries this key of a widget or container."""
        return self.page.locator(f".st-key-{key.replace('.', '-')}")

    def sees(self, key, **values):
        """Wait until a phrase stands on the page."""
        expect(self.page.get_by_text(self.say(key, **values)).first).to_be_visible()

    def options(self, item):
        return self.at(f"ask.{self.attempt.id}.{self.edition.language}.{item}").get_by_test_id(
            "stRadioOption"
        )

    def chosen(self, item):
        """Text of the option that is marked as chosen; None where none is."""
        marked = self.options(item).and_(self.page.locator('[data-selected="true"]'))
        return marked.inner_text() if marked.count() else None

    def eventually(self, ask, *, within=PATIENCE):
        """Wait until ``ask`` gives something true, and give that."""
        deadline = time.monotonic() + within
        while not (answer := ask()):
            if time.monotonic() > deadline:
                pytest.fail("what was waited for did not happen")
            self.page.wait_for_timeout(40)
        return answer

    # Coming in

    def join_alone(self, *, shared=False):
        """Come in at a page that offers it; gives the resume code."""
        if shared:
            self.at("join.shared").locator("label").first.click()
        return self._start()

    def join_cohort(self, code, group):
        self.show_join_code(code)
        self._choose("join.group", group)
        return self._start()

    def show_join_code(self, code):
        self._choose("join.way", self.say("join.way.cohort"))
        self.type("join.code", code)

    def come_back(self, code):
        self._choose("join.way", self.say("join.way.back"))
        self.type("join.back", code)
        self.click("join.resume.go")

    # Doing something

    def click(self, key):
        self.at(key).get_by_role("button").click()

    def click_impatiently(self, key):
        """Click again and again for as long as the button is there."""
        self.at(key).get_by_role("button").evaluate(IMPATIENCE)

    def tick(self, key):
        self.at(key).locator("label").first.click()

    def type(self, key, text):
        box = self.at(key).get_by_role("textbox")
        box.fill(text)
        box.press("Tab")

    def begin(self, occasion="self"):
        self.open("/assessment")
        self.click(f"begin.{occasion}")
        expect(self.onward).to_be_visible()
        self.settle()

    @property
    def onward(self):
        """The button that leads to the next step."""
        return self.at("ask-navigation").get_by_test_id("stBaseButton-primary")

    def answer(self, item, text):
        """Choose the option with this text and see it chosen."""
        expect(self.pick(item, text)).to_have_attribute("data-selected", "true")

    def pick(self, item, text):
        """Click an option, whatever comes of it."""
        return self._click_option(self.options(item), text)

    def answer_step(self, step, chosen):
        for item in closed(step.items):
            self.answer(item.id, words.options(self.edition, item)[chosen[item.id]])

    def next(self):
        """Go on one step and wait until the next one stands there."""
        place = self.attempt.step
        self.onward.click()
        expect(self.at(f"ask.on.{place}")).to_have_count(0)
        self.eventually(lambda: self.attempt.step == place + 1)
        self.settle()

    def confirm(self):
        """Say that everything was looked at, so that it can be submitted."""
        self.tick(f"review.sure.{self.attempt.id}")
        expect(self.at("review.submit").get_by_role("button")).to_be_enabled()

    def submit(self):
        self.confirm()
        self.click("review.submit")
        return self.arrive("results.title")

    def arrive(self, key):
        """Wait for the page with this title."""
        expect(self.title).to_have_text(self.say(key))
        return self.settle()

    def fill(self, chosen=None):
        """Answer the whole draft behind the pages, up to its review; gives the answers."""
        attempt, edition = self.attempt, self.edition
        items = closed(edition.on(attempt.occasion))
        chosen = chosen or words.varied(edition, items)
        with self.server.database.writing() as session:
            for item, option in chosen.items():
                drafts.save_response(session, self.learner_id, attempt.id, edition, item, option)
        self.stand_at(len(steps(edition, attempt.occasion)))
        return chosen

    def write(self, prompt, text):
        """Answer an open question of the draft behind the pages."""
        with self.server.database.writing() as session:
            drafts.save_reflection(
                session, self.learner_id, self.attempt.id, self.edition, prompt, text
            )

    def stand_at(self, step):
        """Take the draft to a step behind the pages; a reload shows it."""
        with self.server.database.writing() as session:
            drafts.save_step(session, self.learner_id, self.attempt.id, step)

    def first(self, section):
        """Number of the first step of a section of self-study."""
        return next(s.number for s in steps(self.edition, Occasion.SELF) if s.section is section)

    # What is kept

    @cached_property
    def learner_id(self):
        """The learner who came in last, whom this visit has just made."""
        with self.server.database.reading() as session:
            return session.scalar(select(func.max(Learner.id)))

    @property
    def attempt(self):
        """The newest attempt of the learner at the screen."""
        with self.server.database.reading() as session:
            return attempts.of_learner(session, self.learner_id)[-1]

    def kept(self):
        """Everything that the learner's attempts hold, to see that nothing in it changed."""
        own = self.server.rows(Attempt, learner_id=self.learner_id)
        return own, [
            self.server.rows(table, attempt_id=attempt["id"])
            for table in (Response, Reflection)
            for attempt in own
        ]

    def responses(self):
        with self.server.database.reading() as session:
            return attempts.responses(session, self.learner_id, self.attempt.id)

    def reflections(self):
        with self.server.database.reading() as session:
            return attempts.reflections(session, self.learner_id, self.attempt.id)

    def _start(self):
        self.click("join.start")
        code = self.at("resume-card").locator("code").inner_text()
        _ = self.learner_id
        self.settle()
        return code

    def _choose(self, key, text):
        option = self._click_option(self.at(key).get_by_test_id("stRadioOption"), text)
        expect(option).to_have_attribute("data-selected", "true")

    def _click_option(self, options, text):
        option = options.filter(has=self.page.get_by_text(text, exact=True))
        option.click()
        return option

    def _watch(self, page):
        page.on("request", self._watch_request)
        page.on("console", self._watch_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))

    def _watch_request(self, request):
        asked = urlsplit(request.url)
        own = urlsplit(self.server.address).netloc
        known = {own, *self.server.partners}
        if asked.scheme not in {"blob", "data"} and asked.netloc not in known:
            self.complaints.append(f"left the app: {request.url}")

    def _watch_console(self, message):
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)
