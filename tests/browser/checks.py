"""What everybody may expect of a page, asked of the page itself in a browser.

Every check gives its findings as sentences; none is what is hoped for.
"""

import re
import time
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from tests.browser.install import FONTS_ADVICE

_ASKED = Path(__file__).with_name("checks.js").read_text(encoding="utf-8")
# Deque's axe-core, as the package brings it along; the licence (MPL 2.0) stands in its first lines.
_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
AXE_VERSION = re.search(r"axe v([\d.]+)", _AXE)[1]
AXE_PACKAGE = metadata.version("axe-playwright-python")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """async (tags) => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(
    ({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`));
}"""
# Streamlit scrolls inside the page, and axe passes over what is scrolled out of sight.
TALLEST = 16_000
# Seconds after which nothing of a page is still on its way.
LASTING = 5
_MANY = 400
_INSIDE = """() => document.querySelector('[data-testid="stMainBlockContainer"]')
  .getBoundingClientRect().height"""


def ask(page, name, *given):
    """One of the questions of ``checks.js``."""
    if not page.evaluate("() => 'asked' in window"):
        page.evaluate(_ASKED)
    return page.evaluate(f"(given) => asked.{name}(...given)", given)


def unfold(page):
    """Open everything that is folded away, so that it is looked at too."""
    if ask(page, "unfold"):
        page.wait_for_timeout(300)


def stretched(page, width):
    """Give the window a width, and the height of everything that it holds."""
    height = int(page.evaluate(_INSIDE)) + 400
    page.set_viewport_size({"width": width, "height": max(900, min(height, TALLEST))})
    page.wait_for_timeout(250)
    # In a narrower window the page has become longer.
    if page.evaluate(_INSIDE) > height:
        stretched(page, width)


def lasting(page, look, *, within=LASTING):
    """What ``look`` finds, and finds again and again: a chart or a font may still be coming."""
    deadline = time.monotonic() + within
    while (found := list(look())) and time.monotonic() < deadline:
        page.wait_for_timeout(250)
    return found


def violations(page):
    """What axe-core finds against WCAG 2.2 A and AA."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE)
    return page.evaluate(_RUN, STANDARD)


def wide(page):
    """What makes somebody scroll sideways."""
    return ask(page, "wide")


def outline(page):
    """Where headings, landmarks and the skip link fail to make an outline."""
    return ask(page, "headings") + ask(page, "landmarks")


def charts(page):
    """Charts without a name, a sentence or a table."""
    return ask(page, "charts")


def fields(page):
    """Fields of forms that nothing names."""
    return ask(page, "fields")


def targets(page):
    """Targets of less than 24 px with others close by, and those that something lies upon."""
    return ask(page, "small") + ask(page, "covered")


def moving(page):
    """What moves although the reader asked for stillness."""
    return ask(page, "moving")


def letters(page):
    """Characters of the page that no font of this machine draws."""
    told = {sign for text, *_ in ask(page, "texts") for sign in text if not sign.isspace()}
    family = page.evaluate("() => getComputedStyle(document.querySelector('p')).fontFamily")
    missing = ask(page, "strange", sorted(told), family)
    return [f"no font for {''.join(missing)}: {FONTS_ADVICE}"] if missing else []


def unseen_focus(page):
    """What the Tab key reaches and nobody could see that it did."""
    ask(page, "from_the_top")
    unseen = []
    for _ in range(_MANY):
        page.keyboard.press("Tab")
        reached = ask(page, "focused")
        if reached is None:
            break
        if not reached["seen"]:
            unseen.append(f"focus cannot be seen: {reached['name']}")
    ask(page, "from_the_top")
    return unseen
