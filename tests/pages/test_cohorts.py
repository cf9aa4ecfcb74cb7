import pytest

from db import audit, cohort_life, cohort_tutors
from learning.names import as_written
from learning.vocabulary import Occasion
from tests.pages.workshop import HOSTILE, do, invite, kept, run_by
from ui import audit_log, clock


def mine(tutor):
    with tutor.database.reading() as session:
        return cohort_tutors.of_tutor(session, tutor.tutor_id)


def test_smoke(tutor):
    tutor.open("cohorts", x="y")
    assert tutor.title == tutor.say("page.cohorts")
    assert tutor.sees("cohorts.none")


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_who_is_no_tutor_is_asked_to_sign_in(request, who):
    person = request.getfixturevalue(who)
    person.open("cohorts")
    assert person.title == person.say("page.sign_in")
    assert not person.has("cohorts.new.title")


def test_a_tutor_sees_their_own_cohorts_and_those_they_were_invited_to(tutor, other_tutor):
    run_by(tutor, "Mine")
    theirs = run_by(other_tutor, "Theirs")
    run_by(other_tutor, "Secret")
    invite(other_tutor, theirs, "tutor@example.org")
    tutor.open("cohorts")
    assert "Mine" in tutor.shown
    assert "Theirs" in tutor.shown
    assert "Secret" not in tutor.shown
    assert f"cohort={theirs.id}" in tutor.shown
    assert tutor.sees("cohort.role.guest")


def test_the_state_of_each_cohort_is_told(tutor):
    run_by(tutor, "Open one")
    do(tutor, cohort_life.set_frozen, run_by(tutor, "Cold one"), frozen=True)
    do(tutor, cohort_life.set_archived, run_by(tutor, "Old one"), archived=True)
    closed = run_by(tutor, "Closed one")
    do(tutor, cohort_life.close_occasion, closed, Occasion.BASELINE, {})
    tutor.open("cohorts")
    captions = [caption.value for caption in tutor.app.caption]
    baseline = tutor.say("occasion.baseline")
    for state in (
        tutor.say("cohort.state.open", occasions=baseline),
        tutor.say("cohort.state.frozen"),
        tutor.say("cohort.state.archived"),
        tutor.say("cohort.state.closed"),
    ):
        assert sum(caption.startswith(f"{state} ·") for caption in captions) == 1
    assert tutor.say.count("cohorts.archived", 1) in [e.label for e in tutor.app.expander]


def test_a_new_cohort_opens_with_its_groups_and_its_baseline(tutor):
    tutor.open("cohorts")
    tutor.app.text_input(key="cohorts.new.title").set_value("Spring workshop")
    tutor.app.text_area(key="cohorts.new.groups").set_value("Archive\n\n  Museum \n")
    tutor.app.number_input(key="cohorts.new.floor").set_value(7)
    tutor.click("cohorts.make")
    (made,) = mine(tutor)
    assert (made.title, made.owner, made.opened) == ("Spring workshop", True, (Occasion.BASELINE,))
    cohort = kept(tutor, made)
    assert list(cohort.groups.values()) == ["Archive", "Museum"]
    assert cohort.floor == 7
    assert tutor.title == "Spring workshop"
    assert tutor.sees("cohorts.made")
    assert cohort.join_code in tutor.shown


def test_what_was_done_with_deleted_cohorts_can_still_be_read(tutor, other_tutor):
    mine = run_by(tutor, "*Mine*")
    theirs = run_by(other_tutor, "Theirs")
    invite(other_tutor, theirs, "tutor@example.org")
    do(tutor, cohort_life.set_frozen, theirs, frozen=True)
    assert not tutor.open("cohorts").sees("cohorts.gone")
    for owner, cohort in ((tutor, mine), (other_tutor, theirs)):
        do(owner, cohort_life.delete, cohort, cohort.title)
    tutor.open("cohorts")
    (section,) = tutor.app.expander
    assert section.label == tutor.say("cohorts.gone")
    assert not section.proto.expanded
    say, (table,) = tutor.say, (one.value for one in tutor.app.table)
    did = [say(f"exports.action.cohort_{name}") for name in ("delete", "freeze", "create")]
    assert list(table[say("exports.log.did")]) == did
    number = say("cohorts.gone.number", number=theirs.id)
    assert list(table[say("page.cohort")]) == ["\\*Mine\\*", number, "\\*Mine\\*"]
    assert "Theirs" not in tutor.shown


def test_nothing_of_anothers_deleted_cohort_is_shown(tutor, other_tutor):
    theirs = run_by(other_tutor, "Theirs")
    do(other_tutor, cohort_life.delete, theirs, theirs.title)
    tutor.open("cohorts")
    assert not tutor.sees("cohorts.gone")
    assert "Theirs" not in tutor.shown


def test_a_long_log_of_deleted_cohorts_is_read_page_by_page(tutor):
    cohort = run_by(tutor, "First")
    with tutor.database.writing() as session:
        for _ in range(audit_log.PER_PAGE):
            audit.note_of_cohort(session, tutor.tutor_id, cohort.id, "freeze", "", clock.now())
    do(tutor, cohort_life.delete, cohort, cohort.title)
    tutor.open("cohorts")
    tutor.app.number_input(key="cohorts.gone.page").set_value(2)
    (table,) = (one.value for one in tutor.run().app.table)
    did = [tutor.say(f"exports.action.cohort_{name}") for name in ("freeze", "create")]
    assert list(table[tutor.say("exports.log.did")]) == did


def test_a_cohort_without_a_title_is_not_made_and_the_page_says_why(tutor):
    tutor.open("cohorts").click("cohorts.make")
    assert tutor.sees("refused.NameMissing")
    assert tutor.title == tutor.say("page.cohorts")
    assert mine(tutor) == []


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_shown_as_it_was_written_and_does_nothing(tutor, title):
    run_by(tutor, title)
    tutor.open("cohorts")
    assert as_written(title.strip()) in tutor.shown
