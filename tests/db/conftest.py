import os
import shutil
from contextlib import ExitStack, contextmanager
from itertools import count

import pytest
from sqlalchemy import create_engine, event, text

from db.engine import connect
from db.migrate import migrate
from tests.chance import drawn_by
from tests.db.factories import a_cohort, a_learner
from tests.pgtemp import postgres

NUMBERS = count(1)
EMPTY = "template0"


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request):
    return request.param


@pytest.fixture(autouse=True)
def _chance_is_the_same_in_every_run():
    with drawn_by("this test"):
        yield


@pytest.fixture
def database(kind, request, tmp_path):
    """A database with the newest tables and no rows."""
    template = request.getfixturevalue(f"migrated_{kind}")
    yield from _opened(kind, request, tmp_path, template)


@pytest.fixture
def empty(kind, request, tmp_path):
    """A database without tables."""
    yield from _opened(kind, request, tmp_path, EMPTY)


@pytest.fixture
def learner(database):
    return a_learner(database)


@pytest.fixture
def stranger(database):
    """Another learner, who belongs to a cohort and whose rows no test may see or touch."""
    return a_learner(database, cohort_id=a_cohort(database).id)


@pytest.fixture
def counted(database):
    """Counts the statements that an action sends to the database."""

    def statements(action):
        sent = []
        listen = database.engine, "before_cursor_execute", lambda *sending: sent.append(sending[2])
        event.listen(*listen)
        try:
            action()
        finally:
            event.remove(*listen)
        return len([statement for statement in sent if not statement.startswith("BEGIN")])

    return statements


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory):
    path = tmp_path_factory.mktemp("migrated") / "test.db"
    database = connect(f"sqlite:///{path}")
    migrate(database)
    database.engine.dispose()
    return path


@pytest.fixture(scope="session")
def server():
    with postgres() as url:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        yield engine
        engine.dispose()


@pytest.fixture(scope="session")
def migrated_postgresql(server):
    with _created(server, EMPTY) as url:
        database = connect(url)
        migrate(database)
        database.engine.dispose()
        yield database.engine.url.database


def _opened(kind, request, tmp_path, template):
    with ExitStack() as stack:
        if kind == "sqlite":
            path = tmp_path / "test.db"
            if template != EMPTY:
                shutil.copy(template, path)
            url = f"sqlite:///{path}"
        else:
            url = stack.enter_context(_created(request.getfixturevalue("server"), template))
        database = connect(url)
        stack.callback(database.engine.dispose)
        yield database


@contextmanager
def _created(server, template):
    name = f"heritage_test_{os.getpid()}_{next(NUMBERS)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    try:
        yield server.url.set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
