import math
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning.phrase_files import ONE_FORM, catalogue, counted, single
from tests.learning.statistics.samples import CAREFULLY

THREE_FORMS = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
    " ? 1 : 2)"
)


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


def test_a_large_number_is_counted_with_its_separators(tmp_path):
    found, _ = catalogue(tmp_path, counted("{n} thing", "{n} things"))
    assert found.count("a.count", 12345) == "12,345 things"


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
        (-0.3, "0"),
        (-0.5, "0"),
        (-0.7, "-1"),
    ],
)
def test_numbers_are_rounded_half_up(tmp_path, value, expected):
    assert say(tmp_path).number(value) == expected


def test_decimals_are_rounded_half_up_too(tmp_path):
    assert say(tmp_path).number(0.25, "0.0") == "0.3"
    assert say(tmp_path).number(-0.04, "0.0") == "0.0"


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
    [
        ("en", "24 June 2025"),
        ("cy", "24 Mehefin 2025"),
        ("zh", "2025年6月24日"),
        ("de", "24. Juni 2025"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(tmp_path, language, expected):
    assert say(tmp_path, language).day(date(2025, 6, 24)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "DD/MM/YYYY"), ("cy", "DD/MM/YYYY"), ("zh-Hans", "YYYY/MM/DD"), ("sv", "YYYY/MM/DD")],
)
def test_dates_are_typed_in_the_order_of_the_language(tmp_path, language, expected):
    assert say(tmp_path, language).typed_day == expected


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("en", "January", "December"), ("cy", "Ionawr", "Rhagfyr"), ("zh-Hans", "一月", "十二月")],
)
def test_months_have_the_names_of_the_language(tmp_path, language, first, last):
    months = say(tmp_path, language).months
    assert (months[0], months[11], len(months)) == (first, last, 12)


def test_a_script_is_part_of_a_language(tmp_path):
    assert say(tmp_path, "zh-Hans").number(1234.4) == "1,234"
    assert say(tmp_path, "zh-Hans").day(date(2025, 6, 24)) == "2025年6月24日"
    assert say(tmp_path, "zh-Hans").percent(0.625) == "63%"


def test_welsh_numbers_are_written_as_the_british_ones(tmp_path):
    assert say(tmp_path, "cy").number(-1234.5, "#,##0.0") == "-1,234.5"
    assert say(tmp_path, "cy").percent(0.625) == "63%"


def test_numbers_follow_the_language(tmp_path):
    assert say(tmp_path, "de").number(1234.4) == "1.234"
    assert say(tmp_path, "de").percent(0.5) == "50\N{NO-BREAK SPACE}%"
