"""What a learner may see of their cohort, and how many people no pair is shown of."""

import pytest
from sqlalchemy import insert

from db import comparisons, drafts
from db.models import Response
from learning.vocabulary import Occasion
from tests.db.factories import EDITIONS, NOW, a_learner, opened, read, write
from tests.db.workshop import KEY, Workshop

BASELINE, AFTER, *_ = Occasion
MEASURE = "capability"
ITEMS = [f"C{theme}.{point}b" for theme in (1, 2, 3) for point in (1, 2, 3, 4)]


@pytest.fixture
def workshop(database):
    return Workshop(database)


def give(database, learner_ids, occasion, level=3):
    """Let learners choose one level everywhere and submit it."""
    for learner_id in learner_ids:
        attempt = opened(database, learner_id, EDITIONS[KEY], occasion)
        rows = [{"attempt_id": attempt.id, "item_id": i, "option": str(level)} for i in ITEMS]
        with database.writing() as session:
            session.execute(insert(Response), rows)
        write(database, drafts.submit, learner_id, attempt.id, EDITIONS, seen_revision=0, now=NOW)


def company(database, learner_id, occasion=BASELINE, edition=KEY):
    return read(database, comparisons.of_learner, learner_id, occasion, edition, [MEASURE])


def not_shown(database, workshop):
    return read(database, comparisons.pairs_not_shown, workshop.cohort.id, BASELINE, AFTER, KEY)


def seen(pooled):
    return pooled.n("score", MEASURE)


def test_a_learner_without_a_cohort_has_no_company(database):
    assert company(database, a_learner(database)) is None


def test_nothing_is_shown_before_it_is_released(database, workshop):
    learners = workshop.join(7)
    give(database, learners, BASELINE)
    found = company(database, learners[0])
    assert (seen(found.cohort), found.cohort.total, found.cohort.amounts) == (0, 0, {})
    workshop.release(BASELINE)
    assert seen(company(database, learners[0]).cohort) == 7


@pytest.mark.parametrize(("size", "shown"), [(5, 0), (6, 6)])
def test_the_floor_is_a_number_of_others(database, workshop, size, shown):
    learners = workshop.join(size)
    give(database, learners, BASELINE)
    workshop.release(BASELINE)
    assert seen(company(database, learners[0]).cohort) == shown


def test_a_group_is_ones_own_and_the_cohort_everybody(database, workshop):
    mine, others = workshop.join(6, group=0), workshop.join(8, group=1)
    give(database, [*mine, *others], BASELINE)
    workshop.release(BASELINE)
    found = company(database, mine[0])
    assert (found.grouped, seen(found.group), seen(found.cohort)) == (True, 6, 14)
    found = company(database, others[0])
    assert (seen(found.group), seen(found.cohort)) == (8, 14)


def test_without_a_group_there_is_only_the_cohort(database, workshop):
    alone, others = workshop.join(1), workshop.join(12, group=1)
    give(database, others, BASELINE)
    workshop.release(BASELINE)
    found = company(database, alone[0])
    assert (found.grouped, seen(found.group), seen(found.cohort)) == (False, 0, 12)


def test_only_the_asked_occasion_and_edition_and_cohort_count(database, workshop):
    learners = workshop.join(7)
    other = Workshop(database, title="Autumn")
    strangers = other.join(9)
    for who, shop in ((learners, workshop), (strangers, other)):
        give(database, who, BASELINE)
        shop.release(BASELINE)
    assert seen(company(database, learners[0]).cohort) == 7
    assert seen(company(database, learners[0], AFTER).cohort) == 0
    assert seen(company(database, learners[0], edition=(KEY[0], KEY[1] + 1)).cohort) == 0


def test_pairs_that_wait_are_counted_by_who_submitted_both(database, workshop):
    learners, late = workshop.join(12), workshop.join(3)
    give(database, learners, BASELINE)
    workshop.release(BASELINE)
    give(database, [*learners[:9], *late], AFTER)
    assert not_shown(database, workshop) == 9
    workshop.release(AFTER)
    # Three did not answer again, so at least two who did stay with them: together with those who
    # came late they are shown, and not as pairs.
    assert not_shown(database, workshop) == 2


def test_pairs_of_others_are_not_counted(database, workshop):
    other = Workshop(database, title="Autumn")
    for shop in (workshop, other):
        give(database, shop.join(6), BASELINE)
    give(database, other.people, AFTER)
    assert not_shown(database, workshop) == 0
    assert not_shown(database, other) == 6


def test_a_draft_is_no_submitted_occasion(database, workshop):
    learners = workshop.join(6)
    for learner in learners:
        opened(database, learner, EDITIONS[KEY], BASELINE)
    give(database, learners, AFTER)
    assert not_shown(database, workshop) == 0
