"""A synthetic cohort fills an empty database, and never mixes with real people."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from db import (
    attempts,
    blocks,
    cohort_tutors,
    demo,
    learners,
    plans,
    recount,
    setup_links,
    synthetic,
    taking_part,
)
from db.models import Attempt, Cohort, Learner, Reflection, Response
from db.synthetic import NotEmpty, fill
from learning.scoring import score
from learning.vocabulary import Occasion
from tests.db.factories import EDITIONS, NOW, SECRET, a_learner, read


def filled(database, reading, size=6):
    return fill(database, reading, size, secret=SECRET, now=NOW)


def test_every_synthetic_learner_has_submitted_on_two_occasions(database, reading):
    filled(database, reading, size=40)
    with database.reading() as session:
        occasions = Counter(
            attempt.occasion for attempt in session.scalars(select(Attempt)) if attempt.submitted_at
        )
        groups = Counter(session.scalars(select(Learner.group_id)))
    assert occasions == {Occasion.BASELINE: 40, Occasion.AFTER: 37}
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
    code = filled(database, reading).codes[0]
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


def test_what_a_synthetic_cohort_answered_is_counted_and_released(database, reading):
    made = filled(database, reading, size=40)
    with database.writing() as session:
        assert recount.recount(session, EDITIONS) == []
        assert blocks.waiting(session, made.cohort_id) == {}
        shown = blocks.released(session, made.cohort_id)
    assert sum(block.people for block in shown if block.occasion is Occasion.BASELINE) == 40


def test_who_takes_part_in_a_synthetic_cohort_is_counted_and_the_next_number_is_free(
    database, reading, monkeypatch
):
    monkeypatch.setattr(synthetic, "_AT_ONCE", 4)
    made = filled(database, reading, size=10)
    with database.writing() as session:
        assert taking_part.recount(session) == []
        kept = taking_part.of_cohort(session, made.cohort_id)
    joined = sum(people for key, people in kept.items() if key.what == taking_part.JOINED)
    assert joined == 10
    assert read(database, lambda s: s.get_one(Cohort, made.cohort_id).last_number) == 10


def test_a_tutor_who_is_named_owns_the_cohort_and_gets_a_link(database, monkeypatch, capsys):
    monkeypatch.setattr(demo, "connect", lambda _url: database)
    monkeypatch.setattr(demo, "server_secret", lambda: SECRET)
    assert demo.main(["3", "--tutor", "tutor@example.org", "--occasions", "3"]) == 0
    token = capsys.readouterr().out.splitlines()[-1].partition("setup=")[2]
    invited = read(database, setup_links.opened, token, SECRET, now=datetime.now(UTC)).tutor
    (owned,) = read(database, cohort_tutors.of_tutor, invited.id)
    assert owned.owner
