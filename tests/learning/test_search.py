import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.catalogue import load
from learning.search import SNIPPET, Entry, folded, index, search
from learning.width import width
from tests.learning.statistics.samples import CAREFULLY

ENTRIES = index(load().reading("en"))


def entry(title, text="", kind="term"):
    return Entry(kind, "glossary", None, title, text)


def titles(hits):
    return [hit.entry.title for hit in hits]


def found(words, *entries):
    return titles(search(list(entries), words))


@pytest.mark.parametrize("words", ["LEODIS", "leodis", " Leodis "])
def test_case_does_not_count(words):
    assert titles(search(ENTRIES, words))[0] == "Leodis, the photographic archive of Leeds"


@pytest.mark.parametrize("words", ["Zuvela", "žuvela", "jelincic", "ŽUVELA"])
def test_accents_do_not_count(words):
    hit = search(ENTRIES, words)[0]
    assert hit.entry.kind == "reference"
    assert "Žuvela" in hit.snippet


def test_every_word_must_be_there():
    both = entry("Both", "a museum in Leeds")
    one = entry("One", "a museum in York")
    assert found("museum leeds", both, one) == ["Both"]
    assert found("leeds   museum", both, one) == ["Both"]
    assert found("museum paris", both, one) == []


def test_words_may_be_spread_over_title_and_text():
    assert found("archive leeds", entry("Archive", "of Leeds")) == ["Archive"]


def test_the_beginning_of_a_word_is_enough_and_its_middle_is_not():
    assert found("partner", entry("Partnership")) == ["Partnership"]
    assert found("nership", entry("Partnership")) == []
    assert found("border", entry("Cross-border work")) == ["Cross-border work"]


def test_chinese_is_found_anywhere_as_it_has_no_spaces():
    assert found("遗产", entry("世界遗产保护")) == ["世界遗产保护"]


def test_titles_come_before_texts_and_ties_keep_their_order():
    entries = [entry("A", "trust"), entry("B", "trust"), entry("Trust"), entry("Trust me", "x")]
    assert found("trust", *entries) == ["Trust", "Trust me", "A", "B"]


@pytest.mark.parametrize("words", ["", "   ", "\n", "**"])
def test_an_empty_search_finds_nothing(words):
    assert search(ENTRIES, words) == []


@pytest.mark.parametrize(
    "words", [".*", "(", "[a-z]+", "\\", "a|b", "^", "$", "museum|leeds", "(?i)a"]
)
def test_signs_of_patterns_are_only_signs(words):
    assert found(words, entry("ab museum leeds", "more text")) == []
    assert found(words, entry(words, "")) == [words]


def test_no_more_is_given_than_was_asked_for():
    many = [entry(f"Museum {number}") for number in range(50)]
    assert len(search(many, "museum")) == 30
    assert titles(search(many, "museum", at_most=2)) == ["Museum 0", "Museum 1"]


def test_markdown_is_neither_searched_nor_shown():
    hit = search([entry("A", "a **strong** partner")], "strong")[0]
    assert hit.snippet == "a strong partner"
    assert found("*", entry("A", "a **strong** partner")) == []


def test_both_kinds_of_apostrophe_are_one():
    assert found("partner's", entry("A", "the partner’s view")) == ["A"]
    assert found("partner’s", entry("A", "the partner's view")) == ["A"]


def test_a_snippet_shows_the_word_that_was_found():
    text = "start " * 60 + "an art museum " + "end " * 60
    snippet = search([entry("A", text)], "art")[0].snippet
    assert "an art museum" in snippet
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert len(snippet) <= SNIPPET + 4


@pytest.mark.parametrize("sign", ["…", "½", "ﬁ", "ß"])
def test_signs_that_fold_into_several_do_not_move_a_snippet(sign):
    text = f"on and on {sign} " * 60 + "until a keyword stands here " + "and so on " * 60
    snippet = search([entry("A", text)], "keyword")[0].snippet
    plain = search([entry("A", text.replace(sign, "-"))], "keyword")[0].snippet
    assert "a keyword stands" in snippet
    assert snippet == plain.replace("-", sign)


def test_a_sign_that_folds_away_does_not_move_a_snippet():
    hit = search([entry("A", "e\u0301" * 300 + " a keyword")], "keyword")[0]
    assert hit.snippet.endswith("a keyword")


def test_texts_are_folded_once_and_not_in_every_search(monkeypatch):
    entries = [entry("Museum", "a museum in Leeds"), entry("Archive", "of Leeds")]
    search(entries, "leeds")
    asked = []
    monkeypatch.setattr("learning.search.folded", lambda text: asked.append(text) or folded(text))
    assert found("leeds museum", *entries) == ["Museum"]
    assert asked == ["leeds museum"]


def test_a_chinese_snippet_shows_the_word_that_was_found():
    text = "本馆与外国机构合作多年。" * 20 + "我们共同策划展览，" + "并把成果带回社区。" * 20
    snippet = search([entry("甲", text)], "策划")[0].snippet
    assert snippet.startswith("…本馆与外国机构合作多年。我们共同策划展览，")
    assert snippet.endswith("…")
    assert width(snippet) <= SNIPPET + 4


def test_a_short_text_is_shown_whole():
    assert search([entry("A", "one\n  two ")], "two")[0].snippet == "one two"


def test_a_word_that_stands_in_the_title_only_shows_the_beginning():
    assert search([entry("Leeds", "The archive.")], "leeds")[0].snippet == "The archive."


def test_every_kind_of_content_can_be_found():
    assert {one.kind for one in ENTRIES} == {
        "key_point",
        "theme",
        "case",
        "article",
        "tool",
        "term",
        "reference",
    }


def test_everything_with_a_page_is_in_the_index(reading):
    pages = {one.query[1] for one in ENTRIES if one.query}
    assert pages == {
        *reading.key_points,
        *reading.themes,
        *reading.cases,
        *reading.articles,
        *reading.tools,
    }


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("speaker's role organisation describes itself", ("case", "heritage-network-uk")),
        ("moral rights", ("tool", "agreement-checklist")),
        ("over-commercialisation and misrepresentation", ("tool", "agreement-checklist")),
        ("collections cannot be explained from inside one country", ("theme", "T1")),
        ("joint sign-off", ("tool", "outcome-indicators")),
        ("complaints misrepresentation", ("tool", "outcome-indicators")),
    ],
)
def test_worksheets_checklist_and_indicators_are_searched_too(words, query):
    assert query in [hit.entry.query for hit in search(ENTRIES, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Žuvela", "zuvela"), ("**Straße**", "strasse"), ("ＡＢ", "ab"), ("’", "'")],
)
def test_folding_leaves_plain_letters(text, expected):
    assert folded(text) == expected


@CAREFULLY
@given(st.text(max_size=30))
def test_folding_takes_each_sign_by_itself(text):
    whole = unicodedata.normalize("NFKD", text.casefold()).replace("*", "").replace("’", "'")
    assert folded(text) == "".join(one for one in whole if not unicodedata.combining(one))


@CAREFULLY
@given(st.text(max_size=30))
def test_any_search_is_answered(words):
    asked = folded(words).split()
    for hit in search(ENTRIES, words):
        whole = folded(f"{hit.entry.title} {hit.entry.text}")
        assert all(word in whole for word in asked)
