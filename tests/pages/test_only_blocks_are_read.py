"""What tutors and classmates see is a function of released blocks, page by page and file by file.

``tests/db/test_privacy_floor.py`` shows that no arithmetic on released blocks describes fewer
people than the floor. Here two cohorts differ only in what blocks do not tell: what was said by
people who wait, who were withheld or are still writing, and which of the people of a block said
what. Every page, chart, table, report and file has to be the same for both.
"""

import csv
import io
import json
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from google.protobuf.json_format import MessageToDict
from sqlalchemy import delete, insert, select, update

from db import blocks, personal, plans, recount, released_rows, tutors
from db.models import Attempt, Block, PlanEntry, Reflection, Response
from learning.cohort_exports.files import order, write
from learning.cohort_exports.limits import Amount, Wanted
from learning.plan import Commitment
from learning.reports.cohort import cohort_document
from learning.vocabulary import Occasion
from tests.pages.cohorts import a_full_cohort, join, opened, release, submit
from tests.pages.person import Person
from tests.pages.test_access_table import TUTORS
from ui import cohort_report
from ui.visit import Visit

SIZE, LATE = 30, 4
BASELINE, AFTER = Occasion.BASELINE, Occasion.AFTER
PROMPT = "R1.1"
# Lists a tutor's cohorts, and is not about one.
PLACES = [place for place in TUTORS if place != "cohorts"]


@pytest.fixture
def full(database, reading, tutor):
    """A cohort with people who are shown, who wait, who were withheld, and who still write."""
    full = a_full_cohort(database, reading, SIZE, tutor=tutor, occasions=(BASELINE,))
    opened(database, tutor, full.cohort, AFTER)
    come_back = {key: {"C1.1b": "3", "C1.2b": "4", "Q1": "A"} for key in full.learners[:24]}
    submit(database, reading, come_back, AFTER)
    release(database, reading, tutor, full.cohort, AFTER)
    late = join(database, reading, full.cohort, LATE)
    submit(database, reading, {key: {"C1.1b": "1", "Q1": "B"} for key in late}, AFTER)
    with database.writing() as session:
        for attempt in session.scalars(select(Attempt)).all():
            text = f"Written by {attempt.learner_id} on {attempt.occasion}"
            session.add(Reflection(attempt_id=attempt.id, item_id=PROMPT, text=text))
        for learner in full.learners[:9]:
            plans.save(session, learner, Commitment(1, action=f"Step of {learner}"))
        plans.show(session, full.cohort.id)
        personal.erase(session, full.learners[0], reading.editions)
    return full


def everything(person, learner, full):
    """What every page of the cohort holds, and its files, in words that can be compared."""
    seen = {place: page(person, place, **full.address) for place in PLACES}
    for place in ("results", "class_quotes"):
        seen[place] = page(learner, place)
    visit = Visit(None, person.reading, tutor_of(person))
    gathered = cohort_report.gathered(visit, full.cohort, quotes=True)
    seen["report"] = json.dumps(cohort_document(gathered, person.say), sort_keys=True, default=str)
    return seen


def page(person, place, **query):
    person.open(place, **query)
    protos = [MessageToDict(element.proto) for element in person.app.main if element.proto]
    for proto in protos:
        proto.pop("deferredFileId", None)  # drawn by chance for every button
    return json.dumps(protos, sort_keys=True)


def tutor_of(person):
    with person.database.reading() as session:
        return tutors.find(session, person.tutor_id)


def lines(person, full, *, texts):
    """The lines of the file of answers, without the numbers that are drawn by chance."""
    with person.database.reading() as session:
        found = released_rows.released(session, person.tutor_id, full.cohort.id, texts=texts)
        rows = [row for part in found.parts for row in part]
    wanted = Wanted("csv", "wide", texts)
    made = order(wanted, Amount(len(rows), 0), [person.edition], person.say, "x", "x")
    with TemporaryDirectory() as folder:
        write(made, rows, Path(folder))
        read = csv.reader(io.StringIO(Path(folder, made.name).read_text("utf-8-sig"), newline=""))
    return Counter(tuple(line[1:]) for line in read)


