import pytest

from learning.steps import steps
from learning.vocabulary import Occasion, Section


def test_a_visitor_is_asked_to_come_in(visitor):
    assert visitor.open("questionnaire").title == visitor.say("gate.title")
    assert visitor.has("join.start")


def test_without_a_draft_the_assessment_is_shown(learner, stranger):
    stranger.draft(responses={"C1.1a": "3"})
    assert learner.open("questionnaire").title == learner.edition.text.title


@pytest.mark.parametrize("query", [{}, {"occasion": "self"}, {"occasion": "none"}, {"step": "9"}])
def test_a_learner_sees_their_own_draft_and_nobody_elses(learner, stranger, query):
    stranger.draft(responses={"C1.1a": "3"})
    attempt = learner.draft(responses={"C1.1a": "2"})
    learner.open("questionnaire", **query)
    assert learner.title == learner.edition.text.competences["C1.1"]
    assert learner.app.radio(key=f"ask.{attempt}.en.C1.1a").value == "2"
    assert learner.app.radio(key=f"ask.{attempt}.en.C1.1b").value is None
    assert len(learner.app.radio) == 2


def test_every_step_can_be_asked_and_answered(learner, edition):
    attempt = learner.draft()
    learner.open("questionnaire")
    for step in steps(edition, Occasion.SELF):
        asked = {item.id for item in step.items}
        shown = {w.key.removeprefix(f"ask.{attempt}.en.") for w in _widgets(learner, attempt)}
        assert shown == asked
        learner.go_on()
    assert learner.title == learner.say("review.title")


def test_no_two_steps_share_a_button_that_a_second_click_could_meet(learner, edition):
    learner.draft()
    learner.open("questionnaire")
    met = set()
    for _ in steps(edition, Occasion.SELF):
        here = {b.key for b in learner.app.button if b.key and b.key.startswith("ask.")}
        assert len(here) == 2
        assert not here & met
        met |= here
        learner.go_on()
    assert not any(learner.has(key) for key in met)


def test_the_review_names_what_is_open_and_leads_there(learner, edition):
    attempt = learner.draft(responses=dict.fromkeys(("C1.1a", "C1.1b", "C1.2a"), "1"))
    _stand_at_the_review(learner, edition)
    assert learner.say.count("review.missing", 48) in learner.shown
    assert not learner.has("review.0")
    learner.click("review.1")
    assert learner.app.radio(key=f"ask.{attempt}.en.C1.2a").value == "1"


def test_submitting_needs_a_yes_and_leads_to_the_results(learner, edition):
    attempt = learner.draft(responses={"C1.1a": "1"})
    _stand_at_the_review(learner, edition)
    assert learner.app.button(key="review.submit").disabled
    learner.app.checkbox(key=f"review.sure.{attempt}").check()
    learner.run().click("review.submit")
    assert learner.title == learner.say("results.title")


def test_an_open_answer_is_shown_again(learner, edition):
    attempt = learner.draft(reflections={"R1.1": "<b>*what* I wrote</b>"})
    learner.open("questionnaire")
    for step in steps(edition, Occasion.SELF):
        if step.section is Section.REFLECTIONS:
            break
        learner.go_on()
    assert learner.app.text_area(key=f"ask.{attempt}.en.R1.1").value == "<b>*what* I wrote</b>"


def _stand_at_the_review(learner, edition):
    learner.open("questionnaire")
    for _ in steps(edition, Occasion.SELF):
        learner.go_on()


def _widgets(learner, attempt):
    widgets = [*learner.app.radio, *learner.app.text_area]
    return [widget for widget in widgets if widget.key.startswith(f"ask.{attempt}.en.")]
