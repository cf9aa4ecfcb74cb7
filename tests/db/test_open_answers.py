from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from db import answer_rows, open_answers, personal, plans
from db.errors import NotYours
from db.models import Block, OpenAnswer
from learning.vocabulary import Occasion
from tests.db.factories import ANOTHER_SECRET, EDITIONS, NOW, TODAY, read, write
from tests.db.workshop import KEY, Workshop

HOSTILE = [
    "<script>alert(1)</script>",
    "=1+1",
    "\u202eright to left\u202c",
    "👩🏽‍🚀 𠮷野家",
    "a" * 10_000,
    "'; DROP TABLE reflection; --",
]


@pytest.fixture
def workshop(database):
    return Workshop(database)


def blocks(database):
    with database.reading() as session:
        return list(session.scalars(select(Block).where(Block.released_at.is_not(None))))


def test_a_step_waits_for_a_release_and_again_once_its_words_change(workshop):
    (writer, _), *_ = workshop.said("one")
    (outsider,) = workshop.join()
    workshop.plan(outsider, "Of somebody who stands in no block")
    workshop.plan(writer, "Ask Mei", shown=False, needs="Time")
    assert workshop.texts() == ["one"]
    workshop.release()
    assert workshop.texts() == ["one"]
    workshop.said()
    assert workshop.texts() == ["Ask Mei", "one"]
    step = plans_of(workshop, writer)[0]
    write(workshop.database, plans.report, writer, 1, today=TODAY, status="done")
    write(workshop.database, plans.save, writer, replace(step, partner="Mei", sureness=3))
    assert workshop.texts() == ["Ask Mei", "one"]
    for words in ({"needs": "Time and money"}, {"action": "Ask Li"}):
        step = replace(plans_of(workshop, writer)[0], **words)
        write(workshop.database, plans.save, writer, step)
        assert workshop.texts() == ["one"]
        workshop.said()
        assert workshop.texts() == sorted([step.action, "one"])


def test_steps_of_as_many_people_as_the_floor_wants_need_nobody_else(workshop):
    said = workshop.said("one", "two", "three", "four", "five", others=0)
    for learner, _ in said[:4]:
        workshop.plan(learner, f"Step of {learner}", shown=False)
    workshop.release()
    assert len(workshop.texts()) == 5
    workshop.plan(said[4][0], "Another step", shown=False)
    workshop.release()
    assert len(workshop.texts()) == 10


def test_steps_of_those_who_left_the_figures_with_somebody_else_stay_away(workshop):
    said = workshop.said("one", "two", "three", "four", "five", others=0)
    for learner, _ in said:
        workshop.plan(learner, f"Step of {learner}")
    assert len(workshop.texts()) == 10
    write(workshop.database, personal.erase, said[0][0], EDITIONS)
    assert workshop.texts() == []
    workshop.release()
    assert workshop.texts() == []


def plans_of(workshop, learner):
    return read(workshop.database, plans.of_learner, learner)


def test_nothing_is_shown_before_it_is_released(workshop):
    for learner in workshop.join(8):
        workshop.submit(learner, {"R1.1": "waits"})
        workshop.plan(learner, "waits too")
    assert workshop.answers() == []
    workshop.release()
    assert workshop.texts() == ["waits"] * 8 + ["waits too"] * 8


def test_nothing_is_shown_while_fewer_than_the_floor_have_submitted(workshop):
    for learner in workshop.join(4):
        workshop.submit(learner, {"R1.1": "one of four"})
    workshop.release()
    assert workshop.answers() == []


def test_drafts_and_those_who_come_after_the_release_are_not_shown(workshop):
    workshop.said("shown")
    late, drafting = workshop.join(2)
    workshop.submit(late, {"R1.1": "late"})
    workshop.submit(drafting, {"R1.1": "draft"}, submitted=None)
    workshop.plan(late, "plan of a late one")
    assert workshop.texts() == ["shown"]


def test_who_leaves_with_somebody_that_erased_is_not_shown_any_more(workshop, database):
    people = workshop.said(*[f"text {n}" for n in range(7)], others=0)
    for learner, _ in people:
        workshop.plan(learner, f"plan of {learner}")
    write(database, personal.erase, people[0][0], EDITIONS)
    left = workshop.answers()
    # Seven cannot be divided into two parts of five, so all leave together.
    assert left == []


def test_a_block_that_fell_below_the_floor_is_not_shown(workshop, database):
    workshop.said("shown")
    with database.writing() as session:
        session.scalars(select(Block).where(Block.released_at.is_not(None))).one().people = 4
    assert workshop.answers() == []


def test_an_answer_has_the_attributes_of_its_block_and_the_theme_of_its_prompt(workshop):
    workshop.said("the museum's words", item="R2.1", group=1)
    (answer,) = workshop.answers()
    assert answer.kind == "reflection"
    assert (answer.item, answer.theme, answer.edition) == ("R2.1", "T2", KEY)
    assert answer.group == [*workshop.cohort.groups][1]
    assert (answer.language, answer.occasion) == ("en", Occasion.AFTER)
    assert answer.quotable is False
    assert answer.row is None


def test_small_groups_stand_together_and_their_answers_name_no_group(workshop):
    for group in (0, 1):
        for learner in workshop.join(3, group):
            workshop.submit(learner, {"R1.1": f"group {group}"})
    workshop.release()
    assert {answer.group for answer in workshop.answers()} == {None}


