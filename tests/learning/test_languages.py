import pytest

from learning.languages import accepted, best

OFFERED = ("en", "zh-Hans", "cy")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (("cy",), "cy"),
        (("zh-Hans",), "zh-Hans"),
        (("zh-CN",), "zh-Hans"),
        (("zh_TW",), "zh-Hans"),
        (("zh",), "zh-Hans"),
        (("CY-GB",), "cy"),
        ((None, "", "cy"), "cy"),
        (("fr", "cy-GB", "zh"), "cy"),
        (("fr", "de"), "en"),
        ((), "en"),
        (("cyx",), "en"),
        (("<script>",), "en"),
    ],
)
def test_the_first_language_that_is_offered_serves(wanted, found):
    assert best(wanted, OFFERED) == found


def test_the_very_language_goes_before_one_like_it():
    assert best(("zh-Hant",), ("en", "zh-Hans", "zh-Hant")) == "zh-Hant"


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("cy-GB,cy;q=0.9,en;q=0.8", ["cy-GB", "cy", "en"]),
        ("en;q=0.5, zh-CN", ["zh-CN", "en"]),
        ("fr;q=0, cy;q=x, en", ["en"]),
        ("en; q=0.5, cy ;Q=0.9,zh\t;q=0.7", ["cy", "zh", "en"]),
        ("zh-CN; q=0.000, cy; q=0.001", ["cy"]),
        ("en;q=inf, fr;q=nan, de;q=1e9, nl;q=-1, cy;q=0.1;v=2, zh", ["zh"]),
        (f"en{' ' * 10_000};q=0.1,{',' * 10_000};;;=, cy", ["cy", "en"]),
        ("", []),
        (",,;q=1", []),
        ("*", ["*"]),
    ],
)
def test_a_browser_s_wishes_are_read_best_first(header, tags):
    assert accepted(header) == tags
