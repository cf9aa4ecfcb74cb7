def test_every_reference_stands_there_with_what_was_found(visitor, reading):
    visitor.open("bibliography", x="y")
    assert visitor.title == visitor.say("page.bibliography")
    text = reading.bibliography.text
    for entry in text.entries.values():
        assert ("en", entry.given) in visitor.typed
        assert entry.found in visitor.shown
