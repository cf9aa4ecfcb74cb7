import pytest

from db import cohorts
from learning.edition import Edition
from learning.vocabulary import Occasion
from ui.visitor import now

NEWER = "The newer wording of a level."


@pytest.fixture
def participant(newcomer, database):
    with database.writing() as session:
        cohort = cohorts.create(session, "Spring", [], now=now())
    return newcomer(cohort=cohort)


def test_a_visitor_is_asked_to_come_in(visitor):
    assert visitor.open("results", attempt="1").title == visitor.say("gate.title")
    assert visitor.has("join.start")


def test_before_a_submit_there_is_nothing_but_the_way_to_the_assessment(learner, stranger):
    learner.draft(responses={"C1.1a": "1"})
    theirs = stranger.submitted()
    for query in ({}, {"attempt": str(theirs)}):
        learner.open("results", **query)
        assert learner.sees("results.none")
        assert not learner.app.get("plotly_chart")


@pytest.mark.parametrize("asked", [None, "0", "-1", "no", "1" * 5000, "theirs"])
def test_a_learner_sees_their_own_newest_result_whatever_the_address_says(learner, stranger, asked):
    theirs = stranger.submitted(option=4, reflections={"R1.1": "not for others"})
    learner.submitted(option=0)
    learner.submitted(option=2, reflections={"R1.1": "my own words"})
    query = {} if asked is None else {"attempt": str(theirs) if asked == "theirs" else asked}
    learner.open("results", **query)
    assert learner.title == learner.say("results.title")
    assert "my own words" in learner.shown
    assert "not for others" not in learner.shown
    assert len(learner.app.get("plotly_chart")) == 4
    assert _themes(learner) == ["50", "50", "50"]


def test_the_address_may_ask_for_an_earlier_result(learner):
    first = learner.submitted(option=0)
    learner.submitted(option=2)
    learner.open("results", attempt=str(first))
    assert _themes(learner) == ["0", "0", "0"]


def test_a_result_without_a_level_says_what_it_rests_on_and_draws_nothing(learner):
    learner.submitted(option=5)
    learner.open("results")
    assert learner.sees("results.based_on", answered=0, asked=24)
    assert not learner.app.get("plotly_chart")


def test_reasons_stay_hidden_between_baseline_and_after(participant):
    reason = participant.edition.text.questions["Q1"].options["A"].reason
    participant.submitted(Occasion.BASELINE)
    participant.open("results")
    assert participant.sees("results.questions.later")
    assert reason not in participant.shown
    participant.submitted(Occasion.AFTER)
    participant.open("results")
    assert reason in participant.shown
    assert participant.sees("results.change")


def test_only_answers_that_were_wrong_and_sure_are_called_surprising(learner, edition):
    question = edition.plan.questions[0]
    wrong = next(name for name in edition.items[question.id].options if name != question.key)
    learner.submitted(option=2)
    assert learner.say.count("results.questions.sure", 0) not in learner.open("results").shown
    learner.submitted(given={question.id: wrong, f"{question.id}.sure": "sure"})
    assert learner.say.count("results.questions.sure", 1) in learner.open("results").shown


def test_an_older_version_of_the_instrument_keeps_its_texts(learner, edition, monkeypatch):
    learner.submitted(option=0)
    assert not learner.open("results").sees("results.older", version=edition.plan.version)
    older = edition.text.items["C1.1a"][0]
    newer = Edition(
        edition.plan.model_copy(update={"version": edition.plan.version + 1}),
        edition.text.model_copy(update={"items": dict.fromkeys(edition.text.items, (NEWER,) * 5)}),
        edition.language,
    )
    key = newer.plan.id, newer.plan.version
    monkeypatch.setitem(learner.reading.editions, key, newer)
    monkeypatch.setitem(vars(learner.reading), "instrument", newer)
    learner.open("results")
    assert learner.sees("results.older", version=edition.plan.version)
    assert older in learner.shown
    assert NEWER not in learner.shown
    learner.edition = newer
    learner.submitted(option=2)
    learner.open("results")
    assert learner.sees("results.change.none")


def _themes(learner):
    """Theme scores as the table under the first chart has them."""
    return list(learner.app.table[0].value[learner.say("table.score")])[:3]
