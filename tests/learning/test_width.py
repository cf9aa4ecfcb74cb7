"""Texts of letters and of Han characters, broken and cut to the room that there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.width import excerpt, shortened, width, wrapped
from tests.learning.statistics.samples import CAREFULLY

TEXTS = st.text(alphabet="ab ŵ́，。（）“”跨国合作1.\u200b", max_size=60)


@pytest.mark.parametrize(
    ("text", "room"),
    [("", 0), ("abc", 3), ("合作", 4), ("ŵ", 1), ("w\u0302", 1), ("1.1 合作", 8), ("（", 2)],
)
def test_a_han_character_takes_the_room_of_two_letters(text, room):
    assert width(text) == room


@pytest.mark.parametrize(
    ("text", "widest", "lines"),
    [
        ("", 10, [""]),
        ("three short words", 10, ["three", "short", "words"]),
        ("two words", 9, ["two words"]),
        ("unbreakablewords", 10, ["unbreakablewords"]),
        ("建立跨国合作关系", 8, ["建立跨国", "合作关系"]),
        ("用CSV导出数据", 6, ["用CSV", "导出数", "据"]),
        ("Touch for Luck项目", 14, ["Touch for Luck", "项目"]),
    ],
)
def test_lines_break_at_blanks_and_between_han_characters(text, widest, lines):
    assert wrapped(text, widest) == lines


@pytest.mark.parametrize(
    ("text", "widest", "lines"),
    [
        ("建立合作，再推广", 8, ["建立合", "作，再推", "广"]),
        ("他说“合作”后", 6, ["他说", "“合作”", "后"]),
        ("机构（博物馆）", 6, ["机构", "（博物", "馆）"]),
        ("机构(博物馆)", 6, ["机构", "(博物", "馆)"]),
    ],
)
def test_no_line_begins_or_ends_with_the_wrong_sign(text, widest, lines):
    assert wrapped(text, widest) == lines


@CAREFULLY
@given(TEXTS, st.integers(1, 20))
def test_breaking_neither_loses_nor_adds_a_sign(text, widest):
    lines = wrapped(text, widest)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "widest", "cut"),
    [
        ("short enough", 12, "short enough"),
        ("  some   space ", 24, "some space"),
        ("Building cross-border partnerships", 24, "Building cross-border …"),
        ("跨国与跨行业合作的挑战", 12, "跨国与跨行…"),
        ("跨国与跨行业，合作的挑战", 17, "跨国与跨行业…"),
        ("， 合作合作合作", 10, "， 合作…"),
        ("， xxxxxxxxxxxxxxxx", 10, "，…"),
        ("x" * 30, 12, f"{'x' * 10}…"),
        ("合" * 30, 12, f"{'合' * 5}…"),
    ],
)
def test_a_long_text_is_cut_where_it_could_be_broken(text, widest, cut):
    assert shortened(text, widest) == cut


@CAREFULLY
@given(TEXTS, st.integers(6, 30))
def test_a_cut_text_has_room(text, widest):
    assert width(shortened(text, widest)) <= widest


def test_an_excerpt_shows_the_place_and_where_it_was_cut():
    text = "本馆与外国机构合作多年。" * 9 + "我们共同策划展览，" + "并把成果带回社区。" * 9
    found = excerpt(text, text.index("策划"), 60)
    assert found.startswith("…我们共同策划展览，")
    assert found.endswith("…")
    assert width(found) <= 61


def test_an_excerpt_of_a_short_text_is_the_text():
    assert excerpt("one two", 4, 60) == "one two"
