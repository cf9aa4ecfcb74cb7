"""What every test may read: the shipped content."""

from pathlib import Path

import pytest

from learning.catalogue import load

TESTS = Path(__file__).parent
# Counting lines makes a test take half as long again. These are about whole visits; what `learning`
# and `db` have to do, their own tests ask.
VISITS = tuple(TESTS / room for room in ("bench", "browser", "pages", "ui"))


def pytest_collection_modifyitems(items):
    for item in items:
        if any(item.path.is_relative_to(room) for room in VISITS):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def catalogue():
    return load()


@pytest.fixture(scope="session")
def reading(catalogue):
    return catalogue.reading("en")


@pytest.fixture(scope="session")
def edition(reading):
    return reading.instrument
