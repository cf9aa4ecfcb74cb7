from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from db import (
    audit,
    cohort_floor,
    cohort_groups,
    cohort_life,
    cohort_occasions,
    cohort_settings,
    cohort_tutors,
    cohorts,
    participation,
    retention,
    tutors,
)
from db.cohort_settings import Settings
from db.errors import NotYours, OnlyOwner
from db.models import AuditEntry
from learning.vocabulary import Occasion
from tests.db.factories import NOW, TODAY, a_cohort, a_learner, read, rows, write
from tests.db.tutoring import a_tutor, invited, run_by

BASELINE = Occasion.BASELINE
MINE = Settings("Mine now")
NEXT_YEAR = TODAY + timedelta(days=365)
WITH_AN_END = replace(MINE, retain_until=NEXT_YEAR)
WRITERS = {
    "change": partial(cohort_settings.change, settings=MINE, now=NOW),
    "add group": partial(cohort_groups.add, name="Zoo"),
    "new code": cohort_settings.new_code,
    "open": partial(cohort_life.open_occasion, occasion=Occasion.AFTER, now=NOW),
    "close": partial(cohort_life.close_occasion, occasion=BASELINE, editions={}, now=NOW),
    "release": partial(cohort_life.release, occasion=BASELINE, editions={}, now=NOW),
    "freeze": partial(cohort_life.set_frozen, frozen=True, now=NOW),
}
OWNERS = {
    "archive": partial(cohort_life.set_archived, archived=True, now=NOW),
    "delete": partial(cohort_life.delete, typed="Spring workshop", now=NOW),
    "invite": partial(cohort_tutors.invite, email="eve@example.org", now=NOW),
    "floor": partial(cohort_settings.change, settings=replace(MINE, floor=9), now=NOW),
    "retention": partial(cohort_settings.change, settings=WITH_AN_END, now=NOW),
}
EVERY = WRITERS | OWNERS


def listed(database, tutor_id):
    return {one.title: one for one in read(database, cohort_tutors.of_tutor, tutor_id)}


def names(database, tutor_id, cohort_id):
    return {
        one.name: one.owner for one in read(database, cohort_tutors.people, tutor_id, cohort_id)
    }


@pytest.fixture
def ada(database):
    return a_tutor(database, "Ada")


@pytest.fixture
def eve(database):
    """The tutor of another cohort."""
    tutor_id = a_tutor(database, "Eve")
    run_by(database, tutor_id, "Autumn workshop")
    return tutor_id


@pytest.fixture
def cohort(database, ada):
    return run_by(database, ada)


def test_a_tutor_finds_the_cohorts_they_own_or_were_invited_to_and_no_other(
    database, ada, eve, cohort
):
    a_cohort(database, "Without a tutor")
    for _ in range(3):
        a_learner(database, cohort_id=cohort.id)
    guest = invited(database, ada, cohort.id)
    run_by(database, guest, "Guest's own")
    assert listed(database, ada).keys() == {"Spring workshop"}
    assert listed(database, eve).keys() == {"Autumn workshop"}
    mine = listed(database, guest)
    assert mine.keys() == {"Spring workshop", "Guest's own"}
    assert [mine[title].owner for title in sorted(mine)] == [True, False]
    assert mine["Spring workshop"].joined == 3
    assert mine["Spring workshop"].opened == (BASELINE,)
    assert mine["Guest's own"].joined == 0
    assert read(database, cohorts.for_tutor, guest, cohort.id).title == "Spring workshop"


def test_the_newest_cohort_comes_first(database, ada):
    for day, title in enumerate(("Old", "Newer", "Newest")):
        with database.writing() as session:
            cohort_settings.make(session, ada, Settings(title), [], now=NOW + timedelta(days=day))
    assert list(listed(database, ada)) == ["Newest", "Newer", "Old"]


@pytest.mark.parametrize("which", ["theirs", "nowhere"])
@pytest.mark.parametrize(
    "query",
    [
        cohorts.for_tutor,
        cohort_tutors.people,
        participation.figures,
        lambda session, *scope: participation.not_submitted(session, *scope, BASELINE),
        cohort_floor.lowest,
    ],
)
def test_reading_the_cohort_of_another_tutor_looks_like_reading_none(
    database, eve, cohort, which, query
):
    with pytest.raises(NotYours):
        read(database, query, eve, cohort.id if which == "theirs" else 4711)


