"""Reading in another language: what the browser asks for, and the choice on every page."""

import pytest
from playwright.sync_api import expect

from db.models import Attempt, Learner, PlanEntry
from learning.figures.items import ORDERS
from learning.steps import closed, steps
from learning.vocabulary import Occasion, Section
from tests.browser import words
from tests.browser.everybody import school

TWELVE = 12


@pytest.fixture(scope="module")
def full(tmp_path_factory, reading):
    with school(tmp_path_factory.mktemp("school"), reading) as full:
        yield full


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


def test_a_switch_with_words_not_yet_sent_off_keeps_them(visitor, server, catalogue):
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    visit.stand_at(visit.first(Section.REFLECTIONS))
    visit.open("/questionnaire")
    for language, words_ in (("cy", "Begun"), ("zh-Hans", "Begun and gone on")):
        # The click on the language is also what leaves the box.
        box(visit, "R1.1").fill(words_)
        speak(visit, catalogue.reading(language))
        expect(box(visit, "R1.1")).to_have_value(words_)
        assert visit.reflections() == {"R1.1": words_}
    assert visit.attempt.language == "zh-Hans"


def test_a_switch_with_a_step_of_a_plan_not_yet_sent_off_keeps_what_was_picked(visitor, catalogue):
    visit = visitor().open("/assessment")
    visit.join_alone()
    visit.open("/plan")
    visit.at("plan.new.1.action").get_by_role("textbox").fill("Ask Mei")
    for name in ("competence", "indicator"):
        picked = visit.at(f"plan.new.1.{name}").get_by_role("combobox")
        picked.focus()
        for key in ("ArrowDown", "ArrowDown", "Enter"):
            picked.press(key)
    speak(visit, catalogue.reading("cy"))
    visit.page.get_by_role("button", name=visit.say("plan.keep"), exact=True).click()
    visit.sees("plan.kept")
    (step,) = visit.server.rows(PlanEntry, learner_id=visit.learner_id)
    assert step["competence"] in visit.edition.competences
    assert step["indicator"] in visit.reading.indicators.text.indicators


def test_what_is_chosen_outside_forms_stays_chosen_in_every_language(visitor, catalogue):
    visit = visitor().open()
    way = visit.at("join.way")
    way.get_by_text(visit.say("join.way.cohort"), exact=True).click()
    for language in ("cy", "zh-Hans", "en"):
        speak(visit, catalogue.reading(language))
        chosen = way.locator("label[data-selected=true]")
        expect(chosen).to_have_text(visit.say("join.way.cohort"))
        expect(visit.at("join.code").get_by_role("textbox")).to_be_visible()


def test_a_tutors_filter_keeps_what_was_chosen_in_every_language(visitor, full, catalogue):
    visit = visitor(full.server)
    full.come_in(visit, "tutor")
    visit.open(f"/cohort-items?cohort={full.cohort}")
    filter_, order = (
        visit.at(key).get_by_role("combobox") for key in ("figures.occasion", "figures.order")
    )
    for box_, place in ((filter_, -1), (order, -1)):
        box_.click()
        visit.page.get_by_role("option").nth(place).click()
        visit.settle()
    for language in ("cy", "zh-Hans", "en"):
        speak(visit, catalogue.reading(language))
        expect(filter_).to_have_value(visit.say("occasion.baseline"))
        expect(order).to_have_value(visit.say(f"figures.order.{ORDERS[-1]}"))


def test_a_browser_remembers_the_choice_of_somebody_who_has_not_come_in(visitor, catalogue):
    visit = visitor().open()
    welsh = catalogue.reading("cy")
    speak(visit, welsh)
    first = visit.page.goto("/glossary").text()
    assert '<html lang="cy"' in first
    expect(visit.settle().title).to_have_text(welsh.phrases("page.glossary"))
    # Who comes in there goes on in Welsh, and so does their draft.
    visit.open().join_alone()
    visit.begin()
    assert visit.attempt.language == "cy"


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


def box(visit, item):
    key = f"ask.{visit.attempt.id}.{visit.edition.language}.{item}"
    return visit.at(key).get_by_role("textbox")
