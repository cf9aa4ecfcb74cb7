from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from db import cohort_life, drafts, participation
from learning.vocabulary import Occasion
from tests.db.factories import EDITIONS, NOW, a_learner, an_attempt, read, submitted, write
from tests.db.tutoring import a_tutor, run_by

BASELINE, AFTER, FOLLOW_UP, _ = Occasion


@pytest.fixture
def ada(database):
    return a_tutor(database)


@pytest.fixture
def cohort(database, ada):
    cohort = run_by(database, ada)
    for occasion in (AFTER, FOLLOW_UP):
        write(database, cohort_life.open_occasion, ada, cohort.id, occasion, now=NOW)
    return cohort


@pytest.fixture(autouse=True)
def other(database, ada, edition):
    """Another cohort of the same tutor, of which nobody may appear."""
    other = run_by(database, ada, "Autumn workshop")
    for group in (*other.groups, None):
        learner = a_learner(database, cohort_id=other.id, group_id=group)
        submitted(database, learner, edition, BASELINE)
    an_attempt(database, a_learner(database, cohort_id=other.id), edition, BASELINE)
    submitted(database, a_learner(database), edition)
    return other


def figures(database, ada, cohort):
    return read(database, participation.figures, ada, cohort.id)


def missing(database, ada, cohort, occasion=BASELINE):
    return read(database, participation.not_submitted, ada, cohort.id, occasion)


def test_a_cohort_without_anybody_counts_nobody(database, ada, cohort):
    empty = figures(database, ada, cohort)
    nobody = dict.fromkeys((BASELINE, AFTER, FOLLOW_UP), 0)
    assert (empty.joined, empty.started, empty.submitted) == (0, nobody, nobody)
    assert empty.groups == {}
    assert not empty.days.joined
    assert not any(empty.days.started.values())
    assert not any(empty.days.submitted.values())
    assert missing(database, ada, cohort) == []


def test_who_joined_started_and_submitted_is_counted_as_a_whole_and_by_group(
    database, ada, cohort, edition
):
    archive, museum = cohort.groups
    people = [
        a_learner(database, cohort_id=cohort.id, group_id=group)
        for group in (archive, archive, archive, museum, None)
    ]
    submitted(database, people[0], edition, BASELINE)
    submitted(database, people[0], edition, AFTER)
    submitted(database, people[1], edition, BASELINE)
    an_attempt(database, people[2], edition, BASELINE)
    submitted(database, people[3], edition, AFTER)
    found = figures(database, ada, cohort)
    assert found.joined == 5
    assert found.started == {BASELINE: 3, AFTER: 2, FOLLOW_UP: 0}
    assert found.submitted == {BASELINE: 2, AFTER: 2, FOLLOW_UP: 0}
    by_group = {
        group: (
            part.joined,
            part.started[BASELINE],
            part.submitted[BASELINE],
            part.submitted[AFTER],
        )
        for group, part in found.groups.items()
    }
    assert by_group == {archive: (3, 3, 2, 1), museum: (1, 0, 0, 1), None: (1, 0, 0, 0)}


def test_people_add_up_day_by_day_in_universal_time(database, ada, cohort, edition):
    late_in_nanjing = datetime(2026, 3, 15, 2, 0, tzinfo=timezone(timedelta(hours=8)))
    moments = [late_in_nanjing, NOW, NOW + timedelta(days=2), NOW + timedelta(days=2)]
    for moment in moments:
        learner = a_learner(database, cohort_id=cohort.id)
        attempt = an_attempt(database, learner, edition, BASELINE)
        write(database, drafts.submit, learner, attempt, EDITIONS, seen_revision=0, now=moment)
    assert late_in_nanjing.astimezone(UTC).date() == date(2026, 3, 14)
    found = figures(database, ada, cohort)
    assert found.days.submitted == {
        BASELINE: {date(2026, 3, 14): 2, date(2026, 3, 16): 4},
        AFTER: {},
        FOLLOW_UP: {},
    }
    # Drafts of the factory begin at once, and learners join today.
    assert found.days.started[BASELINE] == {NOW.date(): 4}
    assert list(found.days.joined.values()) == [4]


def test_numbers_of_those_who_have_not_submitted_are_listed_in_order(
    database, ada, cohort, edition
):
    people = [a_learner(database, cohort_id=cohort.id) for _ in range(6)]
    for place in (1, 4):
        submitted(database, people[place], edition, BASELINE)
    an_attempt(database, people[3], edition, BASELINE)
    assert missing(database, ada, cohort) == [1, 3, 4, 6]
    assert missing(database, ada, cohort, FOLLOW_UP) == [2, 5]


def test_who_missed_an_occasion_for_good_is_not_waited_for(database, ada, cohort, edition):
    people = [a_learner(database, cohort_id=cohort.id) for _ in range(3)]
    submitted(database, people[0], edition, AFTER)
    submitted(database, people[1], edition, BASELINE)
    assert missing(database, ada, cohort, BASELINE) == [3]
    assert missing(database, ada, cohort, AFTER) == [2, 3]


def test_a_hundred_people_cost_as_many_questions_as_none(database, ada, cohort, edition, counted):
    def look():
        figures(database, ada, cohort)
        missing(database, ada, cohort)

    none = counted(look)
    for _ in range(12):
        submitted(database, a_learner(database, cohort_id=cohort.id), edition, BASELINE)
    assert counted(look) == none