@pytest.mark.parametrize("name", EVERY)
def test_changing_the_cohort_of_another_tutor_changes_nothing(database, eve, cohort, name):
    before = rows(database)
    with pytest.raises(NotYours):
        write(database, EVERY[name], eve, cohort.id)
    with pytest.raises(NotYours):
        write(database, EVERY[name], eve, 4711)
    assert rows(database) == before


@pytest.mark.parametrize("name", EVERY)
def test_a_withdrawn_tutor_can_do_nothing_any_more(database, ada, cohort, name):
    write(database, tutors.withdraw, ada, now=NOW)
    with pytest.raises(NotYours):
        write(database, EVERY[name], ada, cohort.id)
    with pytest.raises(NotYours):
        read(database, cohorts.for_tutor, ada, cohort.id)
    assert listed(database, ada) == {}


@pytest.mark.parametrize("name", WRITERS)
def test_an_invited_tutor_runs_the_cohort_too(database, ada, cohort, name):
    guest = invited(database, ada, cohort.id)
    before = rows(database)
    write(database, WRITERS[name], guest, cohort.id)
    assert rows(database) != before or name == "release"


@pytest.mark.parametrize("name", OWNERS)
def test_some_things_only_the_owner_may_do(database, ada, eve, cohort, name):
    guest = invited(database, ada, cohort.id)
    before = rows(database)
    with pytest.raises(OnlyOwner):
        write(database, OWNERS[name], guest, cohort.id)
    assert rows(database) == before
    write(database, OWNERS[name], ada, cohort.id)
    assert rows(database) != before


def test_only_the_owner_takes_an_invitation_back(database, ada, cohort):
    guest = invited(database, ada, cohort.id)
    other = invited(database, ada, cohort.id, "Joan")
    with pytest.raises(OnlyOwner):
        write(database, cohort_tutors.take_back, guest, cohort.id, other, now=NOW)
    write(database, cohort_tutors.take_back, ada, cohort.id, guest, now=NOW)
    assert names(database, ada, cohort.id) == {"Ada": True, "Joan": False}
    with pytest.raises(NotYours):
        read(database, cohorts.for_tutor, guest, cohort.id)


def test_the_owner_cannot_be_taken_out(database, ada, eve, cohort):
    for who in (ada, eve):
        with pytest.raises(NotYours):
            write(database, cohort_tutors.take_back, ada, cohort.id, who, now=NOW)
    assert names(database, ada, cohort.id) == {"Ada": True}


@pytest.mark.parametrize("typed", ["grace@example.org", " Grace@Example.ORG "])
def test_an_invitation_reaches_a_tutor_however_the_address_is_typed(database, ada, cohort, typed):
    a_tutor(database, "Grace")
    for _ in range(2):
        write(database, cohort_tutors.invite, ada, cohort.id, typed, now=NOW)
    assert names(database, ada, cohort.id) == {"Ada": True, "Grace": False}


@pytest.mark.parametrize("typed", ["nobody@example.org", "gone@example.org", "", "ada", "💥@x"])
def test_nothing_happens_and_nothing_is_said_where_there_is_no_such_tutor(
    database, ada, cohort, typed
):
    write(database, tutors.withdraw, a_tutor(database, "Gone"), now=NOW)
    before = rows(database)
    assert write(database, cohort_tutors.invite, ada, cohort.id, typed, now=NOW) is None
    assert rows(database) == before


def test_inviting_oneself_leaves_the_owner_the_owner(database, ada, cohort):
    write(database, cohort_tutors.invite, ada, cohort.id, "ada@example.org", now=NOW)
    assert names(database, ada, cohort.id) == {"Ada": True}


def test_a_cohort_is_handed_over_to_somebody_who_was_invited(database, ada, eve, cohort):
    guest = invited(database, ada, cohort.id)
    with pytest.raises(NotYours):
        write(database, cohort_tutors.hand_over, ada, cohort.id, eve, now=NOW)
    write(database, cohort_tutors.hand_over, ada, cohort.id, guest, now=NOW)
    assert names(database, ada, cohort.id) == {"Grace": True, "Ada": False}
    with pytest.raises(OnlyOwner):
        write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    write(database, cohort_life.delete, guest, cohort.id, cohort.title, now=NOW)


def test_nothing_is_handed_over_to_somebody_who_was_withdrawn(database, ada, cohort):
    guest = invited(database, ada, cohort.id)
    write(database, tutors.withdraw, guest, now=NOW)
    with pytest.raises(NotYours):
        write(database, cohort_tutors.hand_over, ada, cohort.id, guest, now=NOW)
    assert names(database, ada, cohort.id)["Ada"]


