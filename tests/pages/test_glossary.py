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
