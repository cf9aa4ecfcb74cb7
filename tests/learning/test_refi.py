import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from learning.refi import CodeLine, Project, Source, clean, codebook, project
from learning.statistics.errors import UnusableInputError
from tests.refi.reader import parsed, read_codebook, read_project

TRUST = CodeLine("1", "Trust", "Says that trust comes first", "#0b5e67")
MONEY = CodeLine("2", "Money & rights", "", "#8A4B08")
ORIGIN = "Dashboard"
HOSTILE = [
    "<script>alert(1)</script> & ]]> <!-- -- -->",
    "=HYPERLINK(1)\t'\"",
    "\u202eright to left\u202c",
    "\x00\x07\x1b[31mred\x0b\ufffe",
    "👩🏽‍🚀 𠮷野家 🏛️",
    "#panic($x$)",
    "first\r\nsecond\rthird\n",
    " \t blanks around \n",
    "a" * 10_000,
    "",
]


def a_project(texts=("One", "Two"), **changed):
    sources = [
        Source(f"key {place}", f"Answer {place + 1}", text, {"Group": "Museum"}, [(0, "1")])
        for place, text in enumerate(texts)
    ]
    given_ = {
        "key": "secret key",
        "name": "Spring",
        "coders": ["Tutor 1", "Tutor 2"],
        "codes": [TRUST, MONEY],
        "sources": sources,
    }
    return Project(**given_ | changed)


def inside(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("project.qde")


def test_a_code_book_is_read_back_as_it_was():
    found = read_codebook(codebook([TRUST, MONEY], key="k", origin=ORIGIN))
    assert found == {
        "Trust": ("Says that trust comes first", "#0b5e67"),
        "Money & rights": ("", "#8A4B08"),
    }


def test_an_empty_code_book_is_refused_since_the_standard_knows_none():
    with pytest.raises(UnusableInputError):
        codebook([], key="k", origin=ORIGIN)


def test_a_project_is_read_back_as_it_was():
    sources = [
        Source("a", "Answer 1", "Trust is all.", {"Group": "Museum", "Language": "en"}, [(1, "2")]),
        Source("b", "Answer 2", "信任最重要", {"Group": "Archive"}, [(0, "1"), (0, "2"), (1, "1")]),
        Source("c", "Answer 3", "Nothing", {}, []),
    ]
    found = read_project(project(a_project(sources=sources), origin=ORIGIN))
    assert found.name == "Spring"
    assert found.coders == ["Tutor 1", "Tutor 2"]
    assert set(found.codes) == {"Trust", "Money & rights"}
    assert found.sources == {
        "Answer 1": (
            "Trust is all.",
            {"Group": "Museum", "Language": "en"},
            [("Tutor 2", "Money & rights")],
        ),
        "Answer 2": (
            "信任最重要",
            {"Group": "Archive"},
            [("Tutor 1", "Money & rights"), ("Tutor 1", "Trust"), ("Tutor 2", "Trust")],
        ),
        "Answer 3": ("Nothing", {}, []),
    }


@pytest.mark.parametrize(
    "empty", [{}, {"codes": [], "sources": []}, {"coders": [], "sources": []}, {"sources": []}]
)
def test_what_is_missing_leaves_no_empty_element_behind(empty):
    read_project(project(a_project(**empty), origin=ORIGIN))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_text_wherever_it_stands(text):
    code = CodeLine("1", f"Code {text}", text, "#000000")
    source = Source("a", f"Answer {text}", text, {"Group": text}, [(0, "1")])
    given_ = a_project(name=text, coders=[f"Tutor {text}"], codes=[code], sources=[source])
    found = read_project(project(given_, origin=text))
    kept = clean(text)
    assert found.name == kept
    assert found.codes == {f"Code {kept}": (kept, "#000000")}
    ((name, (words, attributes, codings)),) = found.sources.items()
    assert (name, words, attributes["Group"] or "") == (f"Answer {kept}", kept, kept)
    assert codings == [(f"Tutor {kept}", f"Code {kept}")]
    assert set(read_codebook(codebook([code], key="k", origin=text))) == {f"Code {kept}"}


@given(st.text())
def test_only_what_xml_cannot_hold_is_taken_out(text):
    kept = clean(text)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert kept == "".join(
        c for c in plain if c in "\t\n" or (ord(c) >= 32 and ord(c) not in (0xFFFE, 0xFFFF))
    )
    read_project(project(a_project([text]), origin=ORIGIN))


def test_the_same_answers_give_the_same_bytes():
    assert project(a_project(), origin=ORIGIN) == project(a_project(), origin=ORIGIN)


def test_ids_follow_from_the_key_and_tell_nothing_of_it():
    guids = re.findall(r'guid="([^"]+)"', inside(project(a_project(), origin=ORIGIN)).decode())
    others = re.findall(
        r'guid="([^"]+)"', inside(project(a_project(key="other"), origin=ORIGIN)).decode()
    )
    assert len(guids) == len(set(guids)) > 6
    assert not set(guids) & set(others)
    assert b"secret key" not in project(a_project(), origin=ORIGIN)


def test_a_code_has_one_id_in_both_files():
    book = codebook([TRUST, MONEY], key="secret key", origin=ORIGIN).decode()
    whole = inside(project(a_project(), origin=ORIGIN)).decode()
    for guid in re.findall(r'guid="([^"]+)"', book):
        assert guid in whole


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("<Users><User guid=", "<Users><User id="),
        ('<CodeRef targetGUID="', '<CodeRef targetGUID="0'),
        ('typeOfVariable="Text"', 'typeOfVariable="Words"'),
        ("#8A4B08", "brown"),
        ('xmlns="urn:QDA-XML:project:1.0"', 'xmlns="urn:QDA-XML:project:1:0"'),
        ("<Variables>", "<Sets/><Variables>"),
        ('startPosition="0"', ""),
    ],
)
def test_the_schema_finds_what_is_wrong(part, other):
    content = inside(project(a_project(), origin=ORIGIN)).decode()
    assert part in content
    with pytest.raises(etree.DocumentInvalid):
        parsed("project", content.replace(part, other, 1).encode())
