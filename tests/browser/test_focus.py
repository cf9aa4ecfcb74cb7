"""Where the focus is when what had it was drawn anew, is gone, or stood on the page before."""

import pytest
from playwright.sync_api import expect

from tests.browser.everybody import school
from tests.browser.keyboard import Keyboard

WAYS = ("close", "open")
KEY = """(node) => [...node.closest('[class*="st-key-"]').classList]
  .find((name) => name.startsWith("st-key-"))"""


def drawn(visit, control):
    """What carries the key that a control has now."""
    return visit.page.locator(f".{control.evaluate(KEY)}")


@pytest.fixture(scope="module")
def full(tmp_path_factory, reading):
    with school(tmp_path_factory.mktemp("focus"), reading) as full:
        yield full


@pytest.fixture
def visit(visitor, full):
    return visitor(full.server)


def test_space_ticks_and_unticks_the_same_box(visit, full):
    full.come_in(visit, "learner")
    visit.open("/results")
    keys = Keyboard(visit)
    boxes = visit.page.locator("[class*=st-key-quote-]").get_by_role("checkbox")
    keys.reach(boxes.first)
    before = boxes.first.is_checked()
    for ticked in (not before, before, not before):
        old = drawn(visit, boxes.first)
        keys.press("Space")
        expect(old).to_have_count(0)
        expect(boxes.first).to_be_checked(checked=ticked)
        expect(boxes.first).to_be_focused()


def test_the_same_key_closes_and_opens_an_occasion(visit, full):
    full.come_in(visit, "tutor")
    visit.open(f"/cohort?cohort={full.cohort}")
    close, open_ = (visit.at(f"cohort.{way}.after").get_by_role("button") for way in WAYS)
    keys = Keyboard(visit)
    keys.reach_key("cohort.close.after")
    for there, gone in ((open_, close), (close, open_)):
        keys.press("Enter")
        expect(there).to_be_focused()
        expect(gone).to_have_count(0)


def test_a_link_leads_to_the_title_of_its_page_and_tab_goes_on_from_there(visit):
    visit.open("/themes?theme=T1")
    keys = Keyboard(visit)
    keys.follow(visit.say("themes.all"))
    expect(visit.title).to_have_text(visit.say("page.themes"))
    expect(visit.title).to_be_focused()
    first = visit.page.get_by_test_id("stMain").get_by_test_id("stPageLink-NavLink").first
    keys.tab()
    expect(first).to_be_focused()
    expect(visit.page.locator("h1[tabindex]")).to_have_count(0)


def test_whoever_comes_in_is_at_their_new_code_and_then_at_the_title(visit):
    visit.open()
    keys = Keyboard(visit)
    keys.push("join.start")
    expect(visit.at("resume-card").get_by_role("heading")).to_be_focused()
    visit.settle()
    keys.push("code.kept")
    expect(visit.at("resume-card")).to_have_count(0)
    expect(visit.title).to_be_focused()


def test_what_is_settled_leads_to_the_next_difference(visit, full):
    full.come_in(visit, "tutor")
    visit.open(f"/cohort-agreement?cohort={full.cohort}")
    cards = visit.page.locator("[class*=st-key-difference-]")
    second = cards.nth(1).inner_text()
    keys = Keyboard(visit)
    left = cards.first.get_by_role("button").count() // 2
    keys.reach(cards.first.get_by_role("button").first)
    for buttons in range(left - 1, 0, -1):
        keys.press("Enter")
        expect(cards.first.get_by_role("button")).to_have_count(2 * buttons)
        expect(cards.first.get_by_role("button").first).to_be_focused()
    keys.press("Enter")
    # The whole of it, so that it is read before anything is decided.
    expect(cards.first).to_be_focused()
    assert cards.first.inner_text() == second


def test_nobody_is_fetched_from_somewhere_else(visit, full):
    full.come_in(visit, "learner")
    visit.open("/results")
    boxes = visit.page.locator("[class*=st-key-quote-]").get_by_role("checkbox")
    old = drawn(visit, boxes.first)
    boxes.first.focus()
    visit.page.keyboard.press("Space")
    boxes.nth(1).focus()
    expect(old).to_have_count(0)
    visit.settle()
    expect(boxes.nth(1)).to_be_focused()


def test_nobody_is_called_back_to_what_they_left(visit, full):
    full.come_in(visit, "learner")
    visit.open("/results")
    box = visit.page.locator("[class*=st-key-quote-]").get_by_role("checkbox").first
    old = drawn(visit, box)
    box.focus()
    # All in one moment, so that they have left before the page has followed.
    box.evaluate("(box) => { box.click(); box.blur(); }")
    expect(old).to_have_count(0)
    visit.settle()
    assert visit.page.evaluate("() => document.activeElement === document.body")
