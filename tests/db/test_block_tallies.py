"""What is kept of blocks is read for released blocks of the one cohort only."""

import pytest

from db import blocks
from learning.vocabulary import Occasion
from tests.db.factories import read
from tests.db.test_comparisons import MEASURE, give
from tests.db.workshop import Workshop

BASELINE, AFTER, *_ = Occasion


@pytest.fixture
def workshop(database):
    made = Workshop(database)
    give(database, made.join(6), BASELINE)
    return made


def tally(workshop, ids=range(1, 50), kinds=("score",), names=None):
    return read(workshop.database, blocks.tally, workshop.cohort.id, ids, kinds, names)


def test_a_block_that_waits_is_absent(workshop):
    assert tally(workshop) == {}
    workshop.release(BASELINE)
    assert len(tally(workshop)) == 1


def test_a_block_of_another_cohort_is_absent(database, workshop):
    other = Workshop(database, title="Autumn")
    workshop.release(BASELINE)
    assert tally(other) == {}


def test_names_narrow_what_is_read_and_keep_the_people(workshop):
    workshop.release(BASELINE)
    ((whole,), (narrow,)) = (tally(workshop).values(), tally(workshop, names=[MEASURE]).values())
    assert {name for _, name, _ in narrow} == {"", MEASURE}
    assert narrow == {key: n for key, n in whole.items() if key[1] in {"", MEASURE}}


def test_pairs_that_may_not_be_shown_are_absent(workshop):
    late = workshop.join(3)
    workshop.release(BASELINE)
    # All but two answer again: nobody is paired, so that nobody can be found by subtraction.
    give(workshop.database, [*workshop.people[:4], *late], AFTER)
    workshop.release(AFTER)
    kinds = ("score", "pair.baseline")
    found = {kind for kept in tally(workshop, kinds=kinds).values() for kind, *_ in kept}
    assert found == {"people", "score"}
