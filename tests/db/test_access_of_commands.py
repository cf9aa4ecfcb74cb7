"""Every command and query of a tutor, found by its signature, refuses whoever may not."""

import importlib
import inspect
from dataclasses import replace

import pytest

from db import audit, code_book, cohorts, open_answers, tutors
from db.answer_rows import Desk
from db.cohort_settings import Settings
from db.errors import NotYours
from db.translations import Proposal
from learning.vocabulary import Occasion
from tests.db.factories import EDITIONS, NOW, SECRET, TODAY, read, rows, sqlite_only, write
from tests.db.workshop import Workshop
from tests.sources import ROOT

NOBODY = 987_654
# What each further argument is given; the ids are those of the very cohort that is asked for.
GIVEN = {
    "name": "Another name",
    "description": "What it means",
    "colour": "#0b5e67",
    "text": "Well put.",
    "email": "cleo@example.org",
    "typed": "Spring",
    "settings": Settings("Taken over"),
    "occasion": Occasion.AFTER,
    "editions": EDITIONS,
    "now": NOW,
    "today": TODAY,
    "owner": False,
    "archived": True,
    "frozen": True,
    "finished": True,
    "given": True,
    "chosen": True,
    "texts": True,
    "limit": 10,
    "skip": 0,
    "drawn": None,
    "feedback_id": 1,
    "language": "cy",
    "proposal": Proposal("cy", "Geiriau", False, "somebody's words", ""),
    "offered": ("en", "cy"),
}
# These are asked only with what another query has let through.
PARTS = {"row", "note_of_cohort"}


def commands():
    """Every public function of ``db`` that is given a tutor and a cohort, or both as a desk."""
    for file in sorted((ROOT / "db").glob("*.py")):
        module = importlib.import_module(f"db.{file.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            asked = list(inspect.signature(function).parameters)
            scoped = asked[:3] == ["session", "tutor_id", "cohort_id"]
            if function.__module__ != module.__name__ or name.startswith("_") or name in PARTS:
                continue
            if scoped or asked[:2] == ["session", "desk"]:
                yield pytest.param(function, id=f"{file.stem}.{name}")


COMMANDS = list(commands())


@pytest.fixture
def workshop(database):
    made = Workshop(database)
    made.said("somebody's words")
    return made


def called(workshop, function, tutor_id, cohort_id):
    """Call a command for a tutor with arguments that would suit one who may."""
    desk = Desk(workshop.ben, workshop.cohort.id, SECRET)
    codes = [code.id for code in read(workshop.database, code_book.codes, desk)]
    ref = read(workshop.database, open_answers.listed, desk, EDITIONS)[0].ref
    ids = {
        "tutor_id": tutor_id,
        "cohort_id": cohort_id,
        "desk": replace(desk, tutor_id=tutor_id, cohort_id=cohort_id),
        "ref": ref,
        "refs": [ref],
        "code_id": codes[0],
        "into_id": codes[1],
        "code_ids": codes,
        "group_id": next(iter(workshop.cohort.groups)),
        "guest_id": workshop.ben,
    }
    known = {**GIVEN, **ids}
    positional, named = [], {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        value = known[parameter.name]
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        else:
            positional.append(value)
    return write(workshop.database, function, *positional, **named)


def test_the_list_of_commands_is_not_empty():
    names = {command.id for command in COMMANDS}
    assert {"cohort_life.delete", "coding.code", "released_rows.released"} <= names
    assert len(names) > 30


@sqlite_only
@pytest.mark.parametrize("function", COMMANDS)
@pytest.mark.parametrize("who", ["another tutor", "the owner, withdrawn", "of no cohort"])
def test_whoever_may_not_is_refused_and_nothing_changes(workshop, function, who):
    for name in ("Trust", "Money"):
        workshop.add_code(name)
    tutor, cohort = workshop.ada, workshop.cohort.id
    if who == "another tutor":
        tutor = Workshop(workshop.database, "Autumn").ada
    elif who == "of no cohort":
        cohort = NOBODY
    else:
        write(workshop.database, tutors.withdraw, workshop.ada, now=NOW)
        with pytest.raises(NotYours):
            read(workshop.database, cohorts.for_tutor, tutor, cohort)
    before = rows(workshop.database)
    if function in (audit.of_cohorts, audit.number):
        # They narrow the list that a tutor has anyway.
        assert called(workshop, function, tutor, cohort) in ([], 0)
    else:
        with pytest.raises(NotYours):
            called(workshop, function, tutor, cohort)
    assert rows(workshop.database) == before
