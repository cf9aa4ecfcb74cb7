"""What the app leaves to chance is the same in every run of the tests."""

from importlib import import_module

import pytest

from tests.chance import DRAWN, drawn_by
from tests.db.cohort_life import live
from tests.db.factories import sqlite_only


def drawn():
    """What each place that leaves something to chance would draw now."""
    return [import_module(module).SystemRandom().sample(range(99), 9) for module in DRAWN]


def test_a_seed_draws_the_same_every_time():
    found = []
    for seed in (1, 1, 2):
        with drawn_by(seed):
            found.append(drawn())
    assert found[0] == found[1] != found[2]


@sqlite_only
def test_no_random_life_asks_the_machine_for_chance(database, monkeypatch):
    for module in DRAWN:
        monkeypatch.setattr(f"{module}.SystemRandom", lambda: pytest.fail("the machine was asked"))
    live(database, 79351, steps=40)
