import pytest

from learning.phrases import compare, read_phrases
from tests.learning.phrase_files import HEADER, ONE_FORM, TWO_FORMS, catalogue, counted, single


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (single("a.key", ""), ["6: missing text: a.key is empty"]),
        (f"#, fuzzy\n{single('a.key', 'Text')}", ["7: missing text: a.key is fuzzy"]),
        (
            single("a.key", "Text") * 2,
            ["8: duplicate id: a.key stands here twice"],
        ),
        (single("a.key", "{"), ["6: unknown id: a.key has odd placeholders"]),
        (single("a.key", "}"), ["6: unknown id: a.key has odd placeholders"]),
        (single("a.key", "{}"), ["6: unknown id: a.key has odd placeholders"]),
        (single("a.key", "{0}"), ["6: unknown id: a.key has odd placeholders"]),
        (single("a.key", "{name.secret}"), ["6: unknown id: a.key has odd placeholders"]),
        (counted("{n} {other}", "{n}"), ["6: unknown id: a.count has odd placeholders"]),
        (
            'msgid "a.key"\nmsgstr "Text\n',
            ['7: bad catalogue: msgstr "Text is not in quotation marks'],
        ),
        (
            'msgid a.key\nmsgstr "Text"\n',
            ["6: bad catalogue: msgid a.key is not in quotation marks"],
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path, body, expected):
    assert catalogue(tmp_path, body)[1] == expected


def test_a_missing_plural_form_is_a_fault(tmp_path):
    _, faults = catalogue(tmp_path, counted("{n} thing"))
    assert faults[0] == "6: missing text: a.count is empty"


def test_a_plural_form_too_many_is_a_fault(tmp_path):
    found, faults = catalogue(tmp_path, counted("a", "b", "c"))
    assert [fault.split(":")[0] for fault in faults] == ["6"]
    assert found.texts == {}


def test_a_phrase_without_text_line_is_a_fault(tmp_path):
    _, faults = catalogue(tmp_path, 'msgid "a.key"\nmsgid "a.other"\nmsgstr "Text"\n')
    assert faults == ["6: bad catalogue: missing msgstr for msgid 'a.key' on 5"]


@pytest.mark.parametrize(
    ("plural", "message"),
    [("nplurals=2; plural=(n !=)", "unexpected token"), ("nplurals=x", "invalid literal")],
)
def test_a_faulty_header_is_a_fault(tmp_path, plural, message):
    _, faults = catalogue(tmp_path, "", plural)
    assert len(faults) == 1
    assert faults[0].startswith("1: bad catalogue: ")
    assert message in faults[0]


def test_another_encoding_is_a_fault_in_its_line(tmp_path):
    file = tmp_path / "phrases.po"
    file.write_bytes((HEADER.format(plural=TWO_FORMS) + single("a.key", "Café")).encode("latin-1"))
    faults = []
    read_phrases(file, "en/phrases.po", faults)
    assert [(fault.file, fault.line) for fault in faults] == [("en/phrases.po", 7)]


def test_a_missing_file_is_a_fault_and_nothing_more_is_said_of_it(tmp_path):
    first, _ = catalogue(tmp_path, single("a.key", "Text"))
    faults = []
    none = read_phrases(tmp_path / "none.po", "de/phrases.po", faults)
    assert [str(fault) for fault in faults] == [
        "de/phrases.po:1: missing text: there is no such file"
    ]
    assert compare(first, none, "de/phrases.po") == []
    assert compare(none, first, "de/phrases.po") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ["de/phrases.po:1: missing text: a.key"]),
        (
            single("a.key", "{x}") + single("b.key", "Text"),
            ["de/phrases.po:8: unknown id: b.key has no place in en"],
        ),
        (single("a.key", "{y}"), ["de/phrases.po:6: unknown id: a.key has other placeholders"]),
        (single("a.key", "Text"), ["de/phrases.po:6: unknown id: a.key has other placeholders"]),
        (single("a.key", "{x} {x}"), []),
    ],
)
def test_a_translation_has_the_keys_and_placeholders_of_the_first_language(
    tmp_path, body, expected
):
    first, _ = catalogue(tmp_path, single("a.key", "{x}"))
    other, _ = catalogue(tmp_path, body, language="de")
    assert list(map(str, compare(first, other, "de/phrases.po"))) == expected


def test_a_counted_phrase_is_counted_in_every_language_that_counts(tmp_path):
    first, _ = catalogue(tmp_path, counted("{n} thing", "{n} things"))
    plain = single("a.count", "{n}")
    german, _ = catalogue(tmp_path, plain, language="de")
    chinese, _ = catalogue(tmp_path, plain, ONE_FORM, "zh")
    assert [str(fault) for fault in compare(first, german, "de/phrases.po")] == [
        "de/phrases.po:6: missing text: a.count has no plural"
    ]
    assert compare(first, chinese, "zh/phrases.po") == []
