import sqlite3
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from db import cohorts, engine
from db.engine import DATA, NotRewritten, connect, database_url
from db.models import Cohort, Learner, PlanEntry, Reflection
from learning.plan import Commitment
from tests.db.factories import (
    NOW,
    TODAY,
    a_cohort,
    postgresql_only,
    read,
    rows,
    sqlite_only,
    write,
)

WORDS = "what nobody else may read"
THREADS, WRITES = 20, 10
SAFE = pytest.mark.parametrize(
    ("pragma", "unsafe", "safe"),
    [
        ("journal_mode", "delete", "wal"),
        ("synchronous", 0, 2),
        ("foreign_keys", 0, 1),
        ("secure_delete", 0, 1),
        ("busy_timeout", 0, 30_000),
    ],
)


def scalar(database, statement):
    return read(database, lambda session: session.scalar(text(statement)))


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("", f"sqlite:///{DATA / 'dashboard.db'}"),
        ("sqlite:////srv/dashboard.db", "sqlite:////srv/dashboard.db"),
        ("postgres://u:p@host:5433/d", "postgresql+psycopg://u:p@host:5433/d"),
        (
            "postgresql://u:p@host/d?sslmode=require",
            "postgresql+psycopg://u:p@host/d?sslmode=require",
        ),
        ("postgresql+psycopg://u@/d", "postgresql+psycopg://u@/d"),
    ],
)
def test_the_address_of_the_database_may_be_given_in_every_usual_form(monkeypatch, given, url):
    monkeypatch.setenv("DATABASE_URL", given)
    assert database_url() == url


