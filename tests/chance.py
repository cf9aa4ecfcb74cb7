"""Chance that is the same in every run, where the app itself asks the machine for it."""

from contextlib import contextmanager
from random import Random

import pytest

DRAWN = ("db.leaving", "db.released_rows", "db.releasing")


@contextmanager
def drawn_by(seed):
    """Let who leaves, who waits and in which order rows come follow from a seed for a while."""
    chance = Random(f"drawn by {seed}")  # noqa: S311  # to be drawn again
    with pytest.MonkeyPatch.context() as patch:
        for module in DRAWN:
            patch.setattr(f"{module}.SystemRandom", lambda: chance)
        yield
