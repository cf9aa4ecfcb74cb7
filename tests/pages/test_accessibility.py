"""The accessibility statement says what was tested, what failed and what is known not to hold."""

from dataclasses import replace
from typing import get_args

import pytest

from learning.authored import accessibility
from learning.authored.accessibility import Check, Finding, Limit, Result, Way
from tests.pages.person import Person
from ui import resources
from ui.places import PLACES

FOUND = accessibility.Tested(
    day="2026-11-21",
    tools={"axe-core": "4.12.1"},
    languages=("en", "cy"),
    places=tuple(place for place in PLACES if place != "plan"),
    pages=1234,
    results=(Result(check="axe", way="dark", looked=40, failed=1),),
    findings=(Finding(check="axe", way="dark", place="about", language="cy"),),
)


@pytest.fixture
def stated(reading, monkeypatch):
    """Lets the statement tell other facts."""

    def state(tested):
        plan = reading.accessibility.model_copy(update={"tested": tested})
        told = replace(reading, accessibility=plan)
        catalogue = resources.catalogue()
        readings = {**catalogue.readings, "en": told}
        monkeypatch.setattr(resources, "catalogue", lambda: replace(catalogue, readings=readings))
        return told

    return state


def test_what_was_tested_and_what_failed_is_said_with_its_numbers(database, stated):
    visitor = Person(database, stated(FOUND)).open("accessibility")
    say = visitor.say
    assert visitor.title == say("page.accessibility")
    languages = say.listed([say("language.en"), say("language.cy")])
    told = {"day": "21 November 2026", "pages": "1,234", "languages": languages}
    assert visitor.sees("accessibility.tested.when", **told)
    assert visitor.sees("accessibility.tested.with", tools="axe-core 4.12.1")
    # A page that is newer than the test is named.
    assert visitor.sees("accessibility.tested.new", pages=say("page.plan"))
    (table,) = visitor.app.table
    assert table.value.to_numpy().tolist() == [
        [say("accessibility.check.axe"), say("accessibility.way.dark"), "40", "1"]
    ]
    assert visitor.sees(
        "accessibility.failed.one",
        page=say("page.about"),
        language=say("language.cy"),
        check=say("accessibility.check.axe"),
        way=say("accessibility.way.dark"),
    )


def test_nothing_failed_and_nothing_was_tested_are_said_as_well(database, stated):
    clean = FOUND.model_copy(update={"findings": (), "places": PLACES})
    visitor = Person(database, stated(clean)).open("accessibility")
    assert visitor.sees("accessibility.failed.none")
    assert not visitor.app.warning
    visitor = Person(database, stated(None)).open("accessibility")
    assert visitor.sees("accessibility.tested.never")
    assert not visitor.app.table


def test_every_limit_is_said_and_the_statement_is_found_from_about(visitor, reading):
    visitor.open("accessibility")
    assert reading.accessibility.limits
    for limit in reading.accessibility.limits:
        assert visitor.sees(f"accessibility.limit.{limit}")
    visitor.open("about")
    assert visitor.sees("page.accessibility")


def test_every_fact_of_the_statement_has_words(catalogue):
    for reading in catalogue.readings.values():
        for part, names in (("check", Check), ("way", Way), ("limit", Limit)):
            for name in get_args(names):
                assert reading.phrases(f"accessibility.{part}.{name}")


def test_the_shipped_statement_tells_of_this_version(reading):
    tested = reading.accessibility.tested
    assert tested is not None
    assert set(tested.places) <= set(PLACES)
    assert {result.check for result in tested.results} == set(get_args(Check))
    assert len(tested.findings) == sum(
        result.failed for result in tested.results if result.check != "visits"
    )
