"""Nothing that is ever shown describes fewer people than the floor, whatever is subtracted."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from db import answer_rows, plans, recount
from db.models import OpenAnswer, PlanEntry
from learning.privacy import release
from tests.db.cohort_life import Life, live, small_groups
from tests.db.factories import EDITIONS, sqlite_only

SEEDS = st.integers(0, 2**32)
EXAMPLES = {"sqlite": 25, "postgresql": 10}


@pytest.mark.parametrize("floor", [3, 5])
def test_no_figures_together_describe_fewer_people_than_the_floor(database, kind, floor):
    shown = []

    @settings(
        max_examples=EXAMPLES[kind],
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(SEEDS)
    @example(79351)  # people are shown, and leave again, between two looks
    def lives(seed):
        life = live(database, seed, steps=40 + seed % 80, floor=floor)
        assert life.singled_out() == []
        shown.append(len(life.read))
        with database.writing() as session:
            assert recount.recount(session, EDITIONS) == []

    lives()
    # Lives in which nothing was ever shown would prove nothing.
    assert sum(n > 2 for n in shown) > len(shown) / 3


def raised(database, seed):
    """A life whose tutor wants a higher floor in the end, and looks again."""
    life = live(database, seed, steps=120)
    life.rise(by=2)
    life.look()
    return life


@sqlite_only
def test_a_floor_that_was_raised_holds_because_it_stays_once_something_was_shown(database):
    lives = [raised(database, seed) for seed in range(8)]
    assert [life.singled_out() for life in lives] == [[]] * len(lives)
    assert sum(len(life.read) > 2 for life in lives) > len(lives) / 3


@sqlite_only
def test_the_search_would_find_a_floor_that_rises_after_something_was_shown(database, monkeypatch):
    monkeypatch.setattr("db.cohort_floor.check", nobody)
    lives = (raised(database, seed) for seed in range(60))
    assert any(small_groups(life.read, life.floor) for life in lives)


def without_room_for_those_who_stay(answered, company, floor):
    return answered if answered >= floor else 0


def nobody(*_asked):
    return 0


@sqlite_only
@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("splittable", without_room_for_those_who_stay),
        ("leaving_with", nobody),
    ],
)
def test_the_search_would_find_a_gate_without_its_rule_of_subtraction(
    database, monkeypatch, name, broken
):
    monkeypatch.setattr(release, name, broken)
    if name == "leaving_with":
        monkeypatch.setattr("db.leaving.leaving_with", broken)
    found = []
    for seed in range(300):
        found = live(database, seed, steps=120).singled_out()
        if found:
            break
    assert found


@sqlite_only
def test_the_search_would_find_figures_that_follow_each_submission(database, monkeypatch):
    """As most tools do: enough people in all, and everybody counts as soon as they submit."""

    def all_at_once(waiting, *_):
        everybody = tuple(one.attempt for one in waiting)
        return [release.Release(None, None, paired=True, attempts=everybody)] if waiting else []

    def enough_in_all(known, wanted, floor):
        found = [block for block in known if wanted.takes(block)]
        return found if sum(block.people for block in found) >= floor else []

    monkeypatch.setattr("db.releasing.plan_release", all_at_once)
    monkeypatch.setattr("learning.privacy.chosen", enough_in_all)
    monkeypatch.setattr(Life, "_check_numbers", lambda *_: None)
    assert any(live(database, seed, steps=120).singled_out() for seed in range(30))


@sqlite_only
def test_the_search_would_find_steps_that_are_shown_as_they_are_written(database, monkeypatch):
    def at_once(session, learner_id, commitment):
        save(session, learner_id, commitment)
        session.flush()
        session.execute(update(PlanEntry).values(shown=True))

    save = plans.save
    monkeypatch.setattr(plans, "save", at_once)
    lives = (live(database, seed) for seed in range(20))
    assert any(kind == "came alone" for life in lives for kind, _ in life.texts.told)


@sqlite_only
def test_the_search_would_find_steps_that_are_shown_when_nobody_else_is(database, monkeypatch):
    monkeypatch.setattr(plans, "waiting", lambda *_: 5)
    lives = (live(database, seed, steps=100) for seed in range(60))
    assert any(kind == "came alone" for life in lives for kind, _ in life.texts.told)


@sqlite_only
def test_the_search_would_find_texts_that_go_alone_with_their_writer(database, monkeypatch):
    monkeypatch.setattr("db.leaving.leaving_with", nobody)
    lives = (live(database, seed, steps=120) for seed in range(60))
    assert any(kind == "went with too few" for life in lives for kind, _ in life.texts.told)


def of_everybody(session, desk):
    return answer_rows.of_cohort((OpenAnswer.id,), desk.cohort_id)


@sqlite_only
@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("db.worked_on.shown", of_everybody),
        ("db.coding.take_off", lambda *_: None),
    ],
)
def test_the_search_would_find_a_number_that_counts_texts_that_are_not_shown(
    database, monkeypatch, name, broken
):
    """Of those who left the figures together, only whose data were erased leave such a number."""
    monkeypatch.setattr(name, broken)
    lives = (live(database, seed, steps=120) for seed in range(30))
    assert any(kind == "counted what is not shown" for life in lives for kind, _ in life.texts.told)
