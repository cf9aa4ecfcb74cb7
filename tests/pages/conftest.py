import shutil
from functools import cache
from secrets import token_hex
from types import SimpleNamespace

import pytest
from streamlit.components.v2 import manifest_scanner

from db import tutors
from db.engine import connect
from db.migrate import migrate
from db.secret import server_secret
from tests.chance import drawn_by
from tests.pages.person import Person
from ui import clock, resources
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


@pytest.fixture(autouse=True)
def _chance_is_the_same_in_every_run():
    with drawn_by("this test"):
        yield


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """A file with the newest tables and no rows."""
    file = tmp_path_factory.mktemp("migrated") / "test.db"
    database = connect(f"sqlite:///{file}")
    migrate(database)
    database.engine.dispose()
    return file


@pytest.fixture
def database(tmp_path, monkeypatch, migrated):
    """The pages' own database, new for every test."""
    file = shutil.copy(migrated, tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("APP_SECRET", token_hex())
    for shared in (resources.database, server_secret):
        shared.cache_clear()
    database = resources.database()
    yield database
    database.engine.dispose()
    for shared in (resources.database, resources.unkept, server_secret):
        shared.cache_clear()


@pytest.fixture
def still(monkeypatch):
    """Lets no time pass: no day ends between two clicks, and none of them comes late."""
    moment = now()
    monkeypatch.setattr(clock, "datetime", SimpleNamespace(now=lambda _zone: moment))


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
