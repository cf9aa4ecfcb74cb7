import re

import pytest

from tests.pages.person import Person

_TERM = re.compile(r"\*\*(.+?)\*\*")


def test_every_term_stands_in_the_glossary(visitor, reading):
    visitor.open("glossary", x="y")
    assert visitor.title == visitor.say("page.glossary")
    for term in reading.glossary.text.terms.values():
        assert term.means in visitor.shown


def test_typing_leaves_only_the_terms_that_hold_it(visitor, reading):
    wanted, *others = reading.glossary.text.terms.values()
    visitor.open("glossary").type("glossary.filter", wanted.term.upper())
    assert wanted.means in visitor.shown
    assert not all(other.means in visitor.shown for other in others)
    visitor.type("glossary.filter", "qqqq")
    assert wanted.means not in visitor.shown


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("zh-Hans", "班级", "最佳实践"), ("cy", "Achlysur", "Ymgysylltu")],
)
def test_terms_stand_in_the_order_of_the_language(database, catalogue, language, first, last):
    reader = Person(database, catalogue.reading(language)).come_in().open("glossary")
    terms = [found[1] for one in reader.app.markdown if (found := _TERM.match(one.value))]
    assert len(terms) == len(reader.reading.glossary.text.terms)
    assert terms[0].startswith(first)
    assert terms[-1].startswith(last)
