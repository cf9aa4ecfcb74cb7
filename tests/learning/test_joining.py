"""Words that stand beside each other, in each language with its own signs between them."""

import re

import pytest

from learning.catalogue import load

CATALOGUE = load()
EVERY = pytest.mark.parametrize("language", CATALOGUE.languages)


def say(language):
    return CATALOGUE.reading(language).phrases


@pytest.mark.parametrize(
    ("join", "en", "zh"),
    [
        (lambda s: s.listed(["甲", "乙", "丙"]), "甲, 乙, 丙", "甲、乙、丙"),
        (lambda s: s.clauses(["甲", "乙", "丙"]), "甲; 乙; 丙", "甲；乙；丙"),
        (lambda s: s.line(["甲", "乙", "丙"]), "甲 · 乙 · 丙", "甲 · 乙 · 丙"),
        (lambda s: s.sentences("甲。", "乙。"), "甲。 乙。", "甲。乙。"),
        (lambda s: s.named("甲", "乙"), "甲: 乙", "甲：乙"),
        (lambda s: s.headed("甲", "乙。"), "甲. 乙。", "甲。乙。"),
        (lambda s: s.aside("甲", "乙"), "甲 (乙)", "甲（乙）"),
        (lambda s: s.span("甲", "乙"), "甲 – 乙", "甲—乙"),
    ],
)
def test_a_language_puts_its_own_signs_between_words(join, en, zh):
    assert join(say("en")) == join(say("cy")) == en
    assert join(say("zh-Hans")) == zh


@EVERY
def test_what_is_empty_leaves_no_sign_behind(language):
    found = say(language)
    for join in (found.listed, found.clauses, found.line):
        assert join([]) == join(["", ""]) == ""
        assert join(["", "one", ""]) == "one"
    assert found.sentences("", "One.", "") == "One."
    assert found.aside("one", "") == "one"
    assert found.span("", "one") == found.span("one", "one") == found.span("one", "") == "one"


@EVERY
def test_a_generator_can_be_joined(language):
    assert say(language).listed(sign for sign in "a") == "a"


@EVERY
def test_braces_in_what_is_joined_are_only_braces(language):
    assert "{first} {}" in say(language).listed(["{first} {}", "{more}"])


def test_no_blank_is_put_into_chinese():
    texts = [key for key in say("zh-Hans").texts if key.startswith("between.")]
    spaced = [key for key in texts if re.search(" ", say("zh-Hans").texts[key][0])]
    assert spaced == ["between.line"]
