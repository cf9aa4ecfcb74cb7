def test_the_page_says_what_is_stored_and_what_was_not_tested(visitor, reading):
    visitor.open("about", x="y")
    assert visitor.title == visitor.say("page.about")
    for text in (reading.module.text.draft_notice, reading.module.text.data_notice):
        assert text in visitor.shown
