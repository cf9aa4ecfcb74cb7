"""Words in the order in which readers look them up."""

import pytest

from learning.catalogue import load
from learning.order import looked_up


def ordered(words, language=""):
    return sorted(words, key=lambda word: looked_up(word, language))


def test_case_and_accents_do_not_count():
    assert ordered(["Zebra", "éclair", "apple", "Eagle"]) == ["apple", "Eagle", "éclair", "Zebra"]


def test_chinese_stands_by_its_sound():
    words = ["知识产权", "阐释", "版权", "遗产", "能力建设", "合作", "创新"]
    assert ordered(words, "zh-Hans") == [
        "版权",  # ban
        "阐释",  # chan
        "创新",  # chuang
        "合作",  # he
        "能力建设",  # neng
        "遗产",  # yi
        "知识产权",  # zhi
    ]


def test_letters_come_before_chinese_and_rare_characters_last():
    assert ordered(["䶮", "版权", "Z", "囍", "1.1"]) == ["1.1", "Z", "版权", "䶮", "囍"]


def test_words_that_begin_alike_stand_together():
    assert ordered(["文物返还", "稳定", "文化外交"]) == ["文化外交", "文物返还", "稳定"]


@pytest.mark.parametrize(
    "words",
    [
        ["cwm", "cymru", "chwarae", "dysgu", "ddoe", "eira"],
        ["gwaith", "ngwaith", "hwyl"],
        ["lwc", "llyfr", "mam"],
        ["pwynt", "phlant", "rwan", "rhan", "sut", "tan", "theatr", "uchel", "ŵyr", "ystyr"],
    ],
)
def test_welsh_letters_of_two_signs_stand_after_the_first_one(words):
    assert ordered(words[::-1], "cy") == words
    assert ordered(words[::-1], "en") != words


@pytest.mark.parametrize("language", load().languages)
def test_no_two_terms_of_the_glossary_share_a_place(language):
    terms = [term.term for term in load().reading(language).glossary.text.terms.values()]
    assert len({looked_up(term, language) for term in terms}) == len(terms)
