"""What somebody sees before the app has come, and where everything comes from."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.everybody import LOCALES

# Streamlit draws an icon as the one sign for its name; without the font it would be the name.
WIDE_ICONS = """() => [...document.querySelectorAll('[data-testid="stIconMaterial"]')]
  .filter((icon) => {
    const range = document.createRange();
    range.selectNodeContents(icon);
    return range.getBoundingClientRect().width > 1.2 * parseFloat(getComputedStyle(icon).fontSize);
  }).map((icon) => icon.textContent)"""

WATCH_FIRST_WORDS = """() => {
  window.frames_seen = window.first_words_seen = 0;
  const look = () => {
    frames_seen += 1;
    first_words_seen += document.querySelector("#first-words")?.checkVisibility() ?? 0;
    requestAnimationFrame(look);
  };
  look();
}"""
LOADED_FACES = """() => [...document.fonts].filter((face) => face.status === "loaded")
  .map((face) => face.family.replaceAll('"', ""))"""


@pytest.mark.parametrize("language", LOCALES)
def test_words_stand_there_in_the_readers_language_before_any_script_has_come(
    visitor, catalogue, language
):
    reading = catalogue.reading(language)
    visit = visitor(reading=reading, locale=LOCALES[language])
    visit.context.route("**/*.js*", lambda route: route.abort())
    visit.page.goto("/")
    first = visit.page.locator("#first-words")
    expect(first.get_by_role("heading", level=1)).to_have_text(reading.module.text.title)
    expect(first).to_contain_text(reading.module.text.welcome)
    expect(first.get_by_role("status")).to_have_text(visit.say("connection.loading"))
    visit.page.goto("/glossary")
    expect(first.get_by_role("heading", level=1)).to_have_text(visit.say("page.glossary"))
    expect(first).not_to_contain_text(reading.module.text.welcome)


def test_the_first_words_go_when_the_app_has_drawn_its_own(visitor):
    visit = visitor().open()
    expect(visit.page.locator("#first-words")).to_be_hidden()
    expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)


def test_the_first_words_never_come_back_between_two_pages(visitor):
    visit = visitor().open()
    links = visit.page.get_by_test_id("stMain").get_by_test_id("stPageLink-NavLink")
    visit.page.evaluate(WATCH_FIRST_WORDS)
    for way_back in (False, True):
        before = visit.title.inner_text()
        (links.filter(has_text=visit.say("themes.all")) if way_back else links.first).click()
        expect(visit.title).not_to_have_text(before)
        visit.settle()
    assert visit.page.evaluate("() => frames_seen") > 0
    assert visit.page.evaluate("() => first_words_seen") == 0


def test_the_tab_has_one_title_from_the_first_byte_on(visitor):
    visit = visitor()
    visit.context.route("**/*.js*", lambda route: route.abort())
    visit.page.goto("/glossary")
    before = visit.page.title()
    visit.context.unroute("**/*.js*")
    assert visit.open("/glossary").page.title() == before


def test_an_address_further_down_leads_to_the_first_page(visitor):
    visit = visitor().open("/themes/T1")
    expect(visit.title).to_have_text(visit.reading.module.text.title)


def test_without_scripts_a_sentence_says_what_is_needed(visitor):
    visit = visitor(java_script_enabled=False)
    visit.page.goto("/")
    expect(visit.page.get_by_text(visit.say("connection.no_script"))).to_be_visible()
    expect(visit.page.get_by_text(visit.say("connection.loading"))).to_be_hidden()


def test_a_page_with_a_chart_is_whole_when_every_other_host_is_out_of_reach(visitor, server):
    visit, asked = visitor(), []
    visit.context.route("**/*", lambda route: _only_from(server, route, asked))
    visit.open("/cases")
    expect(visit.at("matrix").locator(".js-plotly-plot")).to_be_visible()
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(server.address).netloc}
    faces = {"Source Sans", "Source Serif", "Material Symbols Rounded"}
    visit.eventually(lambda: faces <= set(visit.page.evaluate(LOADED_FACES)))
    visit.page.evaluate("() => document.fonts.ready.then(() => true)")
    assert visit.page.get_by_test_id("stIconMaterial").count() > 0
    assert visit.page.evaluate(WIDE_ICONS) == []


@pytest.mark.parametrize("language", LOCALES)
def test_on_a_home_screen_it_has_a_name_and_an_icon(visitor, catalogue, language):
    reading = catalogue.reading(language)
    visit = visitor(reading=reading, locale=LOCALES[language]).open()
    session = visit.context.new_cdp_session(visit.page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert manifest["name"] == reading.module.text.series
    assert manifest["short_name"] == visit.say("home.name")
    assert len(manifest["short_name"]) <= 12
    assert manifest["lang"] == language
    # An app that stands below another address must not take the name of what stands there.
    assert "id" not in manifest
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # Browsers of tests keep nothing, so the only thing that speaks against it is that.
    assert [error["errorId"] for error in errors] == ["in-incognito"]
    for icon in manifest["icons"]:
        answer = visit.page.request.get(f"/manifest/{icon['src']}")
        assert (answer.status, answer.headers["content-type"]) == (200, icon["type"])
    for link in ("icon", "apple-touch-icon"):
        address = visit.page.locator(f"link[rel={link}]").get_attribute("href")
        assert visit.page.request.get(address.removeprefix(".")).status == 200


def _only_from(server, route, asked):
    asked.append(route.request.url)
    if urlsplit(route.request.url).netloc == urlsplit(server.address).netloc:
        route.continue_()
    else:
        route.abort()
