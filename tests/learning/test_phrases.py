import math
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.phrases import compare, read_phrases
from tests.learning.statistics.samples import CAREFULLY

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural};\\n"

"""
TWO_FORMS = "nplurals=2; plural=(n != 1)"
ONE_FORM = "nplurals=1; plural=0"
THREE_FORMS = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
    " ? 1 : 2)"
)


def catalogue(tmp_path, body, plural=TWO_FORMS, language="en"):
    """Phrases of a small catalogue, and the faults found in it as ``line: message``."""
    file = tmp_path / f"{language}.po"
    file.write_text(HEADER.format(plural=plural) + body, encoding="utf-8")
    faults = []
    found = read_phrases(file, f"{language}/phrases.po", faults)
    return found, [f"{fault.line}: {fault.message}" for fault in faults]


def counted(*forms):
    lines = [f'msgstr[{place}] "{form}"' for place, form in enumerate(forms)]
    return "\n".join(['msgid "a.count"', 'msgid_plural "a.count"', *lines, ""])


def single(key, text):
    return f'msgid "{key}"\nmsgstr "{text}"\n'


def say(tmp_path, language="en"):
    return catalogue(tmp_path, "", language=language)[0]


def test_a_phrase_is_called_by_its_key_with_its_placeholders(tmp_path):
    found, faults = catalogue(tmp_path, single("a.key", "{number} of {asked}"))
    assert faults == []
    assert found("a.key", number=1, asked=2) == "1 of 2"


@pytest.mark.parametrize("call", [lambda s: s("a.other"), lambda s: s("a.key", wrong=1)])
def test_an_unknown_key_or_placeholder_is_an_error(tmp_path, call):
    found, _ = catalogue(tmp_path, single("a.key", "{number}"))
    with pytest.raises(KeyError):
        call(found)


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "0 things"), (1, "1 thing"), (2, "2 things"), (11, "11 things")]
)
def test_english_counts_in_two_forms(tmp_path, n, expected):
    found, _ = catalogue(tmp_path, counted("{n} thing", "{n} things"))
    assert found.count("a.count", n) == expected


@pytest.mark.parametrize("n", [0, 1, 7])
def test_a_language_without_plural_has_one_form(tmp_path, n):
    found, faults = catalogue(tmp_path, counted("{n} 个"), ONE_FORM, "zh")
    assert faults == []
    assert found.count("a.count", n) == f"{n} 个"


@pytest.mark.parametrize(("n", "form"), [(1, "one"), (3, "few"), (5, "many"), (11, "many")])
def test_a_language_may_count_in_three_forms(tmp_path, n, form):
    found, faults = catalogue(tmp_path, counted("one", "few", "many"), THREE_FORMS, "uk")
    assert faults == []
    assert found.count("a.count", n) == form


def test_a_counted_phrase_takes_more_placeholders(tmp_path):
    found, _ = catalogue(tmp_path, counted("{n} of {asked}", "{n} of {asked} in all"))
    assert found.count("a.count", 3, asked=9) == "3 of 9 in all"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.5, "1"),
        (1.5, "2"),
        (2.5, "3"),
        (38.5417, "39"),
        (34.375, "34"),
        (12.5, "13"),
        (62.5, "63"),
        (0, "0"),
        (100.0, "100"),
        (1234.0, "1,234"),
    ],
)
def test_numbers_are_rounded_half_up(tmp_path, value, expected):
    assert say(tmp_path).number(value) == expected


def test_decimals_are_rounded_half_up_too(tmp_path):
    assert say(tmp_path).number(0.25, "0.0") == "0.3"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12.499_999_99, "12"),
        # Within a billionth below a half, the number is taken for the half that it was meant to be.
        (12.499_999_999_9, "13"),
        (math.nextafter(38.5, 0), "39"),
    ],
)
def test_only_what_differs_from_a_half_by_computing_is_pushed_up(tmp_path, value, expected):
    assert say(tmp_path).number(value) == expected


@CAREFULLY
@given(st.lists(st.integers(0, 4), min_size=1, max_size=12), st.integers(1, 3))
def test_no_mean_of_levels_is_ever_pushed_over_a_half(tmp_path_factory, levels, themes):
    # Every score is a mean of means of 0, 25, 50, 75 and 100, so its denominator is small and its
    # distance from a half far above the billionth that rounding adds.
    exact = Fraction(25 * sum(levels), len(levels) * themes)
    found = say(tmp_path_factory.getbasetemp()).number(float(exact))
    assert found == str(math.floor(exact + Fraction(1, 2)))


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0, "0%"),
        (0.125, "13%"),
        (0.5, "50%"),
        (0.625, "63%"),
        (0.8333, "83%"),
        (0.874_999, "87%"),
        (1, "100%"),
    ],
)
def test_shares_are_whole_percentages_rounded_half_up(tmp_path, share, expected):
    assert say(tmp_path).percent(share) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "24 June 2025"), ("zh", "2025年6月24日"), ("de", "24. Juni 2025")],
)
def test_dates_are_written_as_the_language_writes_them(tmp_path, language, expected):
    assert say(tmp_path, language).day(date(2025, 6, 24)) == expected


def test_a_script_is_part_of_a_language(tmp_path):
    assert say(tmp_path, "zh-Hans").number(1234.4) == "1,234"
    assert say(tmp_path, "zh-Hans").day(date(2025, 6, 24)) == "2025年6月24日"


def test_numbers_follow_the_language(tmp_path):
    assert say(tmp_path, "de").number(1234.4) == "1.234"
    assert say(tmp_path, "de").percent(0.5) == "50\N{NO-BREAK SPACE}%"


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