def not_shown(session):
    """Attempts that no released block counts."""
    shown = select(Block.id).where(Block.released_at.is_not(None))
    query = select(Attempt.id).where(Attempt.block_id.is_(None) | Attempt.block_id.not_in(shown))
    return set(session.scalars(query))


def say_something_else(session, attempts):
    """Let people have chosen and written something else."""
    for option, other in (("1", "5"), ("3", "2"), ("A", "C"), ("B", "D")):
        mine = Response.attempt_id.in_(attempts), Response.option == option
        session.execute(update(Response).where(*mine).values(option=other))
    mine = Reflection.attempt_id.in_(attempts)
    session.execute(update(Reflection).where(mine).values(text="Something else"))


def exchange(session, one, other):
    """Let two attempts have each other's answers."""
    columns = Response.item_id, Response.option
    given = {
        attempt: session.execute(select(*columns).where(Response.attempt_id == attempt)).all()
        for attempt in (one, other)
    }
    session.execute(delete(Response).where(Response.attempt_id.in_((one, other))))
    for attempt, answers in ((one, given[other]), (other, given[one])):
        rows = [{"attempt_id": attempt, "item_id": i, "option": o} for i, o in answers]
        session.execute(insert(Response), rows)


def exchangeable(session, cohort_id, besides):
    """Pairs of people with the same standing, each as the attempts that they may exchange."""
    alike = defaultdict(list)
    for learner, theirs in blocks.signatures(session, cohort_id).items():
        if learner != besides:
            alike[tuple(one.blocks for one in theirs)].append(
                [attempt for one in theirs for attempt in one.attempts]
            )
    return [
        pair for people in alike.values() for pair in zip(people[::2], people[1::2], strict=False)
    ]


@pytest.fixture
def classmate(database, reading, full):
    """One of those whom figures show, looking at their own result beside those of others."""
    with database.reading() as session:
        shown = blocks.signatures(session, full.cohort.id).items()
    # Who left the figures with somebody who erased their data is compared with nobody.
    learner = next(one for one, theirs in shown if sum(len(s.attempts) for s in theirs) > 1)
    person = Person(database, reading)
    person.app.session_state["window"].learner_id = person.learner_id = learner
    return person


def test_what_those_said_whom_no_figure_shows_is_told_nowhere(
    database, reading, tutor, classmate, full
):
    with database.writing() as session:
        hidden = not_shown(session)
    assert len(hidden) >= LATE + 4
    before = everything(tutor, classmate, full), lines(tutor, full, texts=True)
    assert classmate.say("compare.title") in before[0]["results"]
    with database.writing() as session:
        say_something_else(session, hidden)
        session.execute(update(PlanEntry).where(~PlanEntry.shown).values(action="Another step"))
        recount.recount(session, reading.editions)
    after = everything(tutor, classmate, full), lines(tutor, full, texts=True)
    assert [place for place in before[0] if before[0][place] != after[0][place]] == []
    assert before[1] == after[1]
    # The same change among those who are shown is seen, so that the comparison can fail.
    with database.writing() as session:
        everybody = set(session.scalars(select(Attempt.id)))
        say_something_else(session, everybody - hidden)
        recount.recount(session, reading.editions)
    after = everything(tutor, classmate, full)
    differing = {place for place in before[0] if before[0][place] != after[place]}
    assert {"profile", "items", "change", "answers", "results", "report"} <= differing


def test_who_of_a_block_said_what_is_told_nowhere(database, reading, tutor, classmate, full):
    before = everything(tutor, classmate, full), lines(tutor, full, texts=False)
    with database.writing() as session:
        pairs = exchangeable(session, full.cohort.id, classmate.learner_id)
        for one, other in pairs:
            for mine, theirs in zip(one, other, strict=True):
                exchange(session, mine, theirs)
        assert recount.recount(session, reading.editions) == []
    assert len(pairs) > 4
    after = everything(tutor, classmate, full), lines(tutor, full, texts=False)
    assert [place for place in before[0] if before[0][place] != after[0][place]] == []
    assert before[1] == after[1]
