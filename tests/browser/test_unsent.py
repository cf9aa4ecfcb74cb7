"""Words that nobody has sent yet: they are kept in a pause, or their writer is asked."""

import pytest
from playwright.sync_api import expect

from learning.vocabulary import Section

# However slow the machine is, no pause lies between the two.
LEAVES_WHILE_WRITING = """box => {
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  location.reload();
}"""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def visit(visitor, server):
    """A learner on a phone who has come to the first open question."""
    visit = visitor(server, **PHONE).open()
    visit.join_alone()
    visit.begin()
    visit.stand_at(visit.first(Section.REFLECTIONS))
    return visit.reload()


def _box(visit):
    return visit.at(f"ask.{visit.attempt.id}.en.R1.1").get_by_role("textbox")


def test_a_pause_keeps_what_was_written_and_the_place_in_it(visit):
    box = _box(visit)
    box.press_sequentially("We met twice")
    visit.eventually(lambda: visit.reflections() == {"R1.1": "We met twice"})
    visit.settle()
    expect(box).to_be_focused()
    box.press("Home")
    box.press_sequentially("Then: ")
    visit.eventually(lambda: visit.reflections() == {"R1.1": "Then: We met twice"})
    expect(box).to_have_value("Then: We met twice")


def test_whoever_goes_back_in_the_middle_of_a_sentence_finds_it_again(visit):
    _box(visit).press_sequentially("We met")
    visit.page.go_back()
    visit.eventually(lambda: visit.reflections() == {"R1.1": "We met"})
    expect(_box(visit)).to_have_count(0)


def test_whoever_leaves_in_the_middle_of_a_sentence_is_asked_and_may_stay(visit):
    asked = []
    visit.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    _box(visit).press_sequentially("We met")
    _box(visit).evaluate(LEAVES_WHILE_WRITING)
    visit.eventually(lambda: visit.reflections() == {"R1.1": "We met"})
    assert asked == ["beforeunload"]
    visit.reload()
    assert asked == ["beforeunload"]
    expect(_box(visit)).to_have_value("We met")


def test_characters_that_are_still_being_put_together_are_left_alone(visit):
    box = _box(visit)
    box.focus()
    client = visit.page.context.new_cdp_session(visit.page)
    client.send("Input.imeSetComposition", {"text": "信任", "selectionStart": 2, "selectionEnd": 2})
    visit.page.wait_for_timeout(3_000)
    assert visit.reflections() == {}
    client.send("Input.insertText", {"text": "信任"})
    visit.eventually(lambda: visit.reflections() == {"R1.1": "信任"})


def test_a_form_that_is_not_sent_asks_before_it_is_left(visit):
    asked = []
    visit.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    visit.open("/plan")
    visit.reload()
    assert asked == []
    visit.page.get_by_label(visit.say("plan.action")).first.press_sequentially("Ask Mei")
    visit.page.reload()
    assert asked == ["beforeunload"]
    visit.settle()
    visit.page.get_by_label(visit.say("plan.action")).first.fill("Ask Mei")
    visit.page.get_by_test_id("stFormSubmitButton").get_by_role("button").first.click()
    visit.sees("plan.kept")
    visit.reload()
    assert asked == ["beforeunload"]
