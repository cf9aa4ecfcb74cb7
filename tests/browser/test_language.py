"""Reading in another language: what the browser asks for, and the choice on every page."""

import pytest
from playwright.sync_api import expect

from db.models import Attempt, Learner
from learning.steps import closed, steps
from learning.vocabulary import Occasion
from tests.browser import words

TWELVE = 12


@pytest.mark.parametrize(
    ("asked", "language"),
    [("cy-GB", "cy"), ("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hans"), ("fr-FR", "en")],
)
def test_the_browser_s_language_is_proposed_from_the_first_byte_on(
    visitor, server, catalogue, asked, language
):
    visit = visitor(locale=asked)
    first = visit.context.request.get("/", headers={"Accept-Language": asked}).text()
    assert f'<html lang="{language}"' in first
    assert f"{catalogue.reading(language).module.text.series}</title>" in first
    visit.open()
    expect(visit.page.locator("html")).to_have_attribute("lang", language)
    expect(visit.title).to_have_text(catalogue.reading(language).module.text.title)


def test_a_switch_in_the_middle_of_the_questionnaire_keeps_every_answer(visitor, server, catalogue):
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    ratings = closed(visit.edition.on(Occasion.SELF))[: 2 * TWELVE]
    chosen = words.varied(visit.edition, ratings)
    given = {}
    for step in steps(visit.edition, Occasion.SELF):
        for item in closed(step.items):
            if len(given) < TWELVE:
                visit.answer(item.id, words.options(visit.edition, item)[chosen[item.id]])
                given[item.id] = chosen[item.id]
        if len(given) == TWELVE:
            break
        visit.next()
    visit.eventually(lambda: visit.responses() == given)
    place, items = visit.attempt.step, [item.id for item in closed(step.items)]

    for language in ("zh-Hans", "cy", "en"):
        speak(visit, catalogue.reading(language))
        assert visit.attempt.step == place
        assert visit.responses() == given
        for item in items:
            option = words.options(visit.edition, visit.edition.items[item])
            assert visit.chosen(item) == (option[given[item]] if item in given else None)
        (attempt,) = visit.server.rows(Attempt, learner_id=visit.learner_id)
        (learner,) = visit.server.rows(Learner, id=visit.learner_id)
        assert attempt["language"] == learner["language"] == language

    # What comes next is kept beside it, on a run in which the browser sends all its widgets.
    speak(visit, catalogue.reading("cy"))
    last = visit.edition.items[items[-1]]
    visit.answer(last.id, words.options(visit.edition, last)["4"])
    visit.eventually(lambda: visit.responses() == {**given, last.id: "4"})
    visit.reload()
    assert visit.chosen(last.id) == words.options(visit.edition, last)["4"]


def test_the_choice_comes_along_to_every_page_and_to_another_device(visitor, catalogue):
    first = visitor().open()
    code = first.join_alone()
    speak(first, catalogue.reading("cy"))
    first.open("/glossary")
    expect(first.title).to_have_text(first.say("page.glossary"))
    second = visitor().open()
    second.come_back(code)
    reads(second, catalogue.reading("cy"))


def speak(visit, reading):
    """Choose a language at the top of the page, and go on in it."""
    name = reading.phrases(f"language.{reading.language}")
    visit.at("language").get_by_text(name, exact=True).click()
    reads(visit, reading)


def reads(visit, reading):
    visit.reading, visit.say, visit.edition = reading, reading.phrases, reading.instrument
    expect(visit.page.locator("html")).to_have_attribute("lang", reading.language)
    visit.settle()
