"""Taking along a cohort that is too large for a format, and files that nobody waits for."""

import io
import tempfile
import threading
import zipfile

import pytest
import streamlit as st

from db import audit, released_rows
from learning.cohort_exports import apart, limits
from learning.cohort_exports.limits import MOST_LINES
from tests.pages.cohorts import a_full_cohort
from ui import cohort_exports, downloads

SIZE = 12


@pytest.fixture
def full(database, reading, tutor):
    return a_full_cohort(database, reading, SIZE, tutor=tutor)


@pytest.fixture
def files(monkeypatch):
    """What gives the content of every file that was made, by its name."""
    made = {}

    def noted(visit, of, file, content):
        made[file.name] = given = real(visit, of, file, content)
        return given

    real = downloads.noted
    monkeypatch.setattr(downloads, "noted", noted)
    return made


def make(person, full, format_="csv", shape="long"):
    person.open("exports", **full.address)
    person.app.radio(key="exports.format").set_value(format_)
    person.app.radio(key="exports.shape").set_value(shape)
    return person.click("exports.make")


@pytest.mark.parametrize("format_", ["xlsx", "sav"])
def test_a_file_that_would_be_too_long_is_refused_before_any_work(
    tutor, full, files, monkeypatch, database, format_
):
    monkeypatch.setitem(MOST_LINES, format_, 100)
    monkeypatch.setattr(released_rows, "released", None)
    monkeypatch.setattr(apart, "make", None)
    make(tutor, full, format_)
    with database.reading() as session:
        amount = released_rows.amount(session, tutor.tutor_id, full.cohort.id, texts=False)
    lines = tutor.say.number(amount.answers)
    assert amount.answers > 100
    assert tutor.sees("exports.too_large.lines", lines=lines, most="100")
    assert "CSV" in tutor.say("exports.too_large.lines", lines=lines, most="100")
    assert not tutor.has("exports.take")
    assert files == {}


def test_open_answers_that_take_too_much_room_are_refused(tutor, full, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", -1)
    make(tutor, full, "xlsx")
    assert tutor.sees("exports.too_large.room")
    assert not tutor.has("exports.take")


def test_what_is_too_long_for_excel_can_be_had_in_the_other_ways(tutor, full, files, monkeypatch):
    monkeypatch.setitem(MOST_LINES, "xlsx", 100)
    for format_, shape in (("xlsx", "wide"), ("csv", "long")):
        make(tutor, full, format_, shape)
        assert tutor.has("exports.take")
    assert len(files) == 2


def test_a_long_file_is_packed_and_the_page_says_so(tutor, full, files, monkeypatch):
    make(tutor, full)
    assert not tutor.sees("exports.packed")
    monkeypatch.setattr(limits, "PACKED_FROM", 100)
    make(tutor, full)
    assert tutor.sees("exports.packed")
    name = f"cohort-{full.cohort.id}-answers-long.csv"
    with zipfile.ZipFile(io.BytesIO(files[f"{name}.zip"]())) as archive:
        inside = archive.read(name)
    # Numbers are drawn anew for every file.
    assert len(inside.splitlines()) == len(files[name]().splitlines())


def test_a_finished_file_stands_neither_in_memory_nor_under_a_name(
    tutor, full, files, monkeypatch, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("put-aside")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    make(tutor, full)
    assert list(folder.iterdir()) == []
    (given,) = files.values()
    held = [cell.cell_contents for cell in given.__closure__]
    held += [part for one in held for part in vars(getattr(one, "__self__", full)).values()]
    assert not any(isinstance(one, bytes) for one in held)
    assert given().startswith(b"\xef\xbb\xbf")
    assert given() == given()


def test_a_finished_file_goes_with_who_could_ask_for_it(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a,b")
    finished = downloads.Finished(tmp_path / "a.csv")
    (tmp_path / "a.csv").unlink()
    assert finished.read() == finished.read() == b"a,b"
    file = finished._file
    del finished
    assert file.closed


def test_one_file_is_made_at_a_time_and_who_waits_is_told():
    order, begun, told = [], threading.Event(), threading.Event()

    def second():
        begun.wait()
        with downloads.turn(told.set):
            order.append("second")

    other = threading.Thread(target=second)
    other.start()
    with downloads.turn(pytest.fail):
        begun.set()
        assert told.wait(10)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_turn_is_given_back_by_who_fails_and_by_who_does_not_wait():
    with pytest.raises(KeyError), downloads.turn(pytest.fail):
        raise KeyError

    def leaves():
        raise KeyboardInterrupt

    def impatient():
        with pytest.raises(KeyboardInterrupt), downloads.turn(leaves):
            pytest.fail("it was not this one's turn")

    with downloads.turn(pytest.fail):
        other = threading.Thread(target=impatient)
        other.start()
        other.join()
    with downloads.turn(pytest.fail):
        pass


def test_a_page_that_is_left_while_a_file_is_made_leaves_nothing(
    tutor, full, files, monkeypatch, tmp_path_factory, database
):
    folder = tmp_path_factory.mktemp("put-aside")

    def left(_visit, found, _bar):
        yield next(found.parts)
        st.stop()

    monkeypatch.setattr(cohort_exports, "_told", left)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    make(tutor, full)
    assert list(folder.iterdir()) == []
    assert files == {}
    with downloads.turn(pytest.fail):
        assert not tutor.has("exports.take")
    with database.reading() as session:
        found = audit.of_cohorts(session, tutor.tutor_id, cohort_id=full.cohort.id)
    assert "cohort.export" not in {entry.action for entry in found}
