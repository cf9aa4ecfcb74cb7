import pytest
from sqlalchemy import event

from db import cohorts
from learning.steps import steps
from learning.vocabulary import CANNOT_SAY, Occasion, Section
from learning.wording import options
from tests.pages.person import Person
from tests.pages.workshop import HOSTILE
from ui.clock import now
from ui.languages import written_in


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


@pytest.mark.parametrize("language", ["en", "zh-Hans", "cy"])
def test_the_review_shows_what_was_answered_in_words(database, catalogue, language):
    learner = Person(database, catalogue.reading(language)).come_in()
    edition, say = learner.edition, learner.say
    given = {"C1.1a": "2", "C1.1b": CANNOT_SAY, "X1": "4", "Q1": "C", "Q1.sure": "guess"}
    attempt = learner.draft(responses=given)
    _stand_at_the_review(learner, edition)
    words = [options(edition, edition.items[item])[option] for item, option in given.items()]
    assert not any(text in learner.shown for text in words)
    assert [part.label for part in learner.app.expander] == [
        say.line([say(f"section.{section}"), say("ask.progress", answered=answered, asked=asked)])
        for section, answered, asked in (("ratings", 3, 27), ("questions", 2, 24))
    ] + [say.line([say("section.reflections"), say("ask.progress", answered=0, asked=9)])]
    _look_at(learner, attempt, *edition.plan.occasions[Occasion.SELF])
    lines = [line.value for line in learner.app.markdown]
    assert all(text in lines for text in words)
    assert lines.count(f"*{say('review.not_answered')}*") == 51 - len(given) + 9
    asked = [f"**{edition.text.competences[name]}**" for name in edition.competences]
    assert [line for line in lines if line in asked] == asked
    assert [learner.has(f"review.go.{s.number}") for s in steps(edition, Occasion.SELF)] == [
        True
    ] * len(steps(edition, Occasion.SELF))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_review_shows_what_was_written_as_text(learner, edition, text):
    attempt = learner.draft(reflections={"R1.1": text})
    _stand_at_the_review(learner, edition)
    assert learner.typed == []
    _look_at(learner, attempt, Section.REFLECTIONS)
    assert learner.typed == [(written_in(text), text.strip())]


def test_the_review_looks_everything_over_without_asking_for_each_item(learner, edition):
    attempt = learner.draft(responses={"C1.1a": "1"}, reflections={"R1.1": "Words"})
    _stand_at_the_review(learner, edition)
    asked = []

    def note(*given):
        asked.append(given[2])

    event.listen(learner.database.engine, "before_cursor_execute", note)
    learner.run()
    folded = len(asked)
    _look_at(learner, attempt, *edition.plan.occasions[Occasion.SELF])
    event.remove(learner.database.engine, "before_cursor_execute", note)
    assert len(asked) == 2 * folded


def test_a_step_that_was_opened_from_the_review_leads_back_to_it(learner, edition):
    attempt = learner.draft(responses={"C1.1a": "1", "C1.1b": "1"})
    _stand_at_the_review(learner, edition)
    _look_at(learner, attempt, Section.RATINGS)
    learner.click("review.go.0")
    assert learner.title == edition.text.competences["C1.1"]
    learner.choose(f"ask.{attempt}.en.C1.1a", "5").click("ask.back.review.0")
    assert learner.title == learner.say("review.title")
    assert learner.has("review.go.0")
    assert not learner.has("review.go.20")
    lines = [line.value for line in learner.app.markdown]
    assert options(edition, edition.items["C1.1a"])["5"] in lines
    learner.click("ask.back").click("ask.back.29")
    assert not any(b.key.startswith("ask.back.review") for b in learner.app.button if b.key)


def test_a_missing_step_leads_back_too_and_so_do_the_steps_around_it(learner, edition):
    learner.draft()
    learner.open("questionnaire")
    assert not learner.has("ask.back.review.0")
    _stand_at_the_review(learner, edition)
    learner.click("review.1").go_on()
    learner.click("ask.back.review.2")
    assert learner.title == learner.say("review.title")
    assert not learner.has("review.go.1")


def test_the_last_step_leads_to_the_review_only_once(learner, edition):
    attempt = learner.draft()
    _stand_at_the_review(learner, edition)
    last = len(steps(edition, Occasion.SELF)) - 1
    _look_at(learner, attempt, Section.REFLECTIONS)
    learner.click(f"review.go.{last}")
    assert learner.app.button(key=f"ask.on.{last}").label == learner.say("ask.review")
    assert not learner.has(f"ask.back.review.{last}")


def test_the_way_back_to_one_review_is_not_offered_in_another_draft(newcomer, database, edition):
    with database.writing() as session:
        cohort = cohorts.create(session, "Spring", [], now=now())
    learner = newcomer(cohort=cohort)
    learner.draft(Occasion.BASELINE)
    learner.open("questionnaire", occasion="baseline")
    for _ in steps(edition, Occasion.BASELINE):
        learner.go_on()
    learner.click("review.0")
    assert learner.has("ask.back.review.0")
    learner.draft(Occasion.AFTER)
    learner.open("questionnaire", occasion="after")
    assert not learner.has("ask.back.review.0")


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


def _look_at(learner, attempt, *sections):
    """Open parts of the review."""
    for section in sections:
        learner.app.session_state[f"review.part.{attempt}.{section}"] = True
    return learner.run()


def _widgets(learner, attempt):
    widgets = [*learner.app.radio, *learner.app.text_area]
    return [widget for widget in widgets if widget.key.startswith(f"ask.{attempt}.en.")]
