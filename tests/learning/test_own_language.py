import pytest

from learning.catalogue import CONTENT, load
from learning.content_tree import read_tree
from learning.own_language import own_language
from learning.phrase_files import read_catalogues
from learning.translations import collected
from tests.content.pseudo import CODE, pseudo

# The samples mix Chinese answers with those of the other language.
CATALOGUE = load()
written_in = CATALOGUE.own_language.written_in
SAMPLES = {
    language: [text for texts in reading.sample.reflections.values() for text in texts if text]
    for language, reading in CATALOGUE.readings.items()
}

EVERYTHING = {
    language: [
        text
        for places in collected(
            language, words, read_catalogues(CONTENT / language, [])
        ).texts.values()
        for text in places.values()
    ]
    for language, words in read_tree(CONTENT, []).words.items()
}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_sample_answers_show_their_own_language_or_none_and_never_another(language):
    found = [written_in(text) for text in SAMPLES[language]]
    chinese = [text for text in SAMPLES[language] if not text.isascii() and "。" in text]
    assert found.count("zh-Hans") == len(chinese) > 5
    assert set(found) <= {"zh-Hans", language, None}
    assert found.count(None) < len(found) / 10


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("与UK museum合作，建立信任", "zh-Hans"),
        ("We call it guanxi 关系, and it is slow", "en"),
        ("Mae’r bartneriaeth yn gweithio i’r ddwy ochr", "cy"),
        ("ASK THE PARTNER", "en"),
        ("Ask Mei", "en"),
        ("Mei", None),
        ("Faire confiance au partenaire", None),
        ("Il faut du temps pour trouver un partenaire", None),
        ("I am sure of it", "en"),
        ("the partner yn Beijing", None),
        ("שלום עולם", None),
        ("123 …", None),
        ("", None),
    ],
)
def test_a_text_shows_its_language_or_none(text, language):
    assert written_in(text) == language


def test_a_language_that_is_added_is_known_by_the_words_of_its_own_content():
    texts = {language: every for language, every in EVERYTHING.items() if language != "cy"}
    texts[CODE] = [pseudo(text) for text in texts["en"]]
    found = own_language(texts, {})
    assert found.written_in(pseudo("We trust the partner")) == CODE
    assert found.written_in("We trust the partner") == "en"
    assert found.written_in("我们信任合作方") == "zh-Hans"
    assert found.written_in("Mae'r bartneriaeth yn gweithio") is None


def test_characters_tell_no_language_where_two_are_written_in_them():
    texts = {"zh-Hans": ["我们信任合作方"], "zh-Hant": ["我們信任合作方"], "en": ["We trust them"]}
    assert own_language(texts, {}).written_in("我们信任合作方") is None
