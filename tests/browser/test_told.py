"""What a click was told is seen where the click was, each time."""

import pytest
from playwright.sync_api import expect

OPACITY = """node => {
  let product = 1;
  for (; node; node = node.parentElement) product *= getComputedStyle(node).opacity;
  return product;
}"""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def visit(visitor, server):
    visit = visitor(server, **PHONE).open()
    visit.join_alone()
    return visit


def _press(visit):
    button = visit.page.get_by_test_id("stFormSubmitButton").get_by_role("button").first
    button.scroll_into_view_if_needed()
    button.click()


def _keep(visit):
    _press(visit)
    visit.settle()


def test_a_refusal_is_brought_into_sight_the_second_time_too(visit):
    visit.open("/plan")
    for _ in range(2):
        _keep(visit)
        refusal = visit.page.get_by_role("alert").filter(has_text=visit.say("plan.action.missing"))
        expect(refusal).to_be_in_viewport()


def test_what_went_well_is_told_at_the_foot_where_its_sentence_is_out_of_sight(visit):
    visit.open("/plan")
    visit.page.get_by_label(visit.say("plan.action")).first.fill("Ask Mei")
    _keep(visit)
    visit.sees("plan.kept")
    visit.settle()
    visit.page.get_by_text(visit.say("plan.change")).click()
    action = visit.page.get_by_label(visit.say("plan.action")).first
    action.fill("Ask Mei and Li")
    visit.settle()
    expect(action).to_have_value("Ask Mei and Li")
    foot = visit.page.locator("#said-below")
    # What the first click was told may still stand there.
    foot.evaluate_all("all => all.forEach((one) => one.remove())")
    _press(visit)
    # It goes by itself after a while.
    expect(foot).to_have_text(visit.say("plan.kept"))
    expect(foot).to_be_in_viewport()
    foot.click()
    expect(foot).to_have_count(0)


def test_a_new_resume_code_is_brought_into_sight_and_a_finger_can_copy_it(visit):
    visit.open("/my-data")
    for _ in range(2):
        visit.click("data.code.new")
        card = visit.at("resume-card")
        expect(card).to_be_in_viewport()
        visit.settle()
        copy = card.get_by_role("button", name=visit.say("native.copy"))
        # What is being drawn anew is pale for a moment.
        visit.eventually(lambda copy=copy: copy.evaluate(OPACITY) == 1)
