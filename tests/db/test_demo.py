"""A synthetic cohort fills an empty database, and never mixes with real people."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from db import attempts, demo, learners, plans
from db.demo import NotEmpty, fill
from db.models import Attempt, Cohort, Learner, Reflection, Response
from learning.scoring import score
from learning.vocabulary import Occasion
from tests.db.factories import NOW, SECRET, a_learner, write


def filled(database, reading, size=6):
    return write(database, fill, reading, size, secret=SECRET, now=NOW)


def test_every_synthetic_learner_has_submitted_on_two_occasions(database, reading):
    filled(database, reading, size=40)
    with database.reading() as session:
        occasions = Counter(
            attempt.occasion for attempt in session.scalars(select(Attempt)) if attempt.submitted_at
        )
        groups = Counter(session.scalars(select(Learner.group_id)))
    assert occasions == {Occasion.BASELINE: 40, Occasion.AFTER: 40}
    assert list(groups.values()) == [20, 20]


def test_every_answer_is_one_that_the_instrument_offers(database, reading):
    filled(database, reading)
    edition = reading.instrument
    with database.reading() as session:
        rows = session.execute(
            select(Attempt.occasion, Response.item_id, Response.option).join(
                Response, Response.attempt_id == Attempt.id
            )
        ).all()
        texts = session.execute(
            select(Attempt.occasion, Reflection.item_id).join(
                Reflection, Reflection.attempt_id == Attempt.id
            )
        ).all()
    asked = {occasion: {i.id: i for i in edition.on(occasion)} for occasion in Occasion}
    assert rows
    assert texts
    assert all(option in asked[occasion][item].options for occasion, item, option in rows)
    assert all(asked[occasion][item].kind == "open" for occasion, item in texts)


def test_a_printed_resume_code_opens_a_learner_with_results(database, reading):
    code = filled(database, reading)[0]
    with database.reading() as session:
        learner = learners.by_resume_code(session, code, SECRET)
        mine = attempts.of_learner(session, learner.id)
        given = attempts.responses(session, learner.id, mine[0].id)
    assert score(reading.instrument, given).overall is not None


def test_the_same_seed_gives_the_same_answers(database, reading, tmp_path):
    filled(database, reading)
    with database.reading() as session:
        first = session.execute(select(Response.item_id, Response.option)).all()
        learner_ids = list(session.scalars(select(Learner.id)))
        first_plans = [plans.of_learner(session, learner_id) for learner_id in learner_ids]
    with database.writing() as session:
        session.delete(session.scalars(select(Cohort)).one())
    filled(database, reading)
    with database.reading() as session:
        second = session.execute(select(Response.item_id, Response.option)).all()
        again = [plans.of_learner(session, i) for i in session.scalars(select(Learner.id))]
    assert sorted(first) == sorted(second)
    assert again == first_plans


def test_a_database_with_a_learner_is_left_alone(database, reading):
    a_learner(database)
    with pytest.raises(NotEmpty):
        filled(database, reading)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Learner)) == 1
        assert session.scalar(select(func.count()).select_from(Cohort)) == 0


def test_the_command_says_how_to_look_around_and_works_once(database, monkeypatch, capsys):
    monkeypatch.setattr(demo, "connect", lambda _url: database)
    monkeypatch.setattr(demo, "server_secret", lambda: SECRET)
    assert demo.main(["3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    with database.reading() as session:
        cohort = session.scalars(select(Cohort)).one()
        learners.by_resume_code(session, lines[1].removeprefix("resume code "), SECRET)
    assert lines[0] == f"3 synthetic learners; join code {cohort.join_code}"
    assert cohort.synthetic
    assert demo.main(["3"]) == 1
    assert capsys.readouterr().err
