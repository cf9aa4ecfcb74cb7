import pytest

from db import learners, personal
from db.errors import NotOffered, NotYours, UnknownCode
from db.learners import LearnerRecord
from tests.db.factories import (
    ANOTHER_SECRET,
    EDITIONS,
    SECRET,
    TODAY,
    a_cohort,
    a_learner,
    joined,
    overlapping,
    rows,
    write,
)

KEY = "key of a browser"


def found(database, learner_id):
    with database.reading() as session:
        return learners.find(session, learner_id)


def brought_back(database, code, secret=SECRET):
    with database.reading() as session:
        return learners.by_resume_code(session, code, secret)


def on_device(database, key=KEY, secret=SECRET):
    with database.reading() as session:
        return learners.by_device(session, key, secret)


def link(database, learner_id, key=KEY, today=TODAY):
    with database.writing() as session:
        learners.link_device(session, learner_id, key, SECRET, today)


def test_who_learns_alone_has_no_cohort(database, stranger):
    record, _ = joined(database)
    assert record == LearnerRecord(record.id, None, None, "en", None, TODAY)
    assert found(database, record.id) == record


def test_who_joins_a_cohort_may_choose_one_of_its_groups(database):
    cohort = a_cohort(database)
    museum = next(number for number, name in cohort.groups.items() if name == "Museum")
    record, _ = joined(database, cohort_id=cohort.id, group_id=museum)
    assert found(database, record.id) == LearnerRecord(
        record.id, cohort.id, museum, "en", None, TODAY, number=1
    )


def test_a_group_of_another_cohort_is_refused(database):
    mine, other = a_cohort(database), a_cohort(database)
    before = rows(database)
    with pytest.raises(NotOffered):
        joined(database, cohort_id=mine.id, group_id=next(iter(other.groups)))
    assert rows(database) == before


def test_a_group_that_does_not_exist_is_refused(database):
    with pytest.raises(NotOffered):
        joined(database, cohort_id=a_cohort(database).id, group_id=999)


def test_a_group_without_its_cohort_is_refused(database):
    with pytest.raises(NotOffered):
        joined(database, group_id=next(iter(a_cohort(database).groups)))


def test_nobody_is_found_under_an_id_that_was_never_given(database, learner):
    assert found(database, learner + 1) is None


@pytest.mark.parametrize(
    "typed",
    ["01AB-CDEF-GHJK", " 01ab cdef ghjk ", "oIAB–CDEF–GHJK", "OlabcDEFghjk", "01ABCDEFGHJK"],
)
def test_a_resume_code_works_however_it_was_typed(database, stranger, monkeypatch, typed):
    monkeypatch.setattr(learners, "new_resume_code", lambda: "01AB-CDEF-GHJK")
    record, code = joined(database)
    assert code == "01AB-CDEF-GHJK"
    assert brought_back(database, typed) == record


def test_every_learner_comes_back_by_their_own_code_only(database):
    people = [joined(database) for _ in range(3)]
    assert len({code for _, code in people}) == 3
    assert [brought_back(database, code) for _, code in people] == [who for who, _ in people]


@pytest.mark.parametrize("typed", ["", "0", "0000-0000-0000", "the code that I lost"])
def test_a_code_that_nobody_has_is_unknown(database, learner, typed):
    with pytest.raises(UnknownCode):
        brought_back(database, typed)


def test_a_longer_or_shorter_code_is_unknown(database):
    _, code = joined(database)
    for typed in (code[:-1], code + "0"):
        with pytest.raises(UnknownCode):
            brought_back(database, typed)


def test_a_code_is_unknown_to_a_server_with_another_secret(database):
    _, code = joined(database)
    with pytest.raises(UnknownCode):
        brought_back(database, code, ANOTHER_SECRET)


def test_no_code_and_no_device_key_can_be_read_from_the_database(database):
    record, code = joined(database)
    link(database, record.id)
    kept = repr(rows(database)).upper()
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert KEY.upper() not in kept


def test_a_new_code_replaces_the_old_one(database):
    (ada, old), (ben, other) = joined(database), joined(database)
    with database.writing() as session:
        new = learners.new_code(session, ada.id, SECRET)
    assert new != old
    assert brought_back(database, new) == ada
    assert brought_back(database, other) == ben
    with pytest.raises(UnknownCode):
        brought_back(database, old)


def test_a_linked_device_brings_its_learner_back(database, learner, stranger):
    link(database, learner)
    link(database, stranger, "another browser")
    assert on_device(database) == found(database, learner)


def test_an_unknown_device_brings_nobody_back(database, learner):
    link(database, learner)
    assert on_device(database, "another browser") is None
    assert on_device(database, secret=ANOTHER_SECRET) is None


def test_a_device_that_was_linked_again_knows_the_last_learner_only(database, learner, stranger):
    later = TODAY.replace(year=2027)
    link(database, stranger)
    link(database, learner, today=later)
    assert on_device(database) == found(database, learner)
    (device,) = rows(database)["device"]
    assert repr(later) in device


def test_a_learner_may_use_several_devices(database, learner):
    link(database, learner)
    link(database, learner, "phone")
    assert on_device(database) == on_device(database, "phone") == found(database, learner)


def test_a_device_that_was_unlinked_forgets_its_learner(database, learner, stranger):
    link(database, learner)
    link(database, stranger, "another browser")
    with database.writing() as session:
        learners.unlink_device(session, KEY, SECRET)
    assert on_device(database) is None
    assert on_device(database, "another browser") == found(database, stranger)


def test_language_and_last_place_are_kept_for_this_learner_only(database, learner):
    other = a_learner(database)
    with database.writing() as session:
        learners.set_language(session, learner, "zh-Hans")
        learners.set_last_place(session, learner, "themes.T2")
    assert found(database, learner) == LearnerRecord(
        learner, None, None, "zh-Hans", "themes.T2", TODAY
    )
    assert found(database, other) == LearnerRecord(other, None, None, "en", None, TODAY)


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (learners.new_code, [SECRET]),
        (learners.set_language, ["cy"]),
        (learners.set_last_place, ["themes.T2"]),
        (learners.link_device, [KEY, SECRET, TODAY]),
    ],
)
def test_who_was_erased_in_another_window_is_refused_and_nothing_changes(
    database, learner, stranger, command, given
):
    write(database, personal.erase, learner, EDITIONS)
    before = rows(database)
    with pytest.raises(NotYours):
        write(database, command, learner, *given)
    assert rows(database) == before


def test_windows_that_link_one_device_at_once_leave_it_to_the_later_one(
    database, learner, stranger
):
    overlapping(
        database,
        lambda session: learners.link_device(session, stranger, KEY, SECRET, TODAY),
        lambda session: learners.link_device(session, learner, KEY, SECRET, TODAY),
    )
    assert len(rows(database)["device"]) == 1
    assert on_device(database) == found(database, learner)
