"""What stock Streamlit leaves undone and the app mends, seen where only a browser shows it."""

import pytest
from playwright.sync_api import expect

from learning.privacy import HIGHEST_FLOOR, LOWEST_FLOOR
from tests.browser import checks, foreign
from tests.browser.everybody import LOCALES, school
from tests.browser.test_language import speak
from tests.browser.tutor import EMAIL, PASSWORD, fill, press, sign_in

# Streamlit's words are foreign in any but English; the crawl looks for them in all.
OTHER = "cy"
# What tells in each kind of widget that something is chosen, when colours are the device's own.
CHOSEN = {
    "radio": '[data-testid="stRadioOption"][data-selected="true"] > div > div:first-child > div',
    "checkbox": '[data-testid="stCheckbox"] label[data-selected="true"] > div:first-of-type',
    "language": '.st-key-language button[aria-checked="true"]',
}
DESCRIBE = """(field, ids) => ids === null
  ? field.removeAttribute("aria-describedby") : field.setAttribute("aria-describedby", ids)"""
BACKGROUND = "(node) => getComputedStyle(node).backgroundColor"


@pytest.fixture(scope="module")
def full(tmp_path_factory, catalogue):
    with school(tmp_path_factory.mktemp("school"), catalogue.reading(OTHER)) as full:
        yield full


@pytest.fixture
def visit(visitor, full):
    return visitor(full.server, reading=full.reading, locale=LOCALES[full.reading.language])


def refused(visit, name, *keys):
    """Wait for a refusal and see that it is said, seen, and tied to the fields of these keys."""
    alert = visit.at(f"refused-{name}").get_by_role("alert")
    expect(alert).to_be_visible()
    expect(alert).to_be_in_viewport()
    for key in keys:
        field = visit.at(key).locator("input, textarea").first
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(alert.inner_text())


def test_a_wrong_password_is_tied_to_both_fields_until_they_are_right(visit):
    visit.open("/tutor")
    sign_in(visit, password=PASSWORD.upper())
    refused(visit, "NotAccepted", "sign_in-email", "sign_in-password")
    sign_in(visit, EMAIL)
    visit.sees("sign_in.in")
    expect(visit.page.locator("[aria-invalid=true]")).to_have_count(0)


def test_an_unknown_code_is_tied_to_its_field_and_let_go_when_it_is_known(visit, full):
    visit.open().show_join_code("AAAAAA")
    refused(visit, "UnknownCode", "join-code")
    visit.type("join.code", full.join_code)
    expect(visit.at("refused-UnknownCode")).to_have_count(0)
    expect(visit.page.locator("[aria-invalid=true]")).to_have_count(0)
    visit.open().come_back("AAAA-AAAA-AAAA")
    refused(visit, "UnknownCode", "join-back")


def test_a_refusal_at_the_top_comes_into_sight_of_who_sent_a_form_further_down(visit, full):
    full.come_in(visit, "learner")
    visit.open("/plan")
    form = visit.at("plan-card-new")
    send = form.get_by_role("button", name=visit.say("plan.keep"))
    send.click()
    expect(visit.at("refused-missing").get_by_role("alert")).to_be_in_viewport()
    field = form.get_by_role("textbox").first
    expect(field).to_have_accessible_description(visit.say("plan.action.missing"))
    # Nothing was drawn anew, so the next Tab goes on from where the form was sent.
    expect(send).to_be_focused()
    # The other form has the same field, and nothing is wrong with it.
    expect(visit.page.locator("[aria-invalid=true]")).to_have_count(1)


def test_two_groups_of_one_name_are_told_at_the_new_one(visit, full):
    full.come_in(visit, "tutor")
    visit.open(f"/cohort?cohort={full.cohort}")
    # Until its charts are drawn, the page grows above what is looked at.
    charts = visit.page.get_by_test_id("stPlotlyChart")
    expect(charts.first).to_be_visible()
    expect(charts.filter(has_not=visit.page.locator(".main-svg"))).to_have_count(0)
    visit.settle()
    visit.at("cohort.settings.part").locator("summary").first.click()
    fill(visit, "cohort.group.new", full.reading.sample.groups[0])
    press(visit, "cohort.group.add")
    refused(visit, "NameTaken", "cohort-group-new")
    expect(visit.page.locator("[aria-invalid=true]")).to_have_count(1)


def test_a_field_keeps_what_it_says_of_itself_beside_what_was_refused(visit):
    visit.open("/tutor")
    field = visit.at("sign_in.email").locator("input")
    for own in ("own-words", None):
        field.evaluate(DESCRIBE, own)
        sign_in(visit, password=PASSWORD.upper())
        ids = " ".join(filter(None, (own, "refused-NotAccepted")))
        expect(field).to_have_attribute("aria-describedby", ids)
        visit.at("refused-NotAccepted").evaluate("(box) => box.remove()")
        expect(visit.page.locator("[aria-invalid=true]")).to_have_count(0)
        assert field.get_attribute("aria-describedby") == own
        visit.open("/tutor")


