"""A translation as a browser shows it: in its own language for screen readers, and only text."""

import pytest
from playwright.sync_api import expect

from db import class_quotes, quoting, setup_links, translations
from db.translations import Proposal
from tests.browser import tutor
from tests.browser.test_language import speak
from tests.db.workshop import Workshop
from ui.clock import now, today

ENGLISH = "We trust the partner."
HOSTILE = (
    "信任 <img src=x onerror=\"document.title='taken over'\"><b>bold</b> **stars**\n"
    "  :material/home: second line \u202eright to left\u202c שלום 👩🏽‍🎨🏺 &lt;i&gt;"
)


@pytest.fixture
def workshop(server):
    """A cohort in which one English answer may be quoted and has a hostile translation."""
    workshop = Workshop(server.database, "Read side by side", secret=server.secret)
    ((learner, attempt),) = workshop.said(ENGLISH)
    ref = workshop.ref(ENGLISH)
    with server.database.writing() as session:
        quoting.allow_quoting(session, learner, attempt, "R1.1", allowed=True, today=today())
        translations.write(
            session,
            workshop.desk(),
            ref,
            Proposal("zh-Hans", HOSTILE, False, ENGLISH, ""),
            offered=("en", "zh-Hans"),
            today=today(),
        )
        class_quotes.choose(session, workshop.desk(), [ref], chosen=True, today=today())
    return workshop


def test_each_text_is_in_its_own_language_and_nothing_in_it_is_run(visitor, workshop):
    visit = visitor().open("/assessment")
    visit.join_cohort(workshop.cohort.join_code, "Archive")
    visit.open("/class")
    original, translation = (visit.page.locator(".typed").nth(place) for place in (0, 1))
    expect(original).to_have_text(ENGLISH)
    expect(original).to_have_attribute("lang", "en")
    expect(translation).to_have_attribute("lang", "zh-Hans")
    assert translation.text_content() == HOSTILE
    assert translation.locator("*").count() == 0
    assert visit.page.title() != "taken over"
    left, right = original.bounding_box(), translation.bounding_box()
    assert left["x"] + left["width"] < right["x"]
    assert abs(left["y"] - right["y"]) < 2
    # Two lines stay two lines.
    assert right["height"] > 1.8 * left["height"]


def test_on_a_phone_they_stand_one_below_the_other(visitor, workshop):
    visit = visitor(viewport={"width": 390, "height": 900}).open("/assessment")
    visit.join_cohort(workshop.cohort.join_code, "Archive")
    visit.open("/class")
    first, second = (visit.page.locator(".typed").nth(place).bounding_box() for place in (0, 1))
    assert first["x"] == second["x"]
    assert first["y"] + first["height"] < second["y"]
    page = visit.page.get_by_test_id("stMain")
    assert page.evaluate("page => page.scrollWidth <= page.clientWidth")


def test_a_switch_of_the_language_leaves_a_begun_translation_where_it_is(
    visitor, server, workshop, catalogue
):
    with server.database.writing() as session:
        link = setup_links.for_tutor(session, workshop.ada, server.secret, now=now())
    visit = visitor()
    tutor.set_up(visit, f"/tutor?setup={link}")
    visit.open(f"/cohort-quotes?cohort={workshop.cohort.id}")
    visit.tick("translating")
    visit.page.get_by_test_id("stExpander").locator("summary").last.click()
    box = visit.page.get_by_role("textbox")
    box.fill("Begun")
    for language in ("cy", "zh-Hans"):
        speak(visit, catalogue.reading(language))
        expect(box).to_have_value("Begun")
