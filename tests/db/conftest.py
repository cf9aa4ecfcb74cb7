import shutil
from contextlib import contextmanager
from itertools import count

import pytest
from sqlalchemy import create_engine, make_url, text

from db.engine import connect
from db.migrate import migrate
from learning import catalogue
from tests.pgtemp import postgres

NUMBERS = count(1)


@pytest.fixture(scope="session")
def edition():
    return catalogue.load().reading("en").instrument


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request):
    return request.param


@pytest.fixture
def empty(kind, request, tmp_path):
    """A database without any table."""
    with _place(kind, request, tmp_path)("template0") as database:
        yield database


@pytest.fixture
def database(kind, request, tmp_path):
    """A database with the newest tables and no row."""
    template = request.getfixturevalue(f"migrated_{kind}")
    with _place(kind, request, tmp_path)(template) as database:
        yield database


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory):
    path = tmp_path_factory.mktemp("migrated") / "test.db"
    with _opened(f"sqlite:///{path}") as database:
        migrate(database)
    return path


@pytest.fixture(scope="session")
def server():
    with postgres() as url:
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        yield engine
        engine.dispose()


@pytest.fixture(scope="session")
def migrated_postgresql(server):
    with _created(server, "template0") as url:
        with _opened(url) as database:
            migrate(database)
        yield make_url(url).database


def _place(kind, request, tmp_path):
    if kind == "sqlite":
        return lambda template: _file(tmp_path / "test.db", template)
    return lambda template: _schema(request.getfixturevalue("server"), template)


@contextmanager
def _file(path, template):
    if template != "template0":
        shutil.copy(template, path)
    with _opened(f"sqlite:///{path}") as database:
        yield database


@contextmanager
def _schema(server, template):
    with _created(server, template) as url, _opened(url) as database:
        yield database


@contextmanager
def _created(server, template):
    name = f"heritage_test_{next(NUMBERS)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield server.url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def _opened(url):
    database = connect(url)
    yield database
    database.engine.dispose()