def test_a_question_on_the_event_belongs_to_no_theme(workshop):
    workshop.said("good day", item="E3")
    (answer,) = workshop.answers()
    assert (answer.item, answer.theme) == ("E3", None)


def test_a_plan_carries_the_group_of_its_writers_newest_block_and_its_competences_theme(workshop):
    ((learner, _),) = workshop.said("said", group=0)
    workshop.plan(
        learner,
        "Write to the archive",
        competence="C3.2",
        partner="A partner by name",
        asked_by="A colleague by name",
        needs="An hour",
        obstacle="Time",
    )
    (plan,) = (a for a in workshop.answers() if a.kind == "plan")
    assert (plan.theme, plan.item, plan.edition, plan.occasion) == ("T3", None, None, None)
    assert plan.group == next(iter(workshop.cohort.groups))
    assert plan.details == (("needs", "An hour"), ("obstacle", "Time"))
    assert plan.whole == "Write to the archive\nAn hour\nTime"
    assert "by name" not in repr(plan)


def test_a_plan_stays_with_the_first_block_of_its_writer(workshop):
    people = workshop.join(6, 0)
    for learner in people:
        workshop.submit(learner, {}, Occasion.BASELINE)
    workshop.release(Occasion.BASELINE)
    workshop.plan(people[0], "plan")
    assert [a.group for a in workshop.answers()] == [next(iter(workshop.cohort.groups))]
    with workshop.database.writing() as session:
        (block,) = session.scalars(select(Block).where(Block.released_at.is_not(None)))
        given = {
            name: getattr(block, name)
            for name in (
                "cohort_id",
                "instrument_id",
                "instrument_version",
                "language",
                "paired",
                "people",
            )
        }
        newer = Block(**given, occasion=Occasion.AFTER, released_at=NOW + timedelta(days=1))
        session.add(newer)
        session.flush()
        newer_id = newer.id
    attempt = workshop.submit(people[0], {})
    with workshop.database.writing() as session:
        session.get_one(open_answers.Attempt, attempt).block_id = newer_id
    assert [a.group for a in workshop.answers()] == [next(iter(workshop.cohort.groups))]


def test_a_plan_without_an_action_is_no_answer(workshop):
    ((learner, _),) = workshop.said("said")
    workshop.plan(learner, "", needs="An hour")
    assert workshop.texts() == ["said"]


def test_two_cohorts_stay_apart(workshop, database):
    other = Workshop(database, "Autumn")
    workshop.said("spring")
    other.said("autumn")
    assert workshop.texts() == ["spring"]
    assert other.texts() == ["autumn"]
    foreign = answer_rows.Desk(workshop.ada, other.cohort.id, workshop.secret)
    with pytest.raises(NotYours):
        read(database, open_answers.listed, foreign, EDITIONS)
    for desk in (foreign, workshop.desk()):
        with pytest.raises(NotYours):
            write(database, answer_rows.row, desk, other.ref("autumn"))
    with database.reading() as session:
        assert list(session.scalars(select(OpenAnswer))) == []


def test_a_row_is_made_when_needed_and_only_once(workshop, database):
    ((learner, _),) = workshop.said("said")
    workshop.plan(learner, "planned")
    for text in ("said", "planned"):
        first = write(database, answer_rows.row, workshop.desk(), workshop.ref(text))
        again = write(database, answer_rows.row, workshop.desk(workshop.ben), workshop.ref(text))
        assert first == again == workshop.row(text)


@pytest.mark.parametrize("ref", ["", "0", "x" * 5_000, "00000000000000000000"])
def test_an_unknown_reference_looks_like_a_foreign_one(workshop, database, ref):
    workshop.said("said")
    with pytest.raises(NotYours):
        write(database, answer_rows.row, workshop.desk(), ref)


def test_references_tell_neither_ids_nor_order_and_differ_by_secret(workshop):
    workshop.said(*[f"text {n}" for n in range(12)])
    answers = workshop.answers()
    assert all(len(a.ref) == 64 and not a.ref.isdecimal() for a in answers)
    assert [a.ref for a in answers] == sorted(a.ref for a in answers)
    assert [a.text for a in answers] != sorted((a.text for a in answers), key=lambda t: int(t[5:]))
    refs = {a.ref for a in answers}
    workshop.secret = ANOTHER_SECRET
    assert not refs & {a.ref for a in workshop.answers()}


def test_no_answer_shows_a_learner_an_attempt_or_a_time(workshop):
    ((_learner, _attempt),) = workshop.said("said")
    (answer,) = workshop.answers()
    assert set(vars(answer)) == {
        "ref", "kind", "text", "details", "item", "theme", "group", "language", "edition",
        "occasion", "quotable", "in_class", "writer", "row",
    }  # fmt: skip
    assert "writer" not in repr(answer)
    assert "row" not in repr(answer)


def test_writers_are_told_apart_within_one_list_and_by_nothing_else(workshop):
    first, second = workshop.join(2)
    workshop.submit(first, {"R1.1": "a", "R1.2": "b"})
    workshop.submit(second, {"R1.1": "c"})
    workshop.plan(first, "d")
    for learner in workshop.join(4):
        workshop.submit(learner, {})
    workshop.release()
    writers = {answer.text: answer.writer for answer in workshop.answers()}
    assert writers["a"] == writers["b"] == writers["d"] != writers["c"]
    assert set(writers.values()) == {0, 1}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_what_it_is(workshop, text):
    workshop.said(text)
    assert workshop.texts() == [text]
