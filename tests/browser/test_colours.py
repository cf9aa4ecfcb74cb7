"""A page that turns dark, or light again, while somebody looks at it."""

import pytest
from playwright.sync_api import expect

from learning.charts.base import DARK, LIGHT

PALETTES = {"dark": DARK, "light": LIGHT}
COLOURS = """() => ({
  chart: [...document.querySelectorAll(".js-plotly-plot .main-svg text")]
    .map((text) => getComputedStyle(text).fill),
  links: [...document.querySelectorAll('[data-testid="stPageLink"] p')]
    .map((link) => getComputedStyle(link).color),
})"""
COLOUR = "(node) => getComputedStyle(node).color"


@pytest.fixture
def visit(visitor):
    visit = visitor().open("/cases")
    follows(visit, "light")
    return visit


def follows(visit, scheme):
    """Wait until the chart's text and the page's links have the colours of a palette."""
    palette = PALETTES[scheme]
    meant = {_rgb(colour) for colour in palette.theme.values()}
    chart = visit.page.locator(".js-plotly-plot .main-svg text").first
    expect(chart).to_have_css("fill", _rgb(palette.text))
    link = visit.page.locator('[data-testid="stPageLink"] p').first
    visit.eventually(lambda: link.evaluate(COLOUR) in meant)
    visit.settle()
    found = visit.page.evaluate(COLOURS)
    assert set(found["chart"]) <= {_rgb(palette.text), _rgb(palette.faint)}
    assert set(found["links"]) <= meant


@pytest.mark.parametrize("way", ["device", "menu"])
def test_charts_and_links_turn_dark_and_light_with_no_other_click(visit, way):
    if way == "menu":
        visit.page.get_by_test_id("stMainMenuButton").click()
    for scheme in ("dark", "light"):
        if way == "device":
            visit.page.emulate_media(color_scheme=scheme)
        else:
            visit.page.get_by_test_id(f"stMainMenuItem-theme-{scheme.title()}").click()
        follows(visit, scheme)


def test_words_that_are_being_typed_stay_and_so_does_their_writer(visitor):
    visit = visitor().open()
    visit.show_join_code("ABC")
    field = visit.at("join.code").get_by_role("textbox")
    field.press("End")
    field.press_sequentially("DEF")
    visit.page.emulate_media(color_scheme="dark")
    link = visit.page.locator('[data-testid="stPageLink"] p').first
    dark = {_rgb(colour) for colour in DARK.theme.values()}
    visit.eventually(lambda: link.evaluate(COLOUR) in dark)
    visit.settle()
    expect(field).to_have_value("ABCDEF")
    expect(field).to_be_focused()


def _rgb(colour):
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
