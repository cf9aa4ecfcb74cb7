from functools import cache
from secrets import token_hex

import pytest
from streamlit.components.v2 import manifest_scanner

from db import tutors
from db.secret import server_secret
from tests.pages.person import Person
from ui import resources
from ui.clock import now


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once():
    """Streamlit would look for components in every installed package at every visit."""
    scan = manifest_scanner.scan_component_manifests
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture(scope="session")
def reading():
    """The content that the pages themselves show."""
    return resources.catalogue().reading("en")


@pytest.fixture
def database(tmp_path, monkeypatch):
    """The pages' own database, new for every test."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'test.db'}")
    monkeypatch.setenv("APP_SECRET", token_hex())
    for shared in (resources.database, server_secret):
        shared.cache_clear()
    database = resources.database()
    yield database
    database.engine.dispose()
    for shared in (resources.database, resources.unkept, server_secret):
        shared.cache_clear()


@pytest.fixture
def visitor(database, reading):
    """Somebody who has not come in."""
    return Person(database, reading)


@pytest.fixture
def newcomer(database, reading):
    """Makes learners who have come in and given nothing yet."""
    return lambda **given: Person(database, reading).come_in(**given)


@pytest.fixture
def learner(newcomer):
    return newcomer()


@pytest.fixture
def stranger(newcomer):
    """Another learner, of whom no page may show anything."""
    return newcomer()


@pytest.fixture
def new_tutor(database, reading):
    """Makes tutors who are signed in and have no cohort yet."""

    def make(email, name="A tutor"):
        with database.writing() as session:
            tutor = tutors.add(session, email, name, now=now())
        return Person(database, reading).sign_in(tutor.id)

    return make


@pytest.fixture
def tutor(new_tutor):
    return new_tutor("tutor@example.org", "Tess Tutor")


@pytest.fixture
def other_tutor(new_tutor):
    """Another tutor, whose cohorts look to everybody else like ones that do not exist."""
    return new_tutor("other@example.org", "Otto Other")
