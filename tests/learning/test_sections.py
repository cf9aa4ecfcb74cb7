import pytest

from learning.reading_time import HAN_A_MINUTE, WORDS_A_MINUTE, minutes
from learning.sections import next_unread, sections


def words(number):
    return " ".join(["heritage"] * number)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, 1), (1, 1), (160, 1), (161, 2), (320, 2), (321, 3)]
)
def test_reading_takes_whole_minutes_and_at_least_one(number, expected):
    assert minutes(words(number)) == expected


def test_texts_are_counted_together():
    assert minutes(words(100), words(100)) == 2


def test_a_word_with_an_apostrophe_or_a_hyphen_is_one_word():
    assert minutes(" ".join(["museum's"] * 80 + ["cross-border"] * 80)) == 1
    assert minutes(" ".join(["museum’s"] * 161)) == 2


def test_signs_and_markdown_are_no_words():
    assert minutes("**—** · 1" * 50 + words(WORDS_A_MINUTE - 50)) == 1


@pytest.mark.parametrize(("number", "expected"), [(260, 1), (261, 2), (520, 2)])
def test_chinese_is_counted_by_its_signs(number, expected):
    assert minutes("遗" * number) == expected


def test_both_scripts_add_up():
    assert minutes("遗" * (HAN_A_MINUTE // 2) + words(WORDS_A_MINUTE // 2)) == 1
    assert minutes("遗" * HAN_A_MINUTE + words(1)) == 2


def test_sections_come_in_reading_order(reading):
    found = list(sections(reading))
    points = [f"themes/{name}" for name in reading.key_points]
    cases = [f"cases/{name}" for name in reading.cases]
    articles = [f"background/{name}" for name in reading.articles]
    assert found == [*points, *cases, *articles]


def test_a_section_has_an_address_a_title_and_a_length(reading):
    section = sections(reading)["cases/leodis"]
    assert (section.place, section.query, section.theme) == ("cases", ("case", "leodis"), "T2")
    assert section.title == reading.cases["leodis"].text.title
    assert section.minutes >= 1


def test_every_section_is_found_under_its_own_id(reading):
    assert all(section.id == name for name, section in sections(reading).items())


def test_background_belongs_to_no_theme_and_key_points_to_theirs(reading):
    every = sections(reading)
    assert every["background/innovation"].theme is None
    assert every["themes/K3.1"].theme == "T3"


def test_a_longer_text_takes_longer(reading):
    every = sections(reading)
    assert every["background/cooperation"].minutes > every["cases/heritage-network-uk"].minutes


def test_the_next_unread_section_is_the_first_that_is_not_done(reading):
    assert next_unread(reading, set()).id == "themes/K1.1"
    assert next_unread(reading, {"themes/K1.1", "themes/K1.3"}).id == "themes/K1.2"


def test_nothing_is_unread_when_all_is_done(reading):
    assert next_unread(reading, set(sections(reading))) is None


def test_what_was_done_and_is_gone_holds_nobody_up(reading):
    assert next_unread(reading, {"cases/gone"}).id == "themes/K1.1"
