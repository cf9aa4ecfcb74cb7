"""Files of large cohorts: none is cut, and none is made where the server would have to wait."""

import io
import pickle
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from learning.catalogue import load
from learning.cohort_exports import apart, limits, spss, workbook
from learning.cohort_exports.apart import MakingFailed
from learning.cohort_exports.delimited import write_csv
from learning.cohort_exports.files import FORMATS, SHAPES, limited, order, write
from learning.cohort_exports.limits import MOST_LINES, Amount, Wanted
from learning.cohort_exports.rows import Row
from learning.cohort_exports.tables import Table
from learning.cohort_exports.variables import columns, variables
from learning.cohort_exports.workbook import write_xlsx
from learning.statistics.errors import UnusableInputError
from learning.vocabulary import Occasion

READING = load().reading("en")
EDITIONS, SAY = [READING.instrument], READING.phrases
FEW = Amount(rows=6, answers=12)
# A hundred thousand learners on three occasions, as the bench fills them.
MANY = Amount(rows=250_000, answers=11_750_000, written=60_000_000, longest=300)


def a_row(number):
    return Row(
        number, "Archive", "en", Occasion.BASELINE, "partnership", 1, date(2026, 3, 14),
        responses={"C1.1a": "3", "Q1": "B"}, texts={"R1.1": f"answer {number}"},
    )  # fmt: skip


def parts(number=6, at_once=2):
    for start in range(1, number + 1, at_once):
        yield [a_row(n) for n in range(start, start + at_once)]


def an_order(format_="csv", shape="long", amount=FEW, texts=False):
    return order(Wanted(format_, shape, texts), amount, EDITIONS, SAY, "Spring", "answers")


def nothing():
    pass


# What can be made


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("format_", FORMATS)
def test_the_answers_of_a_few_can_be_had_in_every_way(format_, shape):
    amount = Amount(rows=2_500, answers=118_000, written=600_000, longest=10_000)
    assert limited(Wanted(format_, shape, True), amount, EDITIONS, SAY) is None


@pytest.mark.parametrize(
    ("format_", "shape", "limit"),
    [
        ("csv", "long", None),
        ("csv", "wide", None),
        ("xlsx", "wide", None),
        ("sav", "wide", None),
        ("xlsx", "long", "lines"),
        ("sav", "long", "lines"),
    ],
)
def test_the_answers_of_very_many_cannot(format_, shape, limit):
    assert limited(Wanted(format_, shape, True), MANY, EDITIONS, SAY) == limit


@pytest.mark.parametrize("format_", ["xlsx", "sav"])
def test_the_last_line_that_is_possible_is(format_):
    for more, limit in ((0, None), (1, "lines")):
        amount = Amount(rows=1, answers=MOST_LINES[format_] + more)
        assert limited(Wanted(format_, "long", False), amount, EDITIONS, SAY) == limit


def test_one_long_answer_takes_its_room_in_every_line_of_an_spss_file():
    amount = Amount(rows=40_000, answers=1_900_000, written=10_000, longest=10_000)
    for texts, limit in ((True, "room"), (False, None)):
        asked = Amount(amount.rows, amount.answers) if not texts else amount
        assert limited(Wanted("sav", "long", texts), asked, EDITIONS, SAY) == limit
    assert limited(Wanted("xlsx", "long", True), amount, EDITIONS, SAY) is None


def test_answers_may_be_too_much_for_a_workbook():
    amount = Amount(rows=250_000, answers=500_000, written=300_000_000, longest=10_000)
    assert limited(Wanted("xlsx", "wide", True), amount, EDITIONS, SAY) == "room"


# What is written


@pytest.mark.parametrize("format_", ["csv", "sav"])
def test_a_long_file_comes_packed_and_is_the_same_inside(tmp_path, format_, monkeypatch):
    rows = [row for part in parts() for row in part]
    plain = an_order(format_)
    monkeypatch.setattr(limits, "PACKED_FROM", 10)
    packed = an_order(format_)
    assert (plain.name, packed.name) == (f"answers.{format_}", f"answers.{format_}.zip")
    assert packed.kind == "application/zip"
    assert write(plain, rows, tmp_path) == 12
    whole = (tmp_path / plain.name).read_bytes()
    assert write(packed, rows, tmp_path) == 12
    with zipfile.ZipFile(tmp_path / packed.name) as archive:
        assert archive.namelist() == [plain.name]
        # An SPSS file says when it was written.
        inside = archive.read(plain.name)
        assert len(inside) == len(whole)
        assert inside == whole or format_ == "sav"
    assert an_order("xlsx").name == "answers.xlsx"


