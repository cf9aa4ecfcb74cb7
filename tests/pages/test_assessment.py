import pytest

from db import attempts, cohort_life, cohorts
from learning.vocabulary import Occasion
from tests.pages.workshop import do, open_occasions, run_by
from ui.clock import now


@pytest.fixture
def participant(newcomer, database):
    with database.writing() as session:
        cohort = cohorts.create(session, "Spring", [], now=now())
    return newcomer(cohort=cohort)


def test_a_visitor_can_come_in_right_here(visitor, reading):
    visitor.open("assessment", x="y")
    assert visitor.title == reading.instrument.text.title
    assert visitor.has("join.start")
    assert not visitor.has("begin.self")
    visitor.choose("join.way", "back").type("join.back", "wrong").click("join.resume.go")
    assert visitor.sees("refused.UnknownCode")


def test_a_learner_without_an_attempt_can_begin_one(learner):
    learner.open("assessment")
    assert not learner.sees("assessment.submitted")
    learner.click("begin.self")
    assert learner.title == learner.edition.text.competences["C1.1"]
    learner.open("assessment")
    assert learner.app.button(key="begin.self").label == learner.say("assessment.go_on")


def test_only_the_learners_own_results_are_listed(learner, stranger):
    theirs = stranger.submitted()
    learner.open("assessment")
    assert f"attempt={theirs}" not in learner.shown
    mine = learner.submitted()
    learner.open("assessment")
    assert f"attempt={mine}" in learner.shown
    assert f"attempt={theirs}" not in learner.shown


@pytest.mark.parametrize(
    ("submitted", "offered"),
    [
        ([], {Occasion.BASELINE, Occasion.AFTER}),
        ([Occasion.BASELINE], {Occasion.AFTER}),
        ([Occasion.AFTER], {Occasion.FOLLOW_UP}),
        ([Occasion.AFTER, Occasion.FOLLOW_UP], set()),
    ],
)
def test_a_cohort_is_offered_what_comes_next(participant, submitted, offered):
    for occasion in submitted:
        participant.submitted(occasion)
    participant.open("assessment")
    assert {o for o in Occasion if participant.has(f"begin.{o}")} == offered
    assert participant.sees("assessment.all_done") is not offered


@pytest.mark.parametrize(
    ("opened", "submitted", "said"),
    [
        ([], None, "cohort.nothing_open"),
        ([Occasion.BASELINE], Occasion.BASELINE, "cohort.all_answered"),
        ([Occasion.BASELINE, Occasion.AFTER], Occasion.AFTER, "cohort.all_answered"),
        ([Occasion.FOLLOW_UP], None, "cohort.nothing_for_you"),
    ],
)
def test_a_cohort_is_told_why_nothing_can_be_answered(tutor, newcomer, opened, submitted, said):
    cohort = run_by(tutor, groups=())
    do(tutor, cohort_life.close_occasion, cohort, Occasion.BASELINE, tutor.reading.editions)
    open_occasions(tutor, cohort, *opened)
    person = newcomer(cohort=cohort)
    if submitted:
        person.submitted(submitted)
    person.open("assessment")
    reasons = ("cohort.nothing_open", "cohort.all_answered", "cohort.nothing_for_you")
    assert [key for key in reasons if person.sees(key)] == [said]
    do(tutor, cohort_life.set_frozen, cohort, frozen=True)
    person.run()
    assert [key for key in reasons if person.sees(key)] == ["cohort.nothing_open"]


def test_a_draft_that_was_passed_by_is_nowhere_to_be_gone_on_with(participant):
    participant.draft(Occasion.BASELINE, {"C1.1a": "2"})
    assert participant.open("start").sees("start.draft", answered=1, asked=51)
    participant.submitted(Occasion.AFTER)
    assert not participant.open("start").sees("start.draft", answered=1, asked=51)
    participant.open("questionnaire", occasion="baseline")
    assert participant.title == participant.edition.text.title


def test_an_answer_after_the_tutor_has_closed_shows_no_choice_that_was_refused(
    newcomer, tutor, database
):
    cohort = run_by(tutor)
    open_occasions(tutor, cohort, Occasion.BASELINE)
    late = newcomer(cohort=cohort)
    attempt = late.draft(Occasion.BASELINE, {"C1.1a": "2"})
    late.open("questionnaire")
    do(tutor, cohort_life.close_occasion, cohort, Occasion.BASELINE, tutor.reading.editions)
    late.choose(f"ask.{attempt}.en.C1.1a", "4")
    assert late.sees("refused.NotNow")
    assert late.title == late.edition.text.title
    assert late.sees("cohort.draft_kept", occasion=late.say("occasion.baseline"))
    with database.reading() as session:
        assert attempts.responses(session, late.learner_id, attempt) == {"C1.1a": "2"}
