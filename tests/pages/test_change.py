"""Before and after as a tutor sees it, through released blocks."""

import numpy as np
import pytest
from scipy import stats
from sqlalchemy import event

from db import attempts
from learning import tally
from learning.vocabulary import Occasion
from tests.learning.factories import all_at
from tests.pages.cohorts import a_full_cohort, join, opened, release, submit

BASELINE, AFTER, FOLLOW_UP, _ = Occasion
EVERYTHING = (BASELINE, AFTER, FOLLOW_UP)


@pytest.fixture
def workshop(database, reading, tutor):
    """Everybody answered before and after, and everything is released."""
    return a_full_cohort(database, reading, 24, tutor=tutor)


def charts(person):
    return list(person.app.get("plotly_chart"))


def column(person, table, key):
    """A column of the first table that has all of a row of headings."""
    heading = person.say(key)
    tables = [one.value for one in person.app.table if heading in one.value]
    return list(tables[table][heading])


def capability(person, edition, learner_ids, occasion):
    """The capability score of each learner, from their own responses."""
    found = []
    with person.database.reading() as session:
        for learner_id in learner_ids:
            (attempt,) = (
                a for a in attempts.of_learner(session, learner_id) if a.occasion is occasion
            )
            given = attempts.responses(session, learner_id, attempt.id)
            found.append(tally.measures(edition, occasion, given)["capability"])
    return np.array(found)


def test_the_main_result_is_that_of_the_people_who_answered_both(tutor, workshop, edition):
    tutor.open("change", **workshop.address)
    before = capability(tutor, edition, workshop.learners, BASELINE)
    after = capability(tutor, edition, workshop.learners, AFTER)
    theirs = stats.ttest_rel(after, before)
    low, high = theirs.confidence_interval()
    say = tutor.say
    assert tutor.sees(
        "change_page.change.sentence",
        what="Capability",
        change=say.number((after - before).mean(), "+0.0;-0.0"),
        interval=say(
            "figures.from_to",
            low=say.number(low, "+0.0;-0.0"),
            high=say.number(high, "+0.0;-0.0"),
        ),
        n="24",
    )
    assert len(charts(tutor)) == 5
    assert column(tutor, 0, "change_page.pairs")[0] == "24"


def test_the_page_says_changed_and_never_praises_a_size(tutor, workshop):
    shown = tutor.open("change", **workshop.address).shown
    assert tutor.sees("change_page.lead")
    assert not any(word in shown.lower() for word in ("medium effect", "large effect", "effective"))
    assert tutor.sees("change_page.main.only")


def test_every_figure_says_how_it_is_computed(tutor, workshop):
    tutor.open("change", **workshop.address)
    labels = [one.label for one in tutor.app.expander]
    # One for each chart, and one for the test.
    assert labels.count(tutor.say("figures.how")) == len(charts(tutor)) + 1
    assert labels.count(tutor.say("table.show")) == len(charts(tutor))
    for source in ("10.1007/s11136-004-0027-4", "PMC3840331", "Wilcoxon 1945", "McNemar 1947"):
        assert source in tutor.shown


def test_who_did_not_answer_again_cannot_be_found_and_the_page_says_why(database, reading, tutor):
    full = a_full_cohort(database, reading, 20, (), occasions=(BASELINE,), tutor=tutor)
    opened(database, tutor, full.cohort, AFTER)
    answers = dict.fromkeys(full.learners[:17], all_at(reading.instrument, 4))
    submit(database, reading, answers, AFTER)
    release(database, reading, tutor, full.cohort, AFTER)
    tutor.open("change", **full.address)
    labels = {"then": tutor.say("occasion.baseline"), "now": tutor.say("occasion.after")}
    assert tutor.sees("change_page.who", n="15", people="15", **labels)
    assert tutor.say.count("change_page.left_out", 2) in tutor.shown
    assert tutor.sees("change_page.why.text", floor=5)


def test_who_answered_only_afterwards_is_in_no_pair(database, reading, tutor):
    full = a_full_cohort(database, reading, 12, (), occasions=(BASELINE,), tutor=tutor)
    late = join(database, reading, full.cohort, 6)
    opened(database, tutor, full.cohort, AFTER)
    answers = dict.fromkeys([*full.learners, *late], all_at(reading.instrument, 5))
    submit(database, reading, answers, AFTER)
    release(database, reading, tutor, full.cohort, AFTER)
    tutor.open("change", **full.address)
    labels = {"then": tutor.say("occasion.baseline"), "now": tutor.say("occasion.after")}
    assert tutor.sees("change_page.who", n="12", people="18", **labels)
    # Mean change, means, and improved, same and lower.
    assert [column(tutor, table, "change_page.missing")[0] for table in range(3)] == ["6"] * 3
    assert [column(tutor, table, "change_page.pairs")[0] for table in range(3)] == ["12"] * 3