def test_a_letter_to_a_cohort_says_in_which_language_it_is_read_out(visit, full):
    full.come_in(visit, "tutor")
    visit.open(f"/cohort?cohort={full.cohort}")
    visit.at("invitation.part").locator("summary").first.click()
    for language in ("en", "zh-Hans", "cy"):
        for letter in ("invitation", "reminder"):
            part = visit.at(f"invitation-{language}-{letter}")
            expect(part).to_have_attribute("lang", language)


def test_a_translation_without_words_is_told_at_its_field(visit, full):
    full.come_in(visit, "tutor")
    visit.open(f"/cohort-quotes?cohort={full.cohort}")
    visit.tick("translating")
    visit.page.get_by_test_id("stExpander").locator("summary").first.click()
    form = visit.page.get_by_test_id("stForm").first
    form.get_by_role("textbox").fill("")
    form.get_by_role("button", name=visit.say("translation.keep")).click()
    alert = visit.at("refused-NothingWritten").get_by_role("alert")
    expect(form.get_by_role("textbox")).to_have_accessible_description(alert.inner_text())
    expect(visit.page.locator("[aria-invalid=true]")).to_have_count(1)


def test_a_number_out_of_range_is_told_with_both_limits(visit, full, catalogue):
    full.come_in(visit, "tutor")
    visit.open("/cohorts")
    box = visit.at("cohorts.new.floor")
    for language in ("zh-Hans", OTHER):
        speak(visit, catalogue.reading(language))
        number = box.locator("input")
        number.fill("999")
        number.press("Tab")
        sentence = visit.say("native.outside", least=LOWEST_FLOOR, most=HIGHEST_FLOOR)
        expect(box.get_by_role("alert")).to_have_text(sentence)
        expect(number).to_have_accessible_description(sentence)
        visit.page.get_by_test_id("stTooltipErrorHoverTarget").hover()
        expect(visit.page.get_by_role("tooltip")).to_have_text(sentence)


def test_what_streamlit_says_while_somebody_works_is_in_their_language(visit, full):
    full.come_in(visit, "tutor")
    visit.open("/cohorts")
    said = visit.say
    visit.page.get_by_test_id("stMainMenuButton").click()
    system = visit.page.get_by_role("menuitemradio").first
    expect(system).to_have_accessible_name(said("native.theme_system"))
    assert foreign.on(visit.page, full, "cohorts") == []
    visit.page.keyboard.press("Escape")
    title = visit.at("cohorts.new.title").get_by_role("textbox")
    title.fill("2027")
    hint = visit.at("cohorts.new.title").get_by_test_id("InputInstructions")
    expect(hint).to_contain_text(said("native.send_with", label="Enter"))
    visit.at("cohorts.new.starts_on").get_by_test_id("stDateInputCalendarButton").click()
    calendar = visit.page.get_by_test_id("stDateInputCalendar")
    expect(calendar.get_by_role("button", name=said("native.month_after"))).to_be_visible()
    if full.reading.language == "zh-Hans":
        # Chromium has no Welsh names of months, which the accessibility statement says.
        assert foreign.on(visit.page, full, "cohorts") == []
    visit.page.keyboard.press("Escape")
    visit.open(f"/cohort-answers?cohort={full.cohort}")
    visit.page.get_by_role("combobox").first.click()
    expect(visit.page.get_by_role("listbox")).to_be_visible()
    assert foreign.on(visit.page, full, "answers") == []


def test_streamlits_words_follow_when_another_language_is_chosen(visit, catalogue, full):
    visit.open("/tutor")
    skip = visit.page.get_by_test_id("stSkipToContent")
    eye = visit.at("sign_in.password").get_by_role("button")
    for language in (*LOCALES, full.reading.language):
        reading = catalogue.reading(language)
        visit.at("language").get_by_text(reading.phrases(f"language.{language}")).click()
        expect(visit.title).to_have_text(reading.phrases("page.sign_in"))
        expect(visit.page.locator("html")).to_have_attribute("lang", language)
        expect(skip).to_have_text(reading.phrases("native.skip"))
        expect(eye).to_have_attribute("aria-label", reading.phrases("native.password_show"))


def test_each_language_is_offered_in_its_own(visit):
    visit.open("/about")
    offered = visit.at("language").get_by_role("radio")
    for place, language in enumerate(LOCALES):
        expect(offered.nth(place)).to_have_attribute("lang", language)


def test_what_is_chosen_shows_in_the_colours_of_the_device(visit):
    visit.open()
    visit.at("join.shared").locator("label").first.click()
    visit.page.emulate_media(forced_colors="active")
    canvas = visit.page.locator("body").evaluate(BACKGROUND)
    for name, where in CHOSEN.items():
        assert visit.page.locator(where).first.evaluate(BACKGROUND) != canvas, name


def test_nothing_moves_for_those_who_want_stillness(visit):
    visit.open()
    assert checks.moving(visit.page)
    visit.page.emulate_media(reduced_motion="reduce")
    assert checks.moving(visit.page) == []
