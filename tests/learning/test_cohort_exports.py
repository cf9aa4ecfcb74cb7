"""Every file of a cohort's answers, read back by somebody else's reader."""

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from learning.catalogue import load
from learning.cohort_exports import workbook
from learning.cohort_exports.book import code_book
from learning.cohort_exports.delimited import write_csv
from learning.cohort_exports.instrument import as_json, from_json
from learning.cohort_exports.rows import ATTRIBUTES, Row, linked
from learning.cohort_exports.spss import LONGEST_TEXT, cut, pieces, value_labels, write_sav
from learning.cohort_exports.tables import Table, table
from learning.cohort_exports.variables import columns, variables
from learning.cohort_exports.workbook import write_xlsx
from learning.exports import harmless
from learning.refi import clean
from learning.statistics.errors import UnusableInputError
from learning.vocabulary import CANNOT_SAY, Occasion
from tests.learning.factories import everything
from tests.learning.statistics.samples import CAREFULLY

READING = load().reading("en")
EDITION, SAY = READING.instrument, READING.phrases
FOUND = variables([EDITION], SAY, texts=True)
ASKED = columns(FOUND)
HOSTILE = {
    "equals": "=1+1",
    "link": '=HYPERLINK("https://example.org","x")',
    "at": "@SUM(A1)",
    "wide plus": "＋1",
    "tab": "\t=1",
    "control": "a\x00b\x07c\x1bd\x0be",
    "escape": "_x0041_",
    "long": "国" * 10_000,
    "emoji": "👩🏽‍🔬" * 2_000,
    "right to left": "\u202eابدأ مع شريك واحد",
    "html": "<script>alert(1)</script>&amp;",
    "typst": '#panic("x") $a$ *b* \\',
    "lines": 'one\ntwo; "three", four',
    "address": "https://example.org",
}


def a_row(number=1, occasion=Occasion.BASELINE, **given):
    about = {"group": "Archive", "language": "en", **given}
    return Row(
        number, about.pop("group"), about.pop("language"), occasion, "partnership", 1,
        date(2026, 3, 14), **about,
    )  # fmt: skip


def two_people():
    return [
        a_row(1, responses=everything(EDITION, Occasion.BASELINE)),
        a_row(2, group=None, language=None, responses={"C1.1a": CANNOT_SAY, "Q1": "B"}),
        a_row(2, Occasion.AFTER, responses={"C1.1b": "5", "C1.1b.then": "2", "E1": "4"}),
    ]


def made(shape, rows):
    return table(shape, rows, ASKED, "several")


def from_csv(shape, rows):
    out = io.BytesIO()
    written = write_csv(made(shape, rows), out)
    text = out.getvalue()
    assert text.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    assert len(found) == written
    return found


