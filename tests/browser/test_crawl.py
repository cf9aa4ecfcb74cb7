"""Everybody can use every page: one crawl over the app's own table, in each language, as each role.

What ``make accessibility`` looks at in more ways is looked at here once: in the light theme at
1280 pixels, and for sideways scrolling at 320.
"""

import pytest

from learning.access import learners, tutors
from tests.browser import checks, foreign
from tests.browser.everybody import LOCALES, ROLES, TABLE, role_of, school

NARROW = 320
# Streamlit asks for these beside a page's address first, and then where they are.
KNOWN = ("/_stcore/health", "/_stcore/host-config")
PLANTED = """() => document.querySelector('[data-testid="stMainBlockContainer"]')
  .insertAdjacentHTML("beforeend", `
    <div style="height: 3em"></div><p style="color: #ccc; background: #fff">pale</p>
    <input><img src="data:,"><h5>deep</h5><div data-testid="stPlotlyChart"></div>
    <p style="width: 900px">wide</p><p>An English sentence</p><p>\\u0378</p>
    <div style="height: 5px">
      <button style="width: 9px; height: 9px; padding: 0">o</button>
      <button style="width: 9px; height: 9px; padding: 0">o</button>
    </div>`)"""


@pytest.fixture(scope="module", params=LOCALES)
def full(request, tmp_path_factory, catalogue):
    """A school in one language; the next one is made when all roles have seen it."""
    with school(tmp_path_factory.mktemp("school"), catalogue.reading(request.param)) as full:
        yield full


@pytest.fixture
def visit(visitor, full):
    """A browser in the school's language, which notes every error that it reports."""
    visit = visitor(full.server, reading=full.reading, locale=LOCALES[full.reading.language])
    visit.context.on("console", lambda message: _note(visit, message))
    return visit


def _note(visit, message):
    where = message.location.get("url", "")
    if message.type == "error" and not ("404" in message.text and where.endswith(KNOWN)):
        visit.complaints.append(f"{message.text} {where}")


def looked_at(visit, full, place, **patience):
    """Every finding on the page that is shown."""
    page = visit.page
    checks.unfold(page)
    checks.stretched(page, 1280)
    found = checks.lasting(page, lambda: _wide(page, full, place), **patience)
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.wait_for_timeout(250)
    return found + checks.lasting(page, lambda: _narrow(page, full, place), **patience)


def _wide(page, full, place):
    yield from checks.violations(page)
    yield from checks.outline(page)
    yield from checks.charts(page)
    yield from checks.fields(page)
    yield from checks.targets(page)
    yield from checks.letters(page)
    yield from foreign.on(page, full, place)


def _narrow(page, full, place):
    yield from checks.wide(page)
    yield from checks.targets(page)
    yield from foreign.on(page, full, place)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_can_use_every_page(visit, full, role):
    full.come_in(visit, role)
    findings = []
    for stop in full.stops(role):
        visit.page.set_viewport_size({"width": 1280, "height": 900})
        visit.open(stop.path)
        findings += [
            f"{stop}: {finding}" for finding in dict.fromkeys(looked_at(visit, full, stop.place))
        ]
        page = visit.say(f"page.{stop.place}")
        assert visit.page.title() == visit.say.line([page, full.reading.module.text.series])
        assert not visit.at("sign_in-email").count() or stop.place == "sign_in"
    assert not findings, "\n".join(findings)


def test_no_page_of_the_table_is_forgotten():
    assert {role_of(row) for row in TABLE} == set(ROLES)
    assert {row.place for row in TABLE if row.rule is tutors} == {
        row.place for row in TABLE if role_of(row) == "tutor"
    }
    assert {row.place for row in TABLE if row.rule is learners} == {
        row.place for row in TABLE if role_of(row) == "learner"
    }


def test_what_is_planted_is_found(visit, full):
    visit.open("/about")
    visit.page.evaluate(PLANTED)
    found = "\n".join(looked_at(visit, full, "about", within=0))
    rules = ("color-contrast", "image-alt", "label", "target-size")
    assert [rule for rule in rules if f"{rule}: " not in found] == []
    assert "level 5 follows 2: deep" in found
    assert "a chart without a name" in found
    assert "no label: <input>" in found
    assert "no font for" in found
    assert "MAIN is" in found
    assert "9 × 9 px" in found
    if full.reading.language != "en":
        assert "sentence" in found
