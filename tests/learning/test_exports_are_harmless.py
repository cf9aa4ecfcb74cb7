import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.exports import as_csv, as_json, harmless
from tests.learning.exported import given_by, only, reflection
from tests.learning.statistics.samples import CAREFULLY

HOSTILE = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "command": "=cmd|' /C calc'!A0",
    "link": '=HYPERLINK("https://example.org","x")',
    "space before": "  =1+1",
    "no-break space before": "\u00a0=1+1",
    "wide space before": "\u3000=1+1",
    "byte order mark before": "\ufeff=1+1",
    "line break before": "\n=1+1",
    "return before": "\r=1+1",
    "tab before": "\t=1+1",
    "control character before": "\x00=1+1",
    "wide equals": "＝1+1",
    "wide plus": "＋1",
    "wide minus": "－1",
    "wide at": "＠SUM(A1)",
    "minus and word": "-yes",
}

HARMLESS = {
    "empty": "",
    "plain": "We start with one partner.",
    "long": "x" * 10_000,
    "right to left": "\u202eابدأ مع شريك واحد",
    "emoji": "👩🏽‍🔬 🏛️",
    "html": "<script>alert(1)</script>",
    "quotes": 'she said "yes", twice; then ","',
    "lines": "first\nsecond\r\nthird\rfourth",
    "chinese": "我们从一个伙伴开始。",
    "equals inside": "1 = 1",
}

NUMBERS = ["0", "7", "-5", "-0.5", "-0,5", "12.5", "2025-06-24"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_formula_comes_back_as_text(text):
    row = only(as_csv(given_by(reflection=[reflection(text)])))
    assert row["answer"] == f"'{text.replace(chr(0), '')}"


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_any_other_text_comes_back_as_it_was_written(text):
    row = only(as_csv(given_by(reflection=[reflection(text)])))
    assert row["answer"] == text
    document = json.loads(as_json(given_by(reflection=[reflection(text)])))
    assert document["answers"][0]["answer"] == text


@pytest.mark.parametrize("text", NUMBERS)
def test_real_numbers_and_dates_are_left_alone(text):
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, ""), (-5, "-5"), (-0.5, "-0.5"), (date(2025, 6, 24), "2025-06-24")],
)
def test_values_become_their_own_text(value, expected):
    assert harmless(value) == expected


def test_control_characters_are_left_out_and_line_breaks_kept():
    assert harmless("a\x00b\x1bc\x0bd\te\nf\rg") == "abcd\te\nf\rg"


@CAREFULLY
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_ever_comes_back_as_a_formula(text):
    cell = only(as_csv(given_by(reflection=[reflection(text)])))["answer"]
    kept = cell.removeprefix("'")
    assert kept == "".join(c for c in text if c in "\t\n\r" or ord(c) > 0x1F).removeprefix("'")
    number = cell.lstrip("-").replace(".", "", 1).replace(",", "", 1).strip().isdigit()
    assert number or not cell.lstrip("\ufeff").lstrip().startswith(tuple("=+-@＝＋－＠"))
