"""What only a real browser shows of the pages."""

from playwright.sync_api import expect

from learning.charts.base import LIGHT
from learning.charts.matrix import case_matrix

PHONE = {"width": 390, "height": 844}


def test_a_dot_of_the_matrix_opens_its_case_and_the_way_back_leads_to_the_list(visitor, reading):
    visit = visitor().open("/cases")
    case, *_ = case_matrix(reading, LIGHT).figure.data[0].customdata[0]
    dot = visit.at("matrix").locator(".scatterlayer .point").first
    dot.scroll_into_view_if_needed()
    box = _at_rest(visit, dot)
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(visit.title).to_have_text(reading.cases[case].text.title)
    assert visit.page.url.endswith(f"/cases?case={case}")
    visit.settle().page.go_back()
    expect(visit.title).to_have_text(visit.say("page.cases"))
    visit.settle()
    expect(visit.title).to_have_text(visit.say("page.cases"))


def test_on_a_phone_a_new_step_begins_at_its_top_with_the_focus_on_its_title(visitor):
    visit = visitor(viewport=PHONE, has_touch=True, is_mobile=True).open()
    visit.join_alone()
    visit.begin()
    visit.onward.scroll_into_view_if_needed()
    assert _scrolled(visit) > 0
    visit.next()
    visit.eventually(lambda: _scrolled(visit) == 0)
    expect(visit.title).to_be_focused()


def test_a_point_put_in_writing_leaves_the_list_of_what_is_not_settled_at_once(visitor, reading):
    visit = visitor().open("/tools?tool=agreement-checklist")
    point = "governance.decisions"
    listed = visit.page.locator("li").get_by_text(reading.checklist.text.points[point])
    expect(listed).to_have_count(1)
    visit.at(f"agree.{point}").get_by_test_id("stRadioOption").first.click()
    expect(listed).to_have_count(0)


def _at_rest(visit, place):
    """Where something stands once it stands there twice."""
    boxes = [None]

    def again():
        boxes.append(place.bounding_box())
        return boxes[-1] if boxes[-1] == boxes[-2] else None

    return visit.eventually(again)


def _scrolled(visit):
    return visit.page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
