"""What every test may read: the shipped content."""

import pytest

from learning.catalogue import load


@pytest.fixture(scope="session")
def catalogue():
    return load()


@pytest.fixture(scope="session")
def reading(catalogue):
    return catalogue.reading("en")


@pytest.fixture(scope="session")
def edition(reading):
    return reading.instrument
