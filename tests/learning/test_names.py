import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from learning.catalogue import load
from learning.names import as_written, file_name, one_line, ranges
from tests.learning.statistics.samples import CAREFULLY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Spring \n\t workshop ", "Spring workshop"),
        ("e\u0301", "é"),
        ("a\x00b\x1b", "ab"),
        ("\u202eevil\u202c", "evil"),
        ("工作坊\u3000春", "工作坊 春"),
        ("שלום עולם", "שלום עולם"),
        ("👩‍👩‍👧 family", "👩‍👩‍👧 family"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_a_name_is_one_line_of_text(typed, kept):
    assert one_line(typed) == kept


@CAREFULLY
@given(st.text())
def test_a_kept_name_stays_what_it_is(text):
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "**bold** _it_ `code` ~~gone~~",
        "# title",
        "1. list",
        "- list",
        "<b>bold</b><!-- x -->",
        "[a](http://example.org) ![b](x.png)",
        "&lt;b&gt; &copy;",
        "\\*",
        "a | b",
        "    code",
    ],
)
def test_nothing_in_a_name_is_taken_for_markdown(text):
    name = one_line(text)
    reader = MarkdownIt("gfm-like", {"linkify": False})
    rendered = reader.render(as_written(name)).replace("\u2060", "")
    plain = MarkdownIt().utils.escapeHtml(name)
    assert rendered == f"<p>{plain}</p>\n"


@pytest.mark.parametrize(
    "text", ["www.example.org", "http://example.org", "a@example.org", "mailto:a@example.org"]
)
def test_an_address_in_a_name_does_not_become_a_link(text):
    shown = as_written(text).replace("\\", "")
    assert text not in shown
    assert shown.replace("\u2060", "") == text


@pytest.mark.parametrize(
    ("numbers", "short"),
    [
        ([], []),
        ([7], ["7"]),
        ([1, 2], ["1–2"]),
        ([3, 7, 8, 9, 12], ["3", "7–9", "12"]),
        ([1, 3, 5], ["1", "3", "5"]),
    ],
)
def test_numbers_are_told_in_short(numbers, short):
    assert ranges(numbers) == short


@CAREFULLY
@given(st.sets(st.integers(1, 60)))
def test_no_number_is_lost_and_none_is_added(numbers):
    told = set()
    for part in ranges(sorted(numbers)):
        first, _, last = part.partition("–")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == numbers


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("my-answers", "my-answers.csv"),
        ("我的回答", "我的回答.csv"),
        ("ymuno â 7KQM2X", "ymuno â 7KQM2X.csv"),
        ('../a/b\\c:d*e?"f"<g>|h', "a-b-c-d-e-f-g-h.csv"),
        ("two\nlines. ", "two lines.csv"),
    ],
)
def test_a_file_is_named_in_words_of_any_language_without_signs_of_a_path(words, name):
    assert file_name(words, "csv") == name


@pytest.mark.parametrize("language", ["en", "zh-Hans", "cy"])
def test_names_of_files_stand_in_the_content_as_they_are_given(language):
    say = load().reading(language).phrases
    names = [say("file.join_sheet", code="7KQM2X")]
    names += [say(f"file.{name}") for name in ("resume_code", "report", "answers")]
    assert [file_name(name, "x") for name in names] == [f"{name}.x" for name in names]
    assert len(set(names)) == len(names)
