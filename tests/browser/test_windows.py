"""Impatient clicks, refreshed pages, two windows at once: nothing is stored twice or lost."""

from playwright.sync_api import expect
from sqlalchemy import text

from db.models import Attempt, Device, Learner
from learning.steps import steps
from learning.vocabulary import Occasion
from tests.browser import words

# A click there in the very moment in which the button has come: whether it would reach the button.
CLICKED_AT_ONCE = """(key) => {
  window.reached = new Promise((tell) => {
    new MutationObserver((_, watching) => {
      const button = document.querySelector(`.st-key-${key} button`);
      if (!button) return;
      watching.disconnect();
      const { x, y, width, height } = button.getBoundingClientRect();
      const met = document.elementFromPoint(x + width / 2, y + height / 2);
      met.click();
      tell(button.contains(met));
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["class"] });
  });
}"""


def test_impatient_clicks_on_join_make_one_learner(visitor, server):
    visit = visitor().open()
    before = len(server.rows(Learner))
    visit.click_impatiently("join.start")
    expect(visit.at("resume-card")).to_be_visible()
    visit.settle()
    assert len(server.rows(Learner)) == before + 1


def test_a_second_click_on_join_waits_for_the_first_however_long_it_takes(visitor, server):
    visit = visitor().open()
    before = len(server.rows(Learner))
    with server.database.writing() as session:
        # Nobody else can write before this ends, so that the first click is still at it.
        session.execute(text("SELECT 1"))
        visit.click_impatiently("join.start")
    expect(visit.at("resume-card")).to_be_visible()
    visit.settle()
    assert len(server.rows(Learner)) == before + 1


def test_a_double_click_on_next_goes_on_and_loses_no_answer(visitor):
    visit = _at_the_second_step(visitor)
    before = visit.responses()
    visit.onward.dblclick()
    visit.eventually(lambda: visit.attempt.step > 1)
    visit.settle()
    assert visit.attempt.step == 2
    assert visit.responses() == before


def test_the_second_click_of_a_slow_double_click_passes_over_no_step(visitor):
    visit = _at_the_second_step(visitor)
    visit.page.set_viewport_size({"width": 1280, "height": 3000})
    visit.page.evaluate(CLICKED_AT_ONCE, "ask-on-2")
    visit.onward.click()
    assert visit.page.evaluate("() => window.reached") is False
    visit.settle()
    assert visit.attempt.step == 2
    visit.next()
    assert visit.attempt.step == 3


def test_impatient_clicks_on_submit_submit_once(visitor, server):
    visit = _at_the_review(visitor)
    before = visit.responses()
    visit.confirm()
    visit.click_impatiently("review.submit")
    visit.arrive("results.title")
    (attempt,) = server.rows(Attempt, learner_id=visit.learner_id)
    assert attempt["submitted_at"]
    assert visit.responses() == before
    _shows_no_alert(visit, "refused.AlreadySubmitted", "refused.StaleSubmit")


def test_impatient_clicks_on_erase_erase_without_an_error(visitor, server):
    visit = visitor().open()
    visit.join_alone()
    visit.open("/my-data")
    visit.tick("erase.confirm")
    expect(visit.at("data.erase.now").get_by_role("button")).to_be_enabled()
    visit.click_impatiently("data.erase.now")
    visit.sees("data.erased")
    visit.settle()
    expect(visit.page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert server.rows(Learner, id=visit.learner_id) == []


def test_a_refreshed_page_shows_the_same_step_with_its_answers(visitor):
    visit = _at_the_second_step(visitor)
    before = visit.kept()
    visit.reload()
    for item in steps(visit.edition, Occasion.SELF)[1].items:
        assert visit.chosen(item.id) == _first_option(visit, item)
    assert visit.kept() == before


def test_a_shared_device_forgets_at_a_refresh_and_the_code_brings_the_learner_back(visitor, server):
    visit = visitor().open()
    code = visit.join_alone(shared=True)
    assert server.rows(Device, learner_id=visit.learner_id) == []
    visit.reload()
    expect(visit.at("join-card")).to_be_visible()
    visit.come_back(code)
    expect(visit.at("join-card")).to_have_count(0)
    assert len(server.rows(Device, learner_id=visit.learner_id)) == 1


def test_after_a_submit_in_one_window_the_other_can_change_nothing_and_says_so(visitor):
    visit = _at_the_second_step(visitor)
    with visit.second_window():
        visit.open("/questionnaire")
        visit.fill()
        visit.reload().submit()
    before = visit.kept()
    item = steps(visit.edition, Occasion.SELF)[1].items[0]
    visit.pick(item.id, words.options(visit.edition, item)["5"])
    visit.sees("refused.AlreadySubmitted")
    assert visit.kept() == before
    visit.click("begin.self")


def test_a_submit_that_missed_a_change_in_another_window_is_refused_until_looked_at(
    visitor, server
):
    visit = _at_the_review(visitor)
    first = steps(visit.edition, Occasion.SELF)[0].items[0]
    visit.confirm()
    with visit.second_window():
        visit.stand_at(0)
        visit.open("/questionnaire")
        visit.answer(first.id, words.options(visit.edition, first)["5"])
        visit.eventually(lambda: visit.responses()[first.id] == "5")
        visit.stand_at(len(steps(visit.edition, Occasion.SELF)))
    visit.click("review.submit")
    visit.sees("refused.StaleSubmit")
    (attempt,) = server.rows(Attempt, learner_id=visit.learner_id)
    assert attempt["submitted_at"] is None
    visit.settle()
    visit.click("review.submit")
    visit.arrive("results.title")
    assert visit.responses()[first.id] == "5"


def _at_the_second_step(visitor):
    """Somebody who answered the first two steps with their first options and sees the second."""
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    for step in steps(visit.edition, Occasion.SELF)[:2]:
        for item in step.items:
            visit.answer(item.id, _first_option(visit, item))
        if step.number == 0:
            visit.next()
    visit.eventually(lambda: len(visit.responses()) == 4)
    return visit


def _at_the_review(visitor):
    """Somebody who answered everything and has yet to submit."""
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    visit.fill()
    return visit.reload()


def _first_option(visit, item):
    return words.options(visit.edition, item)["1"]


def _shows_no_alert(visit, *keys):
    for key in keys:
        expect(visit.page.get_by_text(visit.say(key))).to_have_count(0)