def test_a_file_of_a_large_cohort_is_packed_and_one_of_a_workshop_is_not():
    assert an_order("csv", "long", MANY).name.endswith(".zip")
    assert an_order("csv", "wide", MANY).name.endswith(".zip")
    assert an_order("csv", "long", Amount(rows=120, answers=6_000)).name.endswith(".csv")


def test_a_workbook_goes_on_in_the_next_sheet_and_loses_no_line(monkeypatch):
    monkeypatch.setattr(workbook, "LINES_PER_SHEET", 3)
    out, numbers = io.BytesIO(), range(1, 8)
    lines = ((n, f"text {n}") for n in numbers)
    assert write_xlsx(Table(("row", "a"), lines), Table(("b",), ()), ("Answers", "Book"), out) == 7
    sheets = openpyxl.load_workbook(out).worksheets[:-1]
    for sheet in sheets:
        assert [cell.value for cell in sheet[1]] == ["row", "a"]
    found = [line for sheet in sheets for line in sheet.iter_rows(2, values_only=True)]
    assert found == [(n, f"text {n}") for n in numbers]


@pytest.mark.parametrize(
    "table",
    [
        Table(("text",), [("x" * 32_768,)]),
        Table(("text",), [("🏛" * 16_384,)]),
        Table(tuple(f"c{n}" for n in range(16_385)), ()),
    ],
    ids=["characters", "characters outside the first plane", "columns"],
)
def test_a_workbook_that_would_be_cut_is_an_error(table):
    with pytest.raises(UnusableInputError):
        write_xlsx(table, Table(("b",), ()), ("Answers", "Book"), io.BytesIO())


def test_equal_texts_stand_in_memory_once():
    asked = columns(variables(EDITIONS, SAY, texts=True))
    lines = ((n, b"Archive".decode(), str(n)) for n in range(1, 4))
    found = spss._columns(Table(("row", "group", "C1.1a"), lines), asked)
    assert len({id(cell) for cell in found["group"]}) == 1
    # A number takes eight bytes, and no object.
    assert [found[name].itemsize for name in ("row", "C1.1a")] == [8, 8]


# In a process of its own


@pytest.mark.parametrize("format_", FORMATS)
def test_another_process_writes_the_same_file(tmp_path, format_):
    assert apart.make(an_order(format_), parts(), tmp_path, nothing) == 12
    made = (tmp_path / f"answers.{format_}").read_bytes()
    (here := tmp_path / "here").mkdir()
    assert write(an_order(format_), [row for part in parts() for row in part], here) == 12
    if format_ == "csv":
        assert made == (here / "answers.csv").read_bytes()
    assert abs(len(made) - (here / f"answers.{format_}").stat().st_size) < 100


def test_rows_are_read_while_the_file_is_written(tmp_path):
    read = []

    def many():
        for part in parts(40_000, 400):
            # What was written before this part was asked for.
            file = tmp_path / "answers.csv"
            read.append(file.stat().st_size if file.exists() else 0)
            yield part

    assert apart.make(an_order(texts=True), many(), tmp_path, nothing) == 3 * 40_000
    assert read[0] == 0
    assert 0 < read[-1] < (tmp_path / "answers.csv").stat().st_size


def test_who_stops_the_rows_stops_the_process(tmp_path):
    def broken():
        yield [a_row(1)]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apart.make(an_order(), broken(), tmp_path, nothing)


def test_who_stops_waiting_stops_the_process(tmp_path):
    waits = []

    def enough():
        waits.append(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apart.make(an_order("sav"), parts(), tmp_path, enough)
    assert waits == [1]


def test_a_process_that_fails_leaves_no_file(tmp_path, capfd):
    with pytest.raises(MakingFailed):
        apart.make(an_order(), parts(), tmp_path / "nowhere", nothing)
    # The trace names places and the kind of error, and no word of anybody.
    assert "FileNotFoundError" in capfd.readouterr().err


def test_what_somebody_wrote_is_not_in_the_trace_of_an_error(tmp_path, capfd):
    row = replace(a_row(1), responses={"C1.1a": "said in confidence"})
    with pytest.raises(MakingFailed):
        apart.make(an_order("sav", "wide"), iter([[row]]), tmp_path, nothing)
    told = capfd.readouterr().err
    assert "ValueError" in told
    assert "confidence" not in told


def test_rows_that_stop_before_their_end_are_no_file(tmp_path):
    given = io.BytesIO()
    pickle.dump(an_order(), given)
    for part in parts():
        pickle.dump(part, given)
    given.seek(0)
    with pytest.raises(EOFError):
        apart.written(given, tmp_path)


def test_a_csv_file_is_complete_when_it_is_said_to_be(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as out:
        assert write_csv(Table(("row",), ((n,) for n in range(5_000))), out) == 5_000
        out.flush()
        assert path.read_bytes().endswith(b'"4999"\r\n')
