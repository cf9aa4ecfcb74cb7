from datetime import timedelta

import pytest
from sqlalchemy import select

from db.models import Code
from learning.names import as_written
from tests.pages.coding import a_workshop, at, at_work
from ui import clock

HOSTILE = [
    "<script>alert(1)</script>",
    "**bold** :red[x] $x^2$ [a](http://x.org)",
    "=1+1",
    "مرحبا 👩🏽‍🚀",
]


@pytest.fixture
def workshop(database):
    return a_workshop(database)


@pytest.fixture
def ada(database, reading, workshop):
    return at(at_work(database, reading, workshop.ada), workshop, "codes")


def names(workshop):
    with workshop.database.reading() as session:
        return sorted(session.scalars(select(Code.name)))


def add(person, name):
    person.app.text_input(key="codes.new.name").set_value(name)
    return person.press("coding.book.add", "codes.new")


def test_a_code_is_added_changed_and_deleted(ada, workshop):
    assert ada.sees("coding.book.empty")
    add(ada, "Trust")
    (code,) = codes(workshop)
    ada.app.text_input(key=f"codes.{code}.name").set_value("Confidence")
    ada.app.text_area(key=f"codes.{code}.description").set_value("In each other")
    ada.press("coding.book.keep", f"codes.{code}.change")
    assert ada.sees("coding.book.kept")
    assert names(workshop) == ["Confidence"]
    assert "In each other" in [text.value for text in ada.app.text]
    assert ada.app.button(key=f"codes.{code}.remove").disabled
    ada.app.checkbox(key=f"codes.{code}.sure").check()
    ada.run().click(f"codes.{code}.remove")
    assert names(workshop) == []


def test_two_codes_are_merged(ada, workshop):
    add(ada, "Faith")
    add(ada, "Trust")
    gone, kept = codes(workshop)
    ada.app.selectbox(key=f"codes.{gone}.into").set_value(kept)
    ada.press("coding.book.merge.go", f"codes.{gone}.merge")
    assert ada.sees("coding.book.merged")
    assert names(workshop) == ["Trust"]


@pytest.mark.parametrize(("name", "why"), [("", "CodeNameMissing"), ("TRUST", "CodeNameTaken")])
def test_a_name_that_cannot_be_kept_is_refused_and_stays_in_its_field(ada, workshop, name, why):
    workshop.add_code("Trust")
    ada.app.text_area(key="codes.new.description").set_value("A long description")
    assert add(ada, name).sees(f"refused.{why}")
    assert names(workshop) == ["Trust"]
    assert ada.app.text_input(key="codes.new.name").value == name
    assert ada.app.text_area(key="codes.new.description").value == "A long description"


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("found", ["Trust", ""])
def test_the_second_click_of_a_double_click_is_no_second_code(ada, workshop, monkeypatch, found):
    add(ada, "Trust")
    assert ada.app.text_input(key="codes.new.name").value == ""
    assert not ada.app.warning
    add(ada, found)
    assert not ada.app.warning
    assert names(workshop) == ["Trust"]
    later = clock.now() + timedelta(seconds=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert add(ada, found).app.warning


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text(ada, workshop, name):
    add(ada, name)
    assert names(workshop) == [name]
    used = ada.say.count("coding.book.used", 0)
    (label,) = (e.label for e in ada.app.expander if e.label.endswith(used))
    assert label == f"{as_written(name)} · {used}"


def test_without_a_code_there_is_no_file_to_take_along(ada):
    assert not ada.app.get("download_button")
    add(ada, "Trust")
    (button,) = ada.app.get("download_button")
    assert button.proto.label == ada.say("coding.files.book")


def codes(workshop):
    with workshop.database.reading() as session:
        return list(session.scalars(select(Code.id).order_by(Code.id)))
