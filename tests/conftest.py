"""What every test may read: the shipped content. Random data is the same in every run."""

import os

import pytest
from hypothesis import settings

from learning.catalogue import load
from tests.memory import quick

# What fails here fails on every machine, and on the commit that broke it. `make search` looks on.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None, print_blob=True)
settings.load_profile("same")


if folder := quick():
    # The databases of the tests are synced at every commit, which a disk takes its time for.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))


@pytest.fixture(scope="session")
def catalogue():
    return load()


@pytest.fixture(scope="session")
def reading(catalogue):
    return catalogue.reading("en")


@pytest.fixture(scope="session")
def edition(reading):
    return reading.instrument