def test_what_was_done_is_in_the_audit_log_of_this_cohort_only(database, ada, eve, cohort):
    for name in ("open", "close", "freeze"):
        write(database, WRITERS[name], ada, cohort.id)
    write(database, OWNERS["floor"], ada, cohort.id)
    write(database, OWNERS["retention"], ada, cohort.id)
    write(database, WRITERS["change"], ada, cohort.id)
    guest = invited(database, ada, cohort.id)
    write(database, cohort_tutors.take_back, ada, cohort.id, guest, now=NOW)
    write(database, OWNERS["archive"], ada, cohort.id)
    write(database, cohort_life.delete, ada, cohort.id, "Mine now", now=NOW)
    with database.reading() as session:
        kept = session.query(AuditEntry).filter_by(cohort_id=cohort.id).order_by(AuditEntry.id)
        noted = [(entry.action, entry.detail, entry.about_id) for entry in kept]
        assert {entry.tutor_id for entry in kept} == {ada}
    assert noted == [
        ("cohort.create", "Spring workshop", None),
        ("cohort.open", "after", None),
        ("cohort.close", "baseline +0", None),
        ("cohort.freeze", "", None),
        ("cohort.floor", "5 → 9", None),
        ("cohort.floor", "9 → 5", None),
        ("cohort.retention", " → 2027-03-14", None),
        ("cohort.retention", "2027-03-14 → ", None),
        ("cohort.invite", "", guest),
        ("cohort.uninvite", "", guest),
        ("cohort.archive", "", None),
        ("cohort.delete", "Mine now", ada),
    ]
    assert [entry.detail for entry in read(database, audit.of_cohorts, eve)] == ["Autumn workshop"]


def test_the_log_names_whom_it_is_about_until_they_are_erased(database, ada, cohort):
    grace, ben = (invited(database, ada, cohort.id, name) for name in ("Grace", "Ben"))
    write(database, cohort_tutors.hand_over, ada, cohort.id, grace, now=NOW)
    write(database, cohort_tutors.take_back, grace, cohort.id, ben, now=NOW)

    def about():
        seen = read(database, audit.of_cohorts, ada, cohort_id=cohort.id)
        return [(entry.action, entry.about, entry.detail) for entry in seen[:-1]]

    assert about() == [
        ("cohort.uninvite", "Ben", ""),
        ("cohort.hand_over", "Grace", ""),
        ("cohort.invite", "Ben", ""),
        ("cohort.invite", "Grace", ""),
    ]
    write(database, tutors.erase, ben)
    assert [name for _, name, _ in about()] == [None, "Grace", None, "Grace"]
    assert "Ben" not in repr(rows(database))


def test_who_was_uninvited_reads_what_they_did_and_nothing_newer(database, ada, cohort):
    guest = invited(database, ada, cohort.id)
    write(database, WRITERS["freeze"], guest, cohort.id)
    write(database, cohort_tutors.take_back, ada, cohort.id, guest, now=NOW)
    renamed = Settings("A secret title")
    write(database, cohort_settings.change, ada, cohort.id, renamed, now=NOW)
    (entry,) = read(database, audit.of_cohorts, guest)
    assert (entry.action, entry.cohort_id, entry.detail) == ("cohort.freeze", cohort.id, "")


def test_who_handed_over_and_was_uninvited_reads_no_name_that_was_given_since(
    database, ada, cohort
):
    heir = invited(database, ada, cohort.id)
    write(database, cohort_tutors.hand_over, ada, cohort.id, heir, now=NOW)
    write(database, cohort_tutors.take_back, heir, cohort.id, ada, now=NOW)
    write(database, tutors.add, "grace@example.org", "Grace Renamed", now=NOW)
    assert {entry.about for entry in read(database, audit.of_cohorts, ada)} == {None}


def test_the_log_is_read_in_parts_that_together_are_all_of_it(database, ada, eve, cohort):
    for _ in range(4):
        write(database, WRITERS["open"], ada, cohort.id)
    narrowed = {"cohort_id": cohort.id}
    whole = read(database, audit.of_cohorts, ada, **narrowed)
    parts = [
        read(database, audit.of_cohorts, ada, **narrowed, limit=2, skip=skip) for skip in (0, 2, 4)
    ]
    assert [entry for part in parts for entry in part] == whole
    assert read(database, audit.number, ada, **narrowed) == len(whole) == 5
    assert read(database, audit.number, eve, **narrowed) == 0
    write(database, tutors.withdraw, ada, now=NOW)
    assert read(database, audit.number, ada, **narrowed) == 0


