"""The files of coded answers, read back by somebody else and held against the database."""

import pytest

from db import tutors
from db.errors import NotYours
from db.models import Tutor
from learning import refi
from learning.refi import clean
from tests.pages.coding import a_workshop
from tests.refi.reader import read_project
from ui import answers_files, answers_frame
from ui.clock import now
from ui.visit import Visit

HOSTILE = "<b>&]]> \x07\ufffe =1+1 \u202eback\u202c 👩🏽‍🚀 #panic($x$)\r\nnext " + "x" * 9_900


@pytest.fixture
def workshop(database):
    workshop = a_workshop(database, "A <b>title</b> & more")
    workshop.said("信任最重要", HOSTILE, "three", group=0)
    return workshop


def files_of(workshop, reading, tutor):
    with workshop.database.reading() as session:
        record = tutors.find(session, tutor)
    visit = Visit(None, reading, record)
    return visit, answers_frame.material(visit, workshop.cohort)


def read_back(workshop, reading, tutor):
    visit, found = files_of(workshop, reading, tutor)
    return read_project(refi.project(answers_files.project(visit, found), origin="Dashboard"))


def codings(project):
    return {text: codings for text, _, codings in project.sources.values()}


def test_answers_attributes_codes_and_codings_are_those_of_the_database(workshop, reading):
    trust, money = workshop.add_code("Trust", HOSTILE[:1_000]), workshop.add_code("<Money>")
    for text in ("信任最重要", HOSTILE):
        workshop.code(workshop.ada, text, trust, money)
        workshop.code(workshop.ben, text, trust)
    workshop.decide(workshop.ada, HOSTILE, money, True)
    found = read_back(workshop, reading, workshop.ada)
    assert found.name == clean(workshop.cohort.title)
    assert found.coders == ["Tutor 1", "Tutor 2", "Agreed"]
    assert {name: text for name, (text, _) in found.codes.items()} == {
        "Trust": clean(HOSTILE[:1_000].strip()),
        "<Money>": "",
    }
    both = [("Tutor 1", "<Money>"), ("Tutor 1", "Trust"), ("Tutor 2", "Trust")]
    assert codings(found) == {
        "信任最重要": [("Agreed", "Trust"), *both],
        clean(HOSTILE): [("Agreed", "<Money>"), ("Agreed", "Trust"), *both],
        "three": [],
    }
    attributes = {tuple(sorted(a.items())) for _, a, _ in found.sources.values()}
    assert attributes == {
        (
            ("Group", "Archive"),
            ("Language", "en"),
            ("Occasion", reading.phrases("occasion.after")),
            ("Question", reading.instrument.text.reflections["R1.1"].replace("*", "")),
            ("Theme", reading.themes["T1"].text.short),
            ("Version", "partnership 1"),
        )
    }


def test_what_a_colleague_has_not_shown_yet_is_in_no_file(workshop, reading):
    secret = workshop.add_code("Trust")
    workshop.code(workshop.ben, "three", secret)
    for tutor, seen in (
        (workshop.ada, []),
        (workshop.ben, [("Agreed", "Trust"), ("Tutor 1", "Trust")]),
    ):
        assert codings(read_back(workshop, reading, tutor))["three"] == seen


def test_no_name_of_a_tutor_and_no_id_is_in_the_file(workshop, reading):
    workshop.code(workshop.ada, "three", workshop.add_code("Trust"))
    visit, found = files_of(workshop, reading, workshop.ada)
    content = refi.project(answers_files.project(visit, found), origin="Dashboard")
    assert b"Ada" not in content
    assert b"example.org" not in content
    assert found.desk.secret.encode() not in content


def test_the_file_holds_what_may_be_shown_when_it_is_made(workshop, reading):
    visit, found = files_of(workshop, reading, workshop.ada)
    workshop.code(workshop.ada, "three", workshop.add_code("Trust"))
    assert codings(read_project(answers_files.coded(visit, found.cohort)))["three"]
    with workshop.database.writing() as session:
        session.get_one(Tutor, workshop.ada).withdrawn_at = now()
    with pytest.raises(NotYours):
        answers_files.coded(visit, found.cohort)