def from_xlsx(shape, rows):
    out = io.BytesIO()
    write_xlsx(made(shape, rows), code_book(FOUND, SAY), ("Answers", "Code book"), out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[-1] == "Code book"
    header, *lines = book["Answers"].iter_rows(values_only=True)
    found = [dict(zip(header, line, strict=True)) for line in lines]
    return [
        {name: "" if c is None else unescape(str(c)) for name, c in line.items()} for line in found
    ]


def from_sav(tmp_path, shape, rows):
    file = tmp_path / "answers.sav"
    written = write_sav(made(shape, rows), ASKED, SAY, "Spring workshop", file)
    frame, meta = pyreadstat.read_sav(file, user_missing=True)
    assert len(frame) == written
    return frame, meta


# What every format says


@pytest.mark.parametrize("read", [from_csv, from_xlsx])
def test_a_wide_table_comes_back_as_the_rows(read):
    rows = two_people()
    for row, line in zip(rows, read("wide", rows), strict=True):
        values = [str(value) for value in row.attributes("several")]
        assert [line[name] for name in ATTRIBUTES] == values
        assert {name: line[name] for name in ASKED if line[name]} == row.responses


@pytest.mark.parametrize("read", [from_csv, from_xlsx])
def test_a_long_table_comes_back_as_the_rows(read):
    rows = two_people()
    found = read("long", rows)
    assert len(found) == sum(len(row.responses) for row in rows)
    for row in rows:
        values = [str(value) for value in row.attributes("several")]
        mine = [line for line in found if [line[name] for name in ATTRIBUTES] == values]
        assert {line["item"]: line["answer"] for line in mine} == row.responses
        assert all(line["kind"] == EDITION.items[line["item"]].kind for line in mine)


def test_spss_wide_comes_back_as_the_rows(tmp_path):
    rows = two_people()
    frame, _ = from_sav(tmp_path, "wide", rows)
    for row, (_, line) in zip(rows, frame.iterrows(), strict=True):
        assert (line["row"], line["group"]) == (row.number, row.group or "several")
        for name, variable in ASKED.items():
            option = row.responses.get(name, "")
            if variable.scale == "ordinal":
                code = 9 if option == CANNOT_SAY else float(option or "nan")
                assert line[name] == code or option == "" != line[name]
            else:
                assert line[name] == option


def test_spss_long_comes_back_as_the_rows(tmp_path):
    rows = two_people()
    frame, _ = from_sav(tmp_path, "long", rows)
    answers = [(n, item, value) for row in rows for item, value in row.responses.items()
               for n in [float(row.number)]]  # fmt: skip
    assert sorted(zip(frame["row"], frame["item"], frame["answer"], strict=True)) == sorted(answers)


def test_spss_labels_say_what_was_asked_and_chosen(tmp_path):
    _, meta = from_sav(tmp_path, "wide", two_people())
    assert meta.column_names_to_labels["C1.1a"] == ASKED["C1.1a"].label
    assert meta.column_names_to_labels["row"] == SAY("exports.column.row")
    labels = meta.variable_value_labels
    assert labels["C1.1a"][1.0] == EDITION.text.items["C1.1a"][0]
    assert labels["C1.1a"][9.0] == EDITION.text.cannot_say
    assert labels["Q1"]["A"].startswith(EDITION.text.questions["Q1"].options["A"].text[:60])
    assert labels["Q1.sure"]["sure"] == EDITION.text.sureness["sure"]
    assert meta.missing_ranges["C1.1a"] == [{"lo": 9.0, "hi": 9.0}]
    assert "E1" not in meta.missing_ranges
    assert meta.variable_measure["C1.1a"] == "ordinal"
    assert meta.variable_measure["Q1"] == "nominal"


def test_spss_names_are_legal():
    for name in (*ASKED, *ATTRIBUTES, "item", "kind", "answer"):
        assert name[0].isalpha()
        assert name[-1] != "."
        assert len(name.encode()) <= 60
        assert all(sign.isalnum() or sign in "._" for sign in name)
        assert name.upper() not in {"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT",
                                    "OR", "TO", "WITH"}  # fmt: skip


def test_nobody_is_still_a_file(tmp_path):
    assert from_csv("wide", []) == []
    assert from_xlsx("long", []) == []
    frame, _ = from_sav(tmp_path, "wide", [])
    assert list(frame.columns) == [*ATTRIBUTES, *ASKED]


# Hostile texts


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("shape", ["long", "wide"])
def test_a_hostile_text_comes_back_as_text(tmp_path, shape, text):
    rows = [a_row(group=text[:100], texts={"R1.1": text, "R1.2": text[:2_000]})]
    column = "R1.1" if shape == "wide" else "answer"
    kept = clean(text)
    assert from_csv(shape, rows)[0][column] == harmless(text)
    line = from_xlsx(shape, rows)[0]
    assert line[column] == kept
    assert line["group"] == clean(text[:100])
    frame, _ = from_sav(tmp_path, shape, rows)
    parts = [name for name in (column, f"{column}_2") if name in frame]
    assert "".join(frame[name][0] for name in parts) == kept.rstrip(" ")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(text):
    out = io.BytesIO()
    rows = [a_row(group=text[:100], texts={"R1.1": text})]
    write_xlsx(made("wide", rows), code_book(FOUND, SAY), ("Answers", "Code book"), out)
    with zipfile.ZipFile(out) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheets:
            content = archive.read(name)
            assert b"<f>" not in content
            assert b"hyperlink" not in content
        assert not any("rels" in name and "sheet" in name for name in archive.namelist())


@CAREFULLY
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(4, 40))
def test_pieces_make_the_whole_again_and_divide_no_character(text, size):
    parts = list(pieces(text, size))
    assert "".join(parts) == text
    assert all(len(part.encode()) <= size for part in parts)


