from datetime import timedelta

import pytest

from db import attempts, blocks, cohort_life, cohort_occasions, cohorts, learners
from db.errors import NotJoinable, NotNow, TitleDiffers, UnknownCode
from db.models import AuditEntry, Base, Tutor
from learning.vocabulary import Occasion
from tests.db.factories import (
    EDITIONS,
    NOW,
    SECRET,
    TODAY,
    a_cohort,
    a_learner,
    read,
    rows,
    sqlite_only,
    submitted,
    write,
)
from tests.db.tutoring import a_life_in_a_cohort, a_tutor, invited, run_by

BASELINE, AFTER, FOLLOW_UP, _ = Occasion
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def ada(database):
    return a_tutor(database)


@pytest.fixture
def cohort(database, ada):
    return run_by(database, ada)


@pytest.fixture(autouse=True)
def other(database, ada):
    """Another cohort of the same tutor, which nothing here may touch."""
    other = run_by(database, ada, "Autumn workshop")
    a_learner(database, cohort_id=other.id)
    yield other
    assert open_to(database, other) == {BASELINE}
    assert [one.number for one in everyone(database, other)] == [1]


def open_to(database, cohort):
    return read(database, cohort_occasions.open_occasions, cohort.id)


def everyone(database, cohort):
    with database.reading() as session:
        query = session.query(learners.Learner).filter_by(cohort_id=cohort.id)
        return query.order_by(learners.Learner.number).all()


def opening(database, ada, cohort, *occasions):
    for occasion in occasions:
        write(database, cohort_life.open_occasion, ada, cohort.id, occasion, now=NOW)


def closing(database, ada, cohort, occasion, now=NOW):
    return write(database, cohort_life.close_occasion, ada, cohort.id, occasion, EDITIONS, now=now)


def test_a_tutors_cohort_begins_with_its_baseline_and_a_commands_with_everything(database, cohort):
    assert open_to(database, cohort) == {BASELINE}
    assert open_to(database, a_cohort(database)) == {BASELINE, AFTER, FOLLOW_UP}


def test_occasions_open_close_and_open_again_one_by_one(database, ada, cohort):
    opening(database, ada, cohort, AFTER)
    assert open_to(database, cohort) == {BASELINE, AFTER}
    closing(database, ada, cohort, BASELINE)
    assert open_to(database, cohort) == {AFTER}
    opening(database, ada, cohort, BASELINE)
    assert open_to(database, cohort) == {BASELINE, AFTER}


def test_each_occasion_tells_since_when_it_is_open_or_closed(database, ada, cohort):
    closing(database, ada, cohort, BASELINE, LATER)
    closing(database, ada, cohort, AFTER)
    states = read(database, cohort_occasions.states, cohort.id)
    assert [(one.occasion, one.opened_at, one.closed_at, one.open) for one in states] == [
        (BASELINE, NOW, LATER, False),
        (AFTER, None, None, False),
        (FOLLOW_UP, None, None, False),
    ]
    write(database, cohort_life.open_occasion, ada, cohort.id, BASELINE, now=LATER)
    write(database, cohort_life.open_occasion, ada, cohort.id, BASELINE, now=NOW)
    (first, *_) = read(database, cohort_occasions.states, cohort.id)
    assert (first.opened_at, first.closed_at, first.open) == (LATER, None, True)


def test_nothing_is_open_to_a_cohort_that_is_not_there(database, cohort):
    assert read(database, cohort_occasions.open_occasions, 4711) == frozenset()
    assert [one.open for one in read(database, cohort_occasions.states, 4711)] == [False] * 3


def test_a_learner_begins_what_is_open_and_nothing_else(database, ada, cohort, edition):
    learner = a_learner(database, cohort_id=cohort.id)
    with pytest.raises(NotNow), database.writing() as session:
        attempts.resume_or_open(session, learner, edition, AFTER, in_cohort=True, now=NOW)
    submitted(database, learner, edition, BASELINE)


def test_closing_releases_what_waits_once_there_are_enough(database, ada, cohort, edition):
    for _ in range(5):
        submitted(database, a_learner(database, cohort_id=cohort.id), edition, BASELINE)
    assert read(database, blocks.waiting, cohort.id) == {BASELINE: 5}
    assert read(database, blocks.released, cohort.id) == []
    assert closing(database, ada, cohort, BASELINE) == 5
    assert [block.people for block in read(database, blocks.released, cohort.id)] == [5]
    assert closing(database, ada, cohort, BASELINE) == 0


def test_releasing_too_few_shows_nobody_and_notes_nothing(database, ada, cohort, edition):
    for _ in range(4):
        submitted(database, a_learner(database, cohort_id=cohort.id), edition, BASELINE)
    scope = ada, cohort.id, BASELINE, EDITIONS
    assert write(database, cohort_life.release, *scope, now=NOW) == 0
    assert "cohort.release" not in str(rows(database)["audit_entry"])
    submitted(database, a_learner(database, cohort_id=cohort.id), edition, BASELINE)
    assert write(database, cohort_life.release, *scope, now=NOW) == 5
    assert "cohort.release" in str(rows(database)["audit_entry"])
    assert open_to(database, cohort) == {BASELINE}


