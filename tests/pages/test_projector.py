import base64
import re
from dataclasses import replace

import pytest
import typst
import zxingcpp
from PIL import Image

from db import cohort_life, cohorts
from db.errors import SignedOut
from learning.names import as_written
from tests.pages.workshop import HOSTILE, do, run_by
from ui import projector, public_link

ADDRESS = "https://learn.example.org"


@pytest.fixture(autouse=True)
def address(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", f"{ADDRESS}/")


@pytest.fixture
def cohort(tutor):
    return run_by(tutor)


def read(svg, folder):
    """What a camera reads in a picture, on a dark wall."""
    (folder / "code.svg").write_bytes(svg)
    page = '#set page(width: 12cm, height: 12cm, fill: black)\n#image("code.svg", width: 8cm)'
    (folder / "page.typ").write_text(page, encoding="utf-8")
    png = folder / "page.png"
    png.write_bytes(typst.compile(folder / "page.typ", format="png", ppi=100))
    with Image.open(png) as picture:
        return [found.text for found in zxingcpp.read_barcodes(picture)]


def sheets(person):
    label = person.say("cohort.sheet")
    return [button for button in person.app.get("download_button") if button.proto.label == label]


def pictures(person):
    return [image.url for images in person.app.get("image") for image in images.proto.imgs]


def test_smoke(tutor, cohort, tmp_path):
    tutor.open("projector", cohort=str(cohort.id))
    assert tutor.title == "Spring workshop"
    assert public_link.spoken(cohort.join_code) in tutor.shown
    assert as_written("learn.example.org") in tutor.shown
    (url,) = pictures(tutor)
    start, data = url.split(",", 1)
    assert start == "data:image/svg+xml;base64"
    link = f"{ADDRESS}/assessment?join={cohort.join_code}"
    assert read(base64.b64decode(data), tmp_path) == [link]


def test_the_room_sees_how_many_are_in(tutor, cohort, newcomer):
    group = next(iter(cohort.groups))
    counted = [tutor.open("projector", cohort=str(cohort.id)).say.count("cohort.people", 0)]
    assert counted[0] in tutor.shown
    for people in (1, 2):
        newcomer(cohort=cohort, group=group)
        tutor.run()
        counted.append(tutor.say.count("cohort.people", people))
        assert [line for line in counted if line in tutor.shown] == [counted[-1]]


@pytest.mark.parametrize(
    ("command", "named", "note"),
    [
        (cohort_life.set_frozen, {"frozen": True}, "cohort.frozen.note"),
        (cohort_life.set_archived, {"archived": True}, "cohort.archived.note"),
    ],
)
def test_a_cohort_that_takes_nobody_shows_no_way_in(tutor, cohort, newcomer, command, named, note):
    newcomer(cohort=cohort, group=next(iter(cohort.groups)))
    do(tutor, command, cohort, **named)
    tutor.open("projector", cohort=str(cohort.id))
    assert tutor.title == "Spring workshop"
    assert tutor.sees("projector.closed")
    assert tutor.sees(note)
    assert tutor.say.count("cohort.people", 1) in tutor.shown
    assert pictures(tutor) == []
    assert not sheets(tutor)
    assert cohort.join_code not in tutor.shown
    assert public_link.spoken(cohort.join_code) not in tutor.shown
    do(tutor, command, cohort, **dict.fromkeys(named, False))
    assert public_link.spoken(cohort.join_code) in tutor.run().shown
    assert sheets(tutor)
    assert not tutor.sees("projector.closed")


class Rerun(Exception):
    pass


@pytest.mark.parametrize("change", ["frozen", "title", "out"])
def test_the_wall_follows_what_changes_elsewhere(tutor, cohort, newcomer, monkeypatch, change):
    newcomer(cohort=cohort, group=next(iter(cohort.groups)))
    visit = tutor.app.session_state["window"].visit
    said = []

    def current():
        if change == "out":
            raise SignedOut
        return visit

    def rerun():
        raise Rerun

    monkeypatch.setattr(projector.visitor, "current", current)
    monkeypatch.setattr(projector.st, "markdown", said.append)
    monkeypatch.setattr(projector.st, "rerun", rerun)
    if change != "out":
        projector._people.__wrapped__(cohort)
        assert said == [f"**{tutor.say.count('cohort.people', 1)}**"]
    if change == "frozen":
        do(tutor, cohort_life.set_frozen, cohort, frozen=True)
    drawn = replace(cohort, title="Before") if change == "title" else cohort
    with pytest.raises(Rerun):
        projector._people.__wrapped__(drawn)


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_who_is_no_tutor_sees_no_code(request, cohort, who):
    person = request.getfixturevalue(who)
    person.open("projector", cohort=str(cohort.id))
    assert person.title == person.say("page.sign_in")
    assert pictures(person) == []


def test_the_code_of_another_tutors_cohort_is_not_shown(tutor, other_tutor):
    theirs = run_by(other_tutor, "Theirs")
    tutor.open("projector", cohort=str(theirs.id))
    assert tutor.sees("cohort.unknown")
    assert theirs.join_code not in tutor.shown
    assert pictures(tutor) == []


@pytest.mark.parametrize("title", HOSTILE)
def test_the_sheet_shows_any_title_as_text_and_its_code_can_be_read(
    tutor, title, tmp_path, monkeypatch, reading
):
    cohort = run_by(tutor, title)
    tutor.open("projector", cohort=str(cohort.id))
    assert as_written(title.strip()) == tutor.title
    monkeypatch.setattr(public_link.visitor, "current", lambda: tutor)
    monkeypatch.setattr(tutor, "reading", reading)
    sheet = public_link.sheet(cohort).decode()
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in sheet
    (svg,) = re.findall(r"<svg.*?</svg>", sheet, re.DOTALL)
    assert read(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"').encode(), tmp_path)
    assert "<script" not in sheet
    assert "<b>bold" not in sheet
    assert public_link.spoken(cohort.join_code) in sheet
    assert not re.search(r"(src|href)\s*=", sheet)


def test_the_link_fills_in_the_code_and_brings_a_learner_in(visitor, tutor, cohort):
    visitor.open("assessment", join=cohort.join_code)
    assert visitor.app.radio(key="join.way").value == "cohort"
    assert visitor.app.text_input(key="join.code").value == cohort.join_code
    assert visitor.sees("join.code.found", title="Spring workshop")
    group = next(iter(cohort.groups))
    visitor.choose("join.group", group).click("join.start")
    visitor.open("assessment")
    assert visitor.sees("cohort.number", number=1)
    assert visitor.open("my_data").sees("cohort.number", number=1)


@pytest.mark.parametrize("code", ["", "x", "<b>", "0" * 300])
def test_a_link_with_a_wrong_code_brings_nobody_in(visitor, code):
    visitor.open("assessment", join=code)
    assert visitor.app.button(key="join.start").disabled is bool(code)


def test_a_frozen_cohort_says_that_it_takes_nobody(visitor, tutor, cohort):
    do(tutor, cohort_life.set_frozen, cohort, frozen=True)
    visitor.open("assessment", join=cohort.join_code)
    assert visitor.sees("refused.NotJoinable")
    assert visitor.app.button(key="join.start").disabled


def test_a_cohort_that_freezes_before_the_click_takes_nobody(visitor, tutor):
    cohort = run_by(tutor, groups=())
    visitor.open("assessment", join=cohort.join_code)
    do(tutor, cohort_life.set_frozen, cohort, frozen=True)
    visitor.click("join.start")
    assert visitor.sees("refused.NotJoinable")
    with tutor.database.reading() as session:
        assert cohorts.by_join_code(session, cohort.join_code).frozen
        assert session.query(cohort_life.Cohort).count() == 1


def test_without_a_public_address_the_link_leads_where_the_tutor_sees_the_page(
    tutor, cohort, monkeypatch
):
    monkeypatch.delenv("PUBLIC_URL")
    tutor.open("cohort", cohort=str(cohort.id))
    assert f"http://localhost:8501/assessment?join={cohort.join_code}" in tutor.shown