def test_four_pairs_give_a_sentence_and_no_number(database, reading, tutor):
    full = a_full_cohort(database, reading, 4, (), floor=3, tutor=tutor)
    tutor.open("change", **full.address)
    labels = {"then": tutor.say("occasion.baseline"), "now": tutor.say("occasion.after")}
    assert tutor.sees("change_page.none", floor=3, fewest=5, **labels)
    assert charts(tutor) == []
    assert not tutor.app.table


def test_below_six_people_who_changed_no_p_is_printed(database, reading, tutor):
    def given(place, occasion):
        return all_at(reading.instrument, 4 if occasion is AFTER and place < 5 else 3)

    full = a_full_cohort(database, reading, 9, (), tutor=tutor, given=given)
    tutor.open("change", **full.address)
    assert tutor.sees("change_page.main.few", fewest=6)
    assert "p = " not in tutor.shown
    assert "p < " not in tutor.shown
    assert tutor.sees(
        "change_page.directions.sentence", what="Capability", improved=5, same=4, lower=0, n=9
    )


def test_single_scenarios_below_twenty_people_are_a_sentence(database, reading, tutor):
    full = a_full_cohort(database, reading, 16, (), tutor=tutor)
    tutor.open("change", **full.address)
    assert tutor.sees("change_page.questions.few", fewest=20)
    assert tutor.say("change_page.gained") not in tutor.shown
    assert len(charts(tutor)) == 4


def test_what_waits_is_not_shown(database, reading, tutor):
    full = a_full_cohort(database, reading, 12, (), tutor=tutor, released=False)
    tutor.open("change", **full.address)
    assert charts(tutor) == []
    assert tutor.say.count("figures.waiting", 12) in tutor.shown


def test_practice_is_compared_where_both_occasions_asked(database, reading, tutor):
    full = a_full_cohort(database, reading, 12, (), occasions=EVERYTHING, tutor=tutor)
    tutor.open("change", earlier="nonsense", **full.address)
    assert "Practice" in column(tutor, 0, "change_page.what")
    assert not tutor.sees("change_page.shift.title")
    assert not tutor.sees("change_page.questions")
    tutor.choose("change.earlier", AFTER)
    assert "Practice" not in column(tutor, 0, "change_page.what")
    tutor.app.selectbox(key="figures.occasion").set_value(AFTER.value)
    tutor.run()
    assert tutor.sees("change_page.shift.title")


def test_another_cohort_changes_nothing(database, reading, tutor, workshop):
    tutor.open("change", **workshop.address)
    alone = [table.value.to_dict() for table in tutor.app.table]
    a_full_cohort(
        database,
        reading,
        24,
        tutor=tutor,
        title="Autumn workshop",
        given=lambda _place, occasion: all_at(reading.instrument, 5 if occasion is AFTER else 1),
    )
    tutor.open("change", **workshop.address)
    assert [table.value.to_dict() for table in tutor.app.table] == alone
    assert "Autumn" not in tutor.shown


def test_another_tutor_sees_that_there_is_no_such_cohort(other_tutor, workshop):
    other_tutor.open("change", **workshop.address)
    assert other_tutor.sees("cohort.unknown")
    assert charts(other_tutor) == []
    assert "Spring workshop" not in other_tutor.shown


def test_a_visitor_is_asked_to_sign_in(visitor, workshop):
    visitor.open("change", **workshop.address)
    assert charts(visitor) == []
    assert visitor.has("sign_in.password")


def test_more_people_need_no_more_queries(database, reading, tutor, workshop):
    larger = a_full_cohort(database, reading, 60, tutor=tutor, title="Autumn workshop")
    counts = [queries(database, tutor, "change", one.address) for one in (workshop, larger)]
    assert counts[0] == counts[1]


def queries(database, person, place, address):
    """How many statements a page sends when it is drawn again."""
    person.open(place, **address)
    seen = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    person.run()
    event.remove(database.engine, "before_cursor_execute", note)
    return len([one for one in seen if one.lstrip().upper().startswith("SELECT")])
