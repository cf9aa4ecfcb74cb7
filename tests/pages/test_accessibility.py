"""The accessibility statement says what was tested, and what is known not to hold."""

from ui.places import PLACES


def test_the_statement_tells_when_what_was_tested_and_what_does_not_hold(visitor, reading):
    visitor.open("accessibility")
    statement = reading.accessibility
    assert visitor.sees("accessibility.lead", standard=statement.standard)
    for name in statement.limits:
        assert visitor.sees(f"accessibility.limit.{name}")
    found = statement.tested
    if found is None:
        assert visitor.sees("accessibility.tested.never")
    else:
        assert visitor.say.day(found.day) in visitor.shown
        assert len(visitor.app.table[0].value) == len(found.results)


def test_a_page_that_is_newer_than_the_test_is_named(visitor, reading, monkeypatch):
    found = reading.accessibility.tested
    if found is None:
        return
    older = found.model_copy(update={"places": tuple(p for p in PLACES if p != "plan")})
    statement = reading.accessibility.model_copy(update={"tested": older})
    monkeypatch.setitem(vars(reading), "accessibility", statement)
    visitor.open("accessibility")
    assert visitor.sees("accessibility.tested.new", pages=reading.phrases("page.plan"))


def test_the_page_about_the_app_leads_there(visitor):
    visitor.open("about")
    assert visitor.sees("page.accessibility")