def test_a_text_too_long_for_spss_goes_on_in_a_second_variable(tmp_path):
    text = "🏛" * 10_000
    frame, meta = from_sav(tmp_path, "wide", [a_row(texts={"R1.1": text}), a_row(2)])
    assert len(frame["R1.1"][0].encode()) <= LONGEST_TEXT
    assert frame["R1.1"][0] + frame["R1.1_2"][0] == text
    assert frame["R1.1_2"][1] == ""
    assert meta.column_names_to_labels["R1.1_2"] == meta.column_names_to_labels["R1.1"]


def test_labels_are_cut_at_a_character():
    assert cut("ŵ" * 10, 20) == "ŵ" * 10
    assert cut("ŵ" * 10, 19) == "ŵ" * 8 + "…"
    for variable in FOUND:
        for label in value_labels(variable).values():
            assert len(label.encode()) <= 120


def test_a_workbook_goes_on_in_a_second_sheet(monkeypatch):
    monkeypatch.setattr(workbook, "LINES_PER_SHEET", 2)
    out = io.BytesIO()
    rows = [a_row(n, responses={"C1.1a": "3"}) for n in range(1, 6)]
    assert write_xlsx(made("wide", rows), Table(("item",), ()), ("Answers", "Book"), out) == 5
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Answers", "Answers 2", "Answers 3", "Book"]
    numbers = [sheet.cell(line, 1).value for sheet in book.worksheets[:-1] for line in (2, 3)]
    assert numbers == [1, 2, 3, 4, 5, None]


# The code book


def test_the_code_book_explains_every_column_and_every_option():
    lines = [dict(zip(code_book(FOUND, SAY).header, line, strict=True))
             for line in code_book(FOUND, SAY).lines]  # fmt: skip
    assert {line["item"] for line in lines} == {*ATTRIBUTES, *ASKED}
    for item in EDITION.items.values():
        mine = [line for line in lines if line["item"] == item.id]
        assert [line["option"] for line in mine] == [*item.options] or mine[0]["scale"] == "text"
        assert all(line["label"] and line["language"] == "en" for line in mine)
        assert all(line["option_label"] or not item.options for line in mine)


def test_without_texts_no_open_item_is_a_column():
    names = columns(variables([EDITION], SAY, texts=False))
    assert not {item.id for item in EDITION.items.values() if item.kind == "open"} & names.keys()


# Rows that belong together


@pytest.mark.parametrize(
    ("people", "together"),
    [
        ({}, set()),
        ({(1,): 5}, {(1,)}),
        ({(1,): 4}, set()),
        ({(1, 2): 7, (1,): 5}, {(1, 2), (1,)}),
        ({(1, 2): 8, (1,): 4}, set()),
        ({(1, 2): 8, (1,): 4, (3, 4): 5}, {(3, 4)}),
    ],
)
def test_signatures_are_linked_where_nobody_is_left_over(people, together):
    assert linked(people, 5) == together


# The instrument


def test_the_instrument_comes_back_as_it_was():
    again = from_json(as_json(EDITION))
    assert (again.plan, again.text, again.language) == (EDITION.plan, EDITION.text, "en")
    assert again.items == EDITION.items


def test_a_changed_or_foreign_file_is_no_instrument():
    with pytest.raises(UnusableInputError):
        from_json(b"{}")
    with pytest.raises(UnusableInputError):
        from_json(as_json(EDITION).replace(b"no working contact", b"many contacts", 1))
