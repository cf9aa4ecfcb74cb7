"""Whole visits, as the dashboard is meant to be used."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from db import cohorts
from db.models import Attempt, Learner, PlanEntry
from learning.steps import closed, steps
from learning.vocabulary import Occasion, Section
from tests.browser import words

# Milliseconds between two clicks that the server may get as one message, or as two at once.
PAUSES = (0, 0, 0, 1, 1, 2, 3, 5, 8, 13)
IN_ONE_BREATH = """async (option, [pause, place]) => {
  option.click();
  await new Promise((next) => setTimeout(next, pause));
  document.querySelector(`.st-key-ask-on-${place} button`).click();
}"""


def test_a_learner_stops_after_three_answers_and_goes_on_with_the_code_in_another_browser(
    visitor, server, reading
):
    edition = reading.instrument
    all_steps = steps(edition, Occasion.SELF)
    chosen = words.varied(edition, closed(edition.on(Occasion.SELF)))
    assert len(chosen) == 24 + 3 + 24
    first = visitor().open()
    code = first.join_alone()
    first.begin()
    first.answer_step(all_steps[0], chosen)
    first.next()
    third, fourth = all_steps[1].items
    first.answer(third.id, words.options(edition, third)[chosen[third.id]])
    first.eventually(lambda: len(first.responses()) == 3)
    first.leave()

    second = visitor().open()
    second.learner_id = first.learner_id
    second.come_back(code)
    link = second.page.get_by_text(second.say("start.draft", answered=3, asked=len(chosen)))
    link.click()
    expect(second.at(f"ask.{second.attempt.id}.en.{fourth.id}")).to_be_visible()
    second.settle()
    assert second.chosen(third.id) == words.options(edition, third)[chosen[third.id]]
    assert second.chosen(fourth.id) is None
    for step in all_steps[1:]:
        second.answer_step(step, chosen)
        second.next()
    second.submit()

    assert second.responses() == chosen
    (attempt,) = server.rows(Attempt, learner_id=first.learner_id)
    assert attempt["submitted_at"]
    assert (attempt["occasion"], attempt["sequence"]) == (Occasion.SELF, 1)


def test_a_cohort_sees_reasons_and_a_comparison_only_after_its_second_occasion(visitor, server):
    with server.database.writing() as session:
        cohort = cohorts.create(session, "Spring", ["Archive", "Museum"], now=datetime.now(UTC))
    visit = visitor().open()
    visit.join_cohort(cohort.join_code, "Museum")
    visit.sees("start.cohort", title="Spring")
    visit.begin("baseline")
    visit.fill()
    visit.reload().submit()
    visit.sees("results.questions.later")
    expect(visit.at("reasons.Q1")).to_have_count(0)
    expect(visit.at("change")).to_have_count(0)

    visit.begin("after")
    visit.fill()
    visit.reload().submit()
    expect(visit.at("reasons.Q1")).to_be_visible()
    expect(visit.at("change").locator(".js-plotly-plot")).to_be_visible()
    assert [row["occasion"] for row in server.rows(Attempt, learner_id=visit.learner_id)] == [
        Occasion.BASELINE,
        Occasion.AFTER,
    ]
    learner = server.rows(Learner, id=visit.learner_id)[0]
    assert cohort.groups[learner["group_id"]] == "Museum"


def test_a_step_of_the_plan_that_was_removed_does_not_come_back(visitor, server):
    visit = visitor().open()
    visit.join_alone()
    visit.open("/plan")
    visit.type("plan.new.1.action", "Call the archive")
    visit.at("plan-card-new").get_by_role("button", name=visit.say("plan.keep")).click()
    visit.sees("plan.kept")
    assert [row["action"] for row in server.rows(PlanEntry, learner_id=visit.learner_id)] == [
        "Call the archive"
    ]
    visit.settle()
    visit.at("plan.1.remove").locator("summary").click()
    visit.click("plan.1.remove.now")
    expect(visit.at("plan.new.1.action").get_by_role("textbox")).to_have_value("")
    assert server.rows(PlanEntry, learner_id=visit.learner_id) == []


def test_a_text_is_kept_when_next_is_tapped_straight_from_its_box(visitor):
    visit = visitor(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open()
    visit.join_alone()
    visit.begin()
    prompts = visit.first(Section.REFLECTIONS)
    visit.stand_at(prompts)
    visit.reload()
    visit.at(f"ask.{visit.attempt.id}.en.R1.1").get_by_role("textbox").fill("We met twice.")
    visit.onward.tap()
    expect(visit.at(f"ask.{visit.attempt.id}.en.R2.1").get_by_role("textbox")).to_be_visible()
    assert visit.reflections() == {"R1.1": "We met twice."}


def test_answers_count_when_next_is_clicked_in_the_same_breath(visitor):
    visit = visitor().open()
    visit.join_alone()
    visit.begin()
    all_steps = steps(visit.edition, Occasion.SELF)
    for step, pause in zip(all_steps, PAUSES, strict=False):
        # A new step's questions may stand there before its button does.
        expect(visit.at(f"ask.on.{step.number}")).to_be_visible()
        visit.options(step.items[0].id).nth(2).evaluate(IN_ONE_BREATH, [pause, step.number])
        shown = all_steps[step.number + 1].items[0].id
        expect(visit.at(f"ask.{visit.attempt.id}.en.{shown}")).to_be_visible()
    assert visit.responses() == {step.items[0].id: "3" for step in all_steps[: len(PAUSES)]}
