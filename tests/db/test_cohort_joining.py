"""People who join at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from db import cohort_life, learners, personal
from db.errors import NotJoinable, NotOffered
from tests.db.factories import (
    EDITIONS,
    NOW,
    SECRET,
    TODAY,
    a_cohort,
    overlapping,
    read,
    tried,
    write,
)
from tests.db.tutoring import a_tutor, run_by

THREADS = 16


def joining(cohort_id):
    return lambda session: learners.join(
        session, language="en", secret=SECRET, today=TODAY, cohort_id=cohort_id
    )


def test_many_who_join_two_cohorts_at_once_are_numbered_without_a_gap(database):
    one, other = a_cohort(database, "One"), a_cohort(database, "Other")

    def join(place):
        cohort = one if place % 2 else other
        return cohort.id, write(database, joining(cohort.id))[0].number

    with ThreadPoolExecutor(THREADS) as threads:
        given = list(threads.map(join, range(4 * THREADS)))
    every = list(range(1, 2 * THREADS + 1))
    assert sorted(given) == sorted((c.id, n) for c in (one, other) for n in every)


def test_who_joins_while_another_joins_waits_for_them(database):
    cohort = a_cohort(database)
    late, _ = overlapping(database, joining(cohort.id), joining(cohort.id))
    assert late.number == 2


def test_who_joins_while_the_cohort_is_frozen_is_refused(database):
    ada = a_tutor(database)
    cohort = run_by(database, ada)

    def freezing(session):
        cohort_life.set_frozen(session, ada, cohort.id, frozen=True, now=NOW)

    assert tried(overlapping, database, freezing, joining(cohort.id)) == (None, NotJoinable)


def test_somebody_who_erased_their_data_leaves_the_other_numbers_as_they_are(database):
    cohort = a_cohort(database)
    first, second = (write(database, joining(cohort.id))[0] for _ in range(2))
    write(database, lambda session: session.delete(session.get(learners.Learner, first.id)))
    assert read(database, learners.find, second.id).number == 2
    assert write(database, joining(cohort.id))[0].number == 3


def test_nobody_is_given_the_number_of_the_last_one_who_erased_their_data(database):
    cohort = a_cohort(database)
    _, last = (write(database, joining(cohort.id))[0] for _ in range(2))
    write(database, personal.erase, last.id, EDITIONS)
    assert write(database, joining(cohort.id))[0].number == 3


def test_a_number_is_not_used_up_by_somebody_who_could_not_join(database):
    cohort, other = a_cohort(database), a_cohort(database, "Other")

    def with_a_group_of_another(session):
        learners.join(
            session,
            language="en",
            secret=SECRET,
            today=TODAY,
            cohort_id=cohort.id,
            group_id=next(iter(other.groups)),
        )

    assert tried(write, database, with_a_group_of_another) == (None, NotOffered)
    assert write(database, joining(cohort.id))[0].number == 1