def test_without_an_address_the_database_is_a_file_of_the_project(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database_url() == f"sqlite:///{DATA / 'dashboard.db'}"
    assert DATA.parent == engine.Path(engine.__file__).resolve().parent.parent


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+pysqlite"])
@pytest.mark.parametrize("query", ["", "?timeout=5"])
def test_the_folder_of_a_sqlite_file_is_made(tmp_path, monkeypatch, scheme, query):
    monkeypatch.chdir(tmp_path)
    for path in ("new/folder/test.db", f"{tmp_path}/another/folder/test.db"):
        database = connect(f"{scheme}:///{path}{query}")
        with database.reading() as session:
            session.execute(text("SELECT 1"))
        database.engine.dispose()
        assert (tmp_path / path).is_file()
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["another", "new"]


@sqlite_only
@SAFE
def test_every_sqlite_connection_has_the_safe_settings(database, pragma, unsafe, safe):
    with database.writing(), database.reading():
        assert scalar(database, f"PRAGMA {pragma}") == safe


@SAFE
def test_the_safe_settings_do_not_rest_on_what_sqlite_was_built_with(
    tmp_path, pragma, unsafe, safe
):
    connection = sqlite3.connect(tmp_path / "test.db")
    connection.execute(f"PRAGMA {pragma}={unsafe}")
    engine._prepare_sqlite(connection, None)
    assert connection.execute(f"PRAGMA {pragma}").fetchone() == (safe,)
    connection.close()


@pytest.fixture
def connected():
    """Opens databases, and closes them at the end."""
    opened = []

    def open_(url):
        opened.append(connect(url))
        return opened[-1]

    yield open_
    for database in opened:
        database.engine.dispose()


@pytest.fixture
def being_made(tmp_path):
    """A new file of SQLite and the connection of another process that is making it."""
    file = tmp_path / "new.db"
    maker = sqlite3.connect(file, isolation_level=None)
    maker.execute("BEGIN IMMEDIATE")
    maker.execute("CREATE TABLE made (id)")
    yield file, maker
    maker.close()


def test_a_new_file_is_opened_once_the_process_that_makes_it_is_ready(
    being_made, connected, monkeypatch
):
    file, maker = being_made
    monkeypatch.setattr(engine, "sleep", lambda _: maker.execute("COMMIT"))
    database = connected(f"sqlite:///{file}")
    assert scalar(database, "PRAGMA journal_mode") == "wal"
    assert scalar(database, "SELECT count(*) FROM made") == 0


def test_a_file_that_another_process_never_leaves_is_an_error(being_made, connected, monkeypatch):
    monkeypatch.setattr(engine, "_BUSY_MS", 0)
    with pytest.raises(OperationalError, match="locked"):
        scalar(connected(f"sqlite:///{being_made[0]}"), "SELECT 1")


def test_a_transaction_is_kept_as_a_whole_or_not_at_all(database):
    before = rows(database)

    def half(session):
        cohorts.create(session, "Half done", ["Archive"], now=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(database, half)
    assert rows(database) == before
    a_cohort(database)
    assert rows(database) != before


def test_reading_waits_for_no_writer_and_sees_what_was_kept(database):
    a_cohort(database)
    before = rows(database)
    with database.writing() as session:
        cohorts.create(session, "Not kept yet", [], now=NOW)
        session.flush()
        assert rows(database) == before
    assert rows(database) != before


@pytest.mark.parametrize("queue", [engine._sqlite_writers, nullcontext()])
def test_many_writers_in_one_process_or_in_several_lose_nothing(database, monkeypatch, queue):
    # Without the queue inside the process, writers meet as those of several processes do.
    monkeypatch.setattr(engine, "_sqlite_writers", queue)
    a_cohort(database, "There before")

    def writer(number):
        for count in range(WRITES):
            a_cohort(database, f"{number} {count}", ["Archive"])

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(writer, range(THREADS)))
    with database.reading() as session:
        titles = sorted(session.scalars(select(Cohort.title)))
    made = [f"{number} {count}" for number in range(THREADS) for count in range(WRITES)]
    assert titles == sorted([*made, "There before"])


@sqlite_only
@pytest.mark.parametrize("queue", [engine._sqlite_writers, nullcontext()])
def test_a_sqlite_writer_sees_what_every_earlier_writer_kept(database, monkeypatch, queue):
    monkeypatch.setattr(engine, "_sqlite_writers", queue)

    def writer(number):
        with database.writing() as session:
            seen = session.scalar(select(func.count()).select_from(Cohort))
            cohorts.create(session, str(number), [], now=NOW)
        return seen

    with ThreadPoolExecutor(THREADS) as threads:
        assert sorted(threads.map(writer, range(40))) == list(range(40))


@contextmanager
def somebody_reads(database):
    """A reader, such as an export, who has seen the database and may look again."""
    with database.reading() as session:
        session.execute(select(func.count()).select_from(Cohort))
        a_cohort(database, "Changed since")
        yield


@contextmanager
def somebody_writes(database):
    with database.writing() as session:
        # A transaction begins with its first statement.
        session.execute(text("SELECT 1"))
        yield


@contextmanager
def in_another_process(database):
    """A writer who does not stand in this process's queue."""
    connection = sqlite3.connect(database.engine.url.database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.close()


@pytest.mark.parametrize("others", [somebody_reads, somebody_writes])
def test_forgetting_what_was_erased_waits_for_nobody(database, others):
    a_cohort(database)
    with ThreadPoolExecutor(1) as other, others(database):
        done = other.submit(database.forget_erased)
        assert done.result(timeout=15) is (database.engine.dialect.name != "sqlite")
        assert scalar(database, "SELECT count(*) FROM cohort")


@sqlite_only
def test_who_reads_while_somebody_is_forgotten_lets_no_writer_wait(database):
    a_cohort(database)
    with ThreadPoolExecutor(2) as others, somebody_reads(database):
        others.submit(database.forget_erased)
        others.submit(a_cohort, database, "In time").result(timeout=15)


def test_where_nobody_is_in_the_way_what_was_erased_is_forgotten_at_once(database):
    a_cohort(database)
    assert database.forget_erased()
    if database.engine.dialect.name == "sqlite":
        log = engine.Path(f"{database.engine.url.database}-wal")
        assert log.stat().st_size == 0
        assert scalar(database, "PRAGMA busy_timeout") == 30_000


@sqlite_only
def test_a_log_that_cannot_be_emptied_is_said_and_left_for_later(database, monkeypatch):
    class Broken:
        def execute(self, _statement):
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(type(database), "_waiting", lambda *_asked: nullcontext(Broken()))
    assert not database.forget_erased()
    with pytest.raises(NotRewritten, match="disk I/O error"):
        database.rewrite()


@sqlite_only
@pytest.mark.parametrize(
    ("others", "reason"), [(somebody_reads, "log of changes"), (in_another_process, "locked")]
)
def test_rewriting_says_what_was_in_its_way(database, others, reason):
    a_cohort(database)
    with others(database), pytest.raises(NotRewritten, match=reason):
        database.rewrite(patience=0.1)
    database.rewrite()


def test_rewriting_keeps_every_row(database):
    a_cohort(database)
    before = rows(database)
    database.rewrite()
    assert rows(database) == before


def test_a_database_with_its_tables_answers(database):
    assert database.answers() is True


def test_a_database_without_tables_does_not_answer(empty):
    assert empty.answers() is False


def test_a_file_that_cannot_be_opened_does_not_answer(tmp_path, connected):
    database = connected(f"sqlite:///{tmp_path}/gone/test.db")
    (tmp_path / "gone").rmdir()
    assert database.answers() is False


def test_a_server_that_cannot_be_reached_does_not_answer(tmp_path, connected):
    assert connected(f"postgresql+psycopg://nobody@/test?host={tmp_path}").answers() is False


@postgresql_only
def test_a_connection_that_was_lost_is_replaced(database, server):
    a_cohort(database)
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
    with server.connect() as connection:
        connection.execute(text(ended), {"name": database.engine.url.database})
    a_cohort(database)
    assert scalar(database, "SELECT count(*) FROM cohort") == 2


@pytest.mark.parametrize(
    "wrong",
    [
        lambda _: Reflection(attempt_id=999, item_id="R1.1", text=WORDS),
        lambda learner: PlanEntry(learner_id=learner, **vars(Commitment(4, action=WORDS))),
        lambda _: Learner(language="en", resume_hash=None, last_place=WORDS, joined_on=TODAY),
    ],
)
def test_an_error_carries_nothing_of_what_was_given(database, learner, wrong):
    with pytest.raises(IntegrityError) as refused, database.writing() as session:
        session.add(wrong(learner))
    assert WORDS not in "".join(traceback.format_exception(refused.value))
    assert "constraint" in str(refused.value)