@pytest.mark.parametrize(
    ("still", "again"),
    [
        (
            lambda *scope: cohort_life.set_frozen(*scope, frozen=True, now=NOW),
            lambda *scope: cohort_life.set_frozen(*scope, frozen=False, now=NOW),
        ),
        (
            lambda *scope: cohort_life.set_archived(*scope, archived=True, now=NOW),
            lambda *scope: cohort_life.set_archived(*scope, archived=False, now=NOW),
        ),
    ],
    ids=["frozen", "archived"],
)
def test_a_cohort_at_rest_can_be_read_and_takes_nothing(
    database, ada, cohort, edition, still, again
):
    learner = a_learner(database, cohort_id=cohort.id)
    for _ in range(2):
        write(database, still, ada, cohort.id)
    before = rows(database)
    assert open_to(database, cohort) == frozenset()
    with pytest.raises(NotJoinable):
        a_learner(database, cohort_id=cohort.id)
    with pytest.raises(NotNow):
        submitted(database, learner, edition, BASELINE)
    assert rows(database) == before
    kept = read(database, cohorts.for_tutor, ada, cohort.id)
    assert kept.frozen or kept.archived
    write(database, again, ada, cohort.id)
    assert open_to(database, cohort) == {BASELINE}
    submitted(database, learner, edition, BASELINE)
    assert a_learner(database, cohort_id=cohort.id)


def test_nobody_joins_a_cohort_that_was_deleted_meanwhile(database, ada, cohort):
    write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    with pytest.raises(UnknownCode):
        a_learner(database, cohort_id=cohort.id)


@pytest.mark.parametrize("typed", ["", "spring workshop", "Spring workshop!", "Autumn workshop"])
def test_a_cohort_is_deleted_by_its_own_title_only(database, ada, cohort, typed):
    before = rows(database)
    with pytest.raises(TitleDiffers):
        write(database, cohort_life.delete, ada, cohort.id, typed, now=NOW)
    assert rows(database) == before


def test_deleting_a_cohort_takes_everything_in_it_and_nothing_else(
    database, ada, cohort, other, edition
):
    neighbour = next(iter(everyone(database, other)))
    a_life_in_a_cohort(database, neighbour.id, edition, "what the neighbour wrote")
    alone = a_learner(database)
    before = rows(database)
    guest = invited(database, ada, cohort.id)
    group = next(iter(cohort.groups))
    for _ in range(6):
        learner = a_learner(database, cohort_id=cohort.id, group_id=group)
        a_life_in_a_cohort(database, learner, edition, "what this person wrote")
    closing(database, ada, cohort, BASELINE)
    write(database, cohort_life.delete, ada, cohort.id, f" {cohort.title} ", now=NOW)
    after = rows(database)
    gone = {f"cohort_id={cohort.id}", "what this person wrote"}
    left = {name: found for name, found in after.items() if name not in {"audit_entry", "tutor"}}
    expected = {name: found for name, found in before.items() if name in left}
    expected["cohort"] = [row for row in before["cohort"] if "Spring workshop" not in row]
    for name in ("cohort_group", "cohort_occasion", "cohort_tutor"):
        expected[name] = left[name]
        assert len(left[name]) == len(before[name]) / 2 or name == "cohort_group"
    assert left == expected
    assert not any(sign in row for found in left.values() for row in found for sign in gone)
    with database.reading() as session:
        assert session.get(Tutor, guest)
        assert learners.find(session, alone)
        (entry,) = session.query(AuditEntry).filter_by(action="cohort.delete")
        assert (entry.cohort_id, entry.tutor_id) == (cohort.id, ada)


@sqlite_only
def test_what_a_deleted_cohort_wrote_leaves_the_file(database, ada, cohort, edition, tmp_path):
    learner = a_learner(database, cohort_id=cohort.id)
    a_life_in_a_cohort(database, learner, edition, "an unmistakable sentence")
    write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    database.rewrite()
    assert not any(
        b"an unmistakable sentence" in file.read_bytes() for file in tmp_path.glob("test.db*")
    )


def test_every_table_of_a_cohort_goes_with_it():
    """A table that names a cohort and would survive it must be meant to."""
    surviving = {
        table.name
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name == "cohort_id"
        and not any(key.ondelete == "CASCADE" for key in column.foreign_keys)
    }
    assert surviving == {"audit_entry"}


def test_a_learner_record_knows_its_number_and_a_solitary_one_has_none(database, cohort):
    numbers = [
        write(
            database, learners.join, language="en", secret=SECRET, today=TODAY, cohort_id=cohort_id
        )[0].number
        for cohort_id in (cohort.id, None, cohort.id)
    ]
    assert numbers == [1, None, 2]
