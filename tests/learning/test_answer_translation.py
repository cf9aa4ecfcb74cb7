import pytest

from learning.answer_translation import source_hash, written_in
from learning.catalogue import load

# The samples mix Chinese answers with those of the other language.
SAMPLES = {
    language: [text for texts in reading.sample.reflections.values() for text in texts if text]
    for language, reading in load().readings.items()
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
        ("Ask Mei", None),
        ("Faire confiance au partenaire", None),
        ("the partner yn Beijing", None),
        ("שלום עולם", None),
        ("123 …", None),
        ("", None),
    ],
)
def test_a_text_shows_its_language_or_none(text, language):
    assert written_in(text) == language


def test_other_words_have_another_hash_and_the_same_words_the_same():
    assert source_hash("文化遗产") == source_hash("文化遗产")
    assert len({source_hash(text) for text in ("a", "a ", "A", "")}) == 4
    assert len(source_hash("a")) == 64
