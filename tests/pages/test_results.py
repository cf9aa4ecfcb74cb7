import pytest

from db import attempts, cohorts
from learning.edition import Edition
from learning.vocabulary import Occasion
from tests.learning.factories import all_at
from tests.pages.cohorts import a_full_cohort
from tests.pages.person import Person
from ui.clock import now

BASELINE = Occasion.BASELINE
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


def test_after_the_event_practice_was_not_asked_and_the_table_says_so(participant):
    participant.submitted(Occasion.BASELINE)
    participant.submitted(Occasion.AFTER, option=4)
    overall = participant.say("score.overall")
    tables = [table.value for table in participant.open("results").app.table]
    (facets,) = (table for table in tables if overall in table)
    assert list(facets[overall]) == [participant.say("score.not_asked"), "100"]


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


# Beside the others


@pytest.fixture
def seen_by(database, reading):
    """Makes visits of learners who are in a cohort already."""

    def make(learner_id):
        person = Person(database, reading)
        person.app.session_state["window"].learner_id = person.learner_id = learner_id
        return person.open("results")

    return make


def test_a_learner_alone_sees_nothing_of_a_comparison(learner):
    learner.submitted()
    learner.open("results")
    assert not learner.sees("compare.title")
    assert not learner.sees("compare.none", floor=5)


def test_me_my_group_and_my_cohort_stand_in_one_chart(database, reading, tutor, seen_by):
    def given(place, occasion):
        return all_at(reading.instrument, 1 + place % 2 * 4)

    full = a_full_cohort(database, reading, 16, tutor=tutor, given=given, occasions=(BASELINE,))
    me = seen_by(full.learners[0])
    (table,) = (t.value for t in me.app.table if me.say("compare.me") in t.value)
    told = [me.say("compare.mean", mean=mean, n=n, missing=0) for mean, n in ((0, 8), (50, 16))]
    assert set(table[me.say("compare.me")]) == {"0"}
    assert set(table[me.say("compare.group")]) == {told[0]}
    assert set(table[me.say("compare.cohort")]) == {told[1]}
    assert _compared(me)


def test_what_waits_is_not_compared_and_the_page_says_why(database, reading, tutor, seen_by):
    full = a_full_cohort(database, reading, 16, tutor=tutor, released=False)
    me = seen_by(full.learners[0])
    assert me.sees("compare.none", floor=5)
    assert not _compared(me)


@pytest.mark.parametrize(("size", "shown"), [(5, False), (6, True)])
def test_the_floor_is_a_number_of_others(database, reading, tutor, seen_by, size, shown):
    full = a_full_cohort(database, reading, size, (), (BASELINE,), tutor=tutor)
    me = seen_by(full.learners[0])
    assert bool(_compared(me)) is shown
    assert me.sees("compare.none", floor=5) is not shown


def test_a_part_that_only_five_answered_is_not_compared(database, reading, tutor, seen_by):
    def given(place, _occasion):
        levels = all_at(reading.instrument, 3)
        return {k: v for k, v in levels.items() if place < 5 or k[1] != "1" or k[-1] != "a"}

    full = a_full_cohort(database, reading, 9, (), (BASELINE,), tutor=tutor, given=given)
    me = seen_by(full.learners[0])
    (table,) = (t.value for t in me.app.table if me.say("compare.me") in t.value)
    assert len(table) == 5
    assert "Across borders · Practice" not in list(table[me.say("compare.what")])
    figure = _compared(me)[0].proto.spec
    assert "Across borders \\u00b7 Capability" in figure
    assert "Across borders \\u00b7 Practice" not in figure


def test_a_small_group_is_shown_within_the_cohort_only(database, reading, tutor, seen_by):
    groups = ("Archive", "Museum", "Theatre", "Library")
    full = a_full_cohort(database, reading, 16, groups, (BASELINE,), tutor=tutor)
    me = seen_by(full.learners[0])
    assert me.sees("compare.group.none")
    assert me.say("compare.group") not in me.shown
    assert _compared(me)


def test_the_comparison_is_of_the_occasion_that_is_shown(database, reading, tutor, seen_by):
    def given(place, occasion):
        return all_at(reading.instrument, 1 if occasion is BASELINE else 5)

    full = a_full_cohort(database, reading, 12, (), tutor=tutor, given=given)
    me = seen_by(full.learners[0])
    heading = me.say("compare.cohort")
    (after,) = (t.value for t in me.app.table if heading in t.value)
    assert set(after[heading]) == {me.say("compare.mean", mean=100, n=12, missing=0)}
    (first,) = [a for a in _attempts(me) if a.occasion is BASELINE]
    me.app.selectbox(key="results.attempt").set_value(first.id)
    (before,) = (t.value for t in me.run().app.table if heading in t.value)
    assert set(before[heading]) == {me.say("compare.mean", mean=0, n=12, missing=0)}


def test_another_cohort_is_no_part_of_the_comparison(database, reading, tutor, seen_by):
    full = a_full_cohort(database, reading, 12, (), (BASELINE,), tutor=tutor)
    alone = [table.value.to_dict() for table in seen_by(full.learners[0]).app.table]
    a_full_cohort(database, reading, 12, (), (BASELINE,), tutor=tutor, title="Autumn", seed=8)
    again = [table.value.to_dict() for table in seen_by(full.learners[0]).app.table]
    assert again == alone


def _compared(person):
    """The charts in which somebody stands beside others."""
    name = person.say("compare.name")
    return [c for c in person.app.get("plotly_chart") if c.proto.alt.startswith(name)]


def _attempts(person):
    with person.database.reading() as session:
        return attempts.of_learner(session, person.learner_id)


def _themes(learner):
    """Theme scores as the table under the first chart has them."""
    return list(learner.app.table[0].value[learner.say("table.score")])[:3]
