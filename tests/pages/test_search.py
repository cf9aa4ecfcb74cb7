import pytest


def test_without_words_the_page_says_what_can_be_found(visitor):
    visitor.open("search")
    assert visitor.title == visitor.say("page.search")
    assert visitor.sees("search.help")
    assert visitor.open("search", x="y").sees("search.help")


def test_a_word_finds_its_case_and_stays_in_the_address(visitor):
    visitor.open("search").type("search.words", "leodis")
    assert "case=leodis" in visitor.shown
    assert visitor.app.query_params == {"q": "leodis"}


def test_words_that_were_taken_out_leave_the_address_too(visitor):
    visitor.open("search", q="leodis").type("search.words", "")
    assert visitor.app.query_params == {}
    assert "case=leodis" not in visitor.shown


def test_an_address_with_words_shows_what_they_find(visitor):
    assert "case=leodis" in visitor.open("search", q="leodis").shown


@pytest.mark.parametrize("words", ["qqqq", "<b>", "\u202e", "' OR 1=1", "leodis qqqq"])
def test_words_that_nothing_holds_find_nothing(visitor, words):
    assert visitor.open("search").type("search.words", words).sees("search.nothing")
