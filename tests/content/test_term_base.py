"""One word of the field has one translation, wherever it stands."""

import re

import pytest

from learning.catalogue import CONTENT
from learning.content_tree import read_tree
from learning.phrase_files import read_catalogues
from learning.translations import collected

# Invented people choose their own words, and references stay as they were published.
FREE = {"sample.yaml", "bibliography.yaml"}
TREE = read_tree(CONTENT, [])
TEXTS = {
    language: collected(language, words, read_catalogues(CONTENT / language, [])).texts
    for language, words in TREE.words.items()
}
TERMS = TREE.terms.value.terms
LANGUAGES = [language for language in TREE.words if language != "en"]


def places(words):
    """Every place whose English has one of the words, in singular or plural."""
    word = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:s|es)?\b", re.IGNORECASE)
    return [
        (file, place)
        for file, texts in TEXTS["en"].items()
        if file not in FREE
        for place, text in texts.items()
        if word.search(text)
    ]


def has(language, file, place, wanted):
    """Whether a translated text has one of the forms of a term."""
    text = TEXTS[language][file][place].casefold()
    forms = [*wanted.forms, *wanted.term.split(" / ")]
    return any(form.casefold() in text for form in forms)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_used_throughout(term, language):
    known, wanted = TERMS[term], TERMS[term].translations[language]
    lacking = [
        f"{file} {place}"
        for file, place in places(known.words)
        if not has(language, file, place, wanted)
    ]
    assert sorted(lacking) == sorted(wanted.elsewhere)


def test_every_term_is_there_in_every_language():
    assert all(list(known.translations) == LANGUAGES for known in TERMS.values())


def test_the_search_for_terms_would_find_another_word():
    file, place = places(["museum"])[0]
    assert not has("cy", file, place, TERMS["innovation"].translations["cy"])