@pytest.mark.parametrize(
    "email", ["grace@example.org\x00", "gr\x00ace@example.org", "\ud800@x.org"]
)
def test_an_address_with_a_sign_that_no_address_has_invites_nobody(database, ada, cohort, email):
    a_tutor(database, "Grace")
    before = rows(database)
    write(database, cohort_tutors.invite, ada, cohort.id, email, now=NOW)
    assert rows(database) == before


def test_a_new_cohort_never_inherits_the_log_of_a_deleted_one(database, ada, eve, cohort):
    write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    fresh = run_by(database, eve, "Fresh")
    assert fresh.id > cohort.id
    seen = read(database, audit.of_cohorts, eve, cohort_id=fresh.id)
    assert [(entry.action, entry.tutor) for entry in seen] == [("cohort.create", "Eve")]


def of_gone(database, tutor_id):
    """What a tutor reads about deleted cohorts, which all their questions agree on."""
    found = read(database, audit.of_gone, tutor_id)
    assert read(database, audit.number_of_gone, tutor_id) == len(found)
    return [(entry.action, entry.tutor, entry.about) for entry in found]


def titles(database, tutor_id):
    return list(read(database, audit.titles_of_gone, tutor_id).values())


def test_who_owned_a_deleted_cohort_reads_all_that_was_done_with_it(database, ada, cohort):
    guest = invited(database, ada, cohort.id)
    write(database, WRITERS["freeze"], guest, cohort.id)
    assert of_gone(database, ada) == []
    write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    assert of_gone(database, ada) == [
        ("cohort.delete", "Ada", "Ada"),
        ("cohort.freeze", "Grace", None),
        ("cohort.invite", "Ada", "Grace"),
        ("cohort.create", "Ada", None),
    ]
    assert titles(database, ada) == ["Spring workshop"]


def test_who_owned_a_cohort_reads_that_its_time_was_over(database, ada, eve, cohort):
    heir = invited(database, ada, cohort.id)
    write(database, cohort_settings.change, ada, cohort.id, WITH_AN_END, now=NOW)
    write(database, cohort_tutors.hand_over, ada, cohort.id, heir, now=NOW)
    assert retention.delete_expired(database, NOW + timedelta(days=400)) == ["Mine now"]
    assert of_gone(database, heir)[0] == ("cohort.expire", None, "Grace")
    assert titles(database, heir) == ["Mine now"]
    # Who had handed it over reads what they did, and neither its end nor its last title.
    own = {(tutor, about) for _, tutor, about in of_gone(database, ada)}
    assert own == {("Ada", None)}
    assert titles(database, ada) == []
    assert (of_gone(database, eve), titles(database, eve)) == ([], [])


def test_of_a_deleted_cohort_others_read_only_what_they_did(database, ada, eve, cohort):
    guest, silent = (invited(database, ada, cohort.id, name) for name in ("Grace", "Ben"))
    write(database, WRITERS["freeze"], guest, cohort.id)
    write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    assert of_gone(database, guest) == [("cohort.freeze", "Grace", None)]
    assert titles(database, guest) == []
    for other in (silent, eve):
        assert (of_gone(database, other), titles(database, other)) == ([], [])


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_who_is_no_tutor_any_more_reads_nothing_of_deleted_cohorts(database, ada, cohort, how):
    write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    if how == "withdrawn":
        write(database, tutors.withdraw, ada, now=NOW)
    else:
        write(database, tutors.erase, ada)
    assert (of_gone(database, ada), titles(database, ada)) == ([], [])


def test_the_list_asks_the_same_number_of_questions_for_one_cohort_and_for_many(
    database, ada, counted
):
    run_by(database, ada, "One")
    one = counted(lambda: read(database, cohort_tutors.of_tutor, ada))
    for number in range(5):
        a_learner(database, cohort_id=run_by(database, ada, f"Cohort {number}").id)
    assert counted(lambda: read(database, cohort_tutors.of_tutor, ada)) == one == 2


def test_a_closed_or_frozen_cohort_is_told_from_an_open_one_in_the_list(database, ada, cohort):
    write(database, cohort_life.close_occasion, ada, cohort.id, BASELINE, {}, now=NOW)
    write(database, cohort_life.open_occasion, ada, cohort.id, Occasion.AFTER, now=NOW)
    write(database, cohort_life.set_frozen, ada, cohort.id, frozen=True, now=NOW)
    one = listed(database, ada)["Spring workshop"]
    assert (one.opened, one.frozen, one.archived) == ((Occasion.AFTER,), True, False)
    assert read(database, cohort_occasions.open_occasions, cohort.id) == frozenset()
