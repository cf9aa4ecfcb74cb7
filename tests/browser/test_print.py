"""Pages on paper, as poppler reads the browser's PDF back: everything there, and nothing else."""

import pytest
from playwright.sync_api import expect

from tests import poppler
from tests.browser.everybody import school

# Millimetres at the edges of a page on which nothing is printed.
MARGIN = 12


@pytest.fixture(scope="module")
def full(tmp_path_factory, reading):
    with school(tmp_path_factory.mktemp("school"), reading) as full:
        yield full


@pytest.fixture
def visit(visitor, full):
    visit = visitor(full.server)
    full.come_in(visit, "learner")
    return visit


@pytest.fixture
def dark(visitor, full):
    visit = visitor(full.server, color_scheme="dark")
    full.come_in(visit, "learner")
    return visit


@pytest.fixture(autouse=True)
def reader():
    poppler.needed()


def printed(visit, path):
    """The PDF that the browser makes of a page."""
    page = visit.open(path).page
    undrawn = page.get_by_test_id("stPlotlyChart").filter(has_not=page.locator(".main-svg"))
    expect(undrawn).to_have_count(0)
    return page.pdf(prefer_css_page_size=True)


def pages(pdf):
    return int(poppler.info(pdf)["Pages"])


def test_a_theme_is_printed_without_anything_to_click(visit, reading, tmp_path):
    pdf = printed(visit, "/themes?theme=T1")
    theme, told = reading.themes["T1"], poppler.text(pdf)
    assert theme.text.title.split()[0] in told
    for point in theme.plan.key_points:
        assert reading.key_points[point.id].text.title in told
    assert pages(pdf) <= 2
    _is_clean(visit, pdf, tmp_path)


def test_a_case_is_printed_to_its_last_source_with_addresses(visit, reading, tmp_path):
    pdf = printed(visit, "/cases?case=benin-dialogue-group")
    case, told = reading.cases["benin-dialogue-group"], "".join(poppler.text(pdf).split())
    for source in case.plan.sources:
        if source.url:
            assert source.url in told
    assert 2 <= pages(pdf) <= 4
    _is_clean(visit, pdf, tmp_path)


def test_a_result_is_printed_with_its_charts_and_what_is_folded_away(visit, reading, tmp_path):
    visit.open("/results")
    folded = visit.page.locator("details:not([open])")
    before = folded.count()
    assert before > 10
    pdf = printed(visit, "/results")
    told = poppler.text(pdf)
    assert visit.say("results.title") in told
    # In the chart, and in its table, which is folded away on the screen.
    last = [*reading.key_points.values()][-1].text.title
    assert told.count(last) >= 2
    assert (
        told.count(visit.say("table.show"))
        == visit.page.get_by_text(visit.say("table.show")).count()
    )
    assert pages(pdf) <= 16
    _is_clean(visit, pdf, tmp_path)
    expect(folded).to_have_count(before)


def test_a_plan_is_printed_with_its_steps_and_without_its_forms(visit, tmp_path):
    pdf = printed(visit, "/plan")
    told = poppler.text(pdf)
    assert visit.say("plan.number", number=1) in told
    assert visit.say("plan.status") in told
    assert visit.say("plan.change") not in told
    assert visit.say("plan.remove") not in told
    assert visit.say("plan.new") not in told
    assert pages(pdf) == 1
    _is_clean(visit, pdf, tmp_path)


@pytest.mark.parametrize("path", ["/results", "/cases?case=benin-dialogue-group"])
def test_a_dark_page_is_printed_as_dark_on_white_as_a_light_one(visit, dark, tmp_path, path):
    light, pale = (
        _first_pages(one, path, tmp_path / name) for name, one in (("l", visit), ("d", dark))
    )
    for page, same in zip(light, pale, strict=True):
        assert sum(same.histogram()[240:]) > 0.8 * same.width * same.height
        # Letters are ink, not the pale ones of the dark page.
        assert _ink(same) > 0.8 * _ink(page)
    assert dark.page.evaluate("() => document.documentElement.dataset.dark") is None


def test_a_chart_that_is_wider_than_the_paper_is_made_to_fit(visitor, full, tmp_path):
    visit = visitor(full.server, viewport={"width": 1600, "height": 900})
    full.come_in(visit, "tutor")
    pdf = printed(visit, f"/cohort-profile?cohort={full.cohort}")
    _is_clean(visit, pdf, tmp_path)
    chart = visit.page.get_by_test_id("stPlotlyChart").first
    assert chart.bounding_box()["width"] > 700


def _first_pages(visit, path, folder):
    folder.mkdir()
    return poppler.pictures(printed(visit, path), folder)[:3]


def _ink(page):
    return sum(page.histogram()[:128])


def _is_clean(visit, pdf, folder):
    """A4, nothing to click or to choose, and nothing at the edges, where it would be cut."""
    assert poppler.info(pdf)["Page size"].endswith("(A4)")
    told = poppler.lines(pdf)
    for word in ("menu.read", "menu.find", "language.cy", "language.zh-Hans"):
        assert visit.say(word) not in told
    for page in poppler.pictures(pdf, folder):
        edge = round(page.width * MARGIN / 210)
        for strip in (
            (0, 0, edge, page.height),
            (page.width - edge, 0, page.width, page.height),
            (0, 0, page.width, edge),
            (0, page.height - edge, page.width, page.height),
        ):
            assert page.crop(strip).getextrema()[0] > 240
