from dataclasses import replace

import pytest
from sqlalchemy import func, select

from db import audit, code_book, coding, personal, plans, quoting
from db.coding import Marks
from db.errors import (
    CodeNameMissing,
    CodeNameTaken,
    FinishedByBoth,
    NotOffered,
    NotYetComparable,
    NotYours,
    TextTooLong,
)
from db.models import CodedBy, Coding, CohortTutor, Decision, Tutor
from learning.coding import COLOURS, LONGEST_NAME
from tests.db.factories import EDITIONS, NOW, TODAY, overlapping, postgresql_only, read, write
from tests.db.workshop import Workshop

NOBODY = 10_000


@pytest.fixture
def workshop(database):
    workshop = Workshop(database)
    workshop.said("one", "two", "three")
    return workshop


@pytest.fixture
def other(database):
    """Another cohort, whose tutors may see and change nothing of the first one."""
    other = Workshop(database, "Autumn")
    other.said("foreign")
    return other


def names(workshop):
    return [code.name for code in read(workshop.database, code_book.codes, workshop.desk())]


def noted(workshop):
    """What the audit log says about codes."""
    entries = read(workshop.database, audit.of_cohorts, workshop.ada)
    return [(e.action, e.detail) for e in entries if e.action.startswith("code.")]


# The code book


def test_codes_are_listed_by_name_each_in_a_colour_of_its_own(workshop):
    for name in ("trust", "Money", "art"):
        workshop.add_code(name)
    found = read(workshop.database, code_book.codes, workshop.desk())
    assert [code.name for code in found] == ["art", "Money", "trust"]
    assert {code.colour for code in found} == set(COLOURS[:3])


def test_a_name_is_one_line_without_control_characters(workshop):
    workshop.add_code("  Trust \n and\t\x00 care \u202e")
    assert names(workshop) == ["Trust and care"]


@pytest.mark.parametrize("name", ["", "  \n", "\x00", "x" * (LONGEST_NAME + 1)])
def test_a_code_needs_a_name_that_is_not_too_long(workshop, name):
    with pytest.raises(CodeNameMissing):
        workshop.add_code(name)
    assert names(workshop) == []


def test_a_name_is_given_once_whatever_its_case(workshop, other):
    other.add_code("Trust")
    code = workshop.add_code("Trust")
    with pytest.raises(CodeNameTaken):
        workshop.add_code("TRUST")
    change = {"name": "trust", "description": "", "colour": "#000000"}
    write(workshop.database, code_book.change, workshop.desk(), code, **change)
    assert names(workshop) == ["trust"]


@postgresql_only
def test_two_who_add_the_same_name_at_once_add_one_code(workshop):
    def add(session):
        return code_book.add(session, workshop.desk(), "Trust")

    with pytest.raises(CodeNameTaken):
        overlapping(workshop.database, add, add)
    assert names(workshop) == ["Trust"]


def test_a_code_can_be_renamed_described_and_recoloured(workshop):
    code = workshop.add_code("Trust")
    change = {"name": "Confidence", "description": " in each other ", "colour": "#AABBCC"}
    write(workshop.database, code_book.change, workshop.desk(), code, **change)
    (found,) = read(workshop.database, code_book.codes, workshop.desk())
    assert (found.id, found.name, found.description, found.colour) == (
        code, "Confidence", "in each other", "#AABBCC"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"colour": "red"}, NotOffered),
        ({"colour": "#0b5e67;}"}, NotOffered),
        ({"description": "x" * 2_001}, TextTooLong),
        ({"name": ""}, CodeNameMissing),
        ({"name": "Money"}, CodeNameTaken),
    ],
)
def test_a_change_that_cannot_be_kept_changes_nothing(workshop, change, refusal):
    code = workshop.add_code("Trust")
    workshop.add_code("Money")
    before = read(workshop.database, code_book.codes, workshop.desk())
    whole = {"name": "Trust", "description": "", "colour": "#000000"} | change
    with pytest.raises(refusal):
        write(workshop.database, code_book.change, workshop.desk(), code, **whole)
    assert read(workshop.database, code_book.codes, workshop.desk()) == before


def test_a_removed_code_is_taken_off_every_answer(workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.code(workshop.ada, "one", trust, money)
    write(workshop.database, code_book.remove, workshop.desk(), trust, now=NOW)
    assert workshop.marks(workshop.ada, "one").mine == {money}
    assert workshop.marks(workshop.ada, "one").done
    assert noted(workshop) == [("code.remove", "Trust")]


def test_merged_codes_are_one_code_on_every_answer(workshop):
    gone, kept = workshop.add_code("Faith"), workshop.add_code("Trust")
    workshop.code(workshop.ada, "one", gone)
    workshop.code(workshop.ben, "one", kept)
    workshop.code(workshop.ada, "two", gone, kept)
    write(workshop.database, code_book.merge, workshop.desk(), gone, kept, now=NOW)
    assert names(workshop) == ["Trust"]
    assert workshop.marks(workshop.ada, "one").finished == {
        workshop.ada: {kept},
        workshop.ben: {kept},
    }
    assert workshop.marks(workshop.ada, "two").mine == {kept}
    assert noted(workshop) == [("code.merge", "Faith → Trust")]


@pytest.mark.parametrize(
    ("first", "second", "both_gave", "left"),
    [
        (True, None, False, True),
        (True, False, False, True),
        (False, True, False, True),
        (False, False, False, False),
        # Both gave the code that stays: what was decided against the other one is void.
        (False, None, True, None),
        (False, None, False, False),
    ],
)
def test_decisions_go_up_in_the_code_that_stays(workshop, first, second, both_gave, left):
    gone, kept = workshop.add_code("Faith"), workshop.add_code("Trust")
    stays = [kept] if both_gave or second is not None else []
    workshop.code(workshop.ada, "one", gone, *stays)
    workshop.code(workshop.ben, "one", *([kept] if both_gave else []))
    workshop.decide(workshop.ada, "one", gone, first)
    if second is not None:
        workshop.decide(workshop.ada, "one", kept, second)
    write(workshop.database, code_book.merge, workshop.desk(), gone, kept, now=NOW)
    assert workshop.marks(workshop.ada, "one").decided == ({} if left is None else {kept: left})


def test_a_code_cannot_go_up_in_itself(workshop):
    code = workshop.add_code("Trust")
    with pytest.raises(NotOffered):
        write(workshop.database, code_book.merge, workshop.desk(), code, code, now=NOW)
    assert names(workshop) == ["Trust"]


# Coding


def test_a_tutors_codes_replace_what_they_gave_before(workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.code(workshop.ada, "one", trust, finished=False)
    workshop.code(workshop.ada, "one", money, money)
    assert workshop.marks(workshop.ada, "one") == Marks(
        frozenset({money}), True, {workshop.ada: frozenset({money})}, {}
    )
    assert workshop.marks(workshop.ada, "two") == Marks()


def test_finished_without_any_code_is_finished(workshop):
    workshop.code(workshop.ada, "one")
    assert workshop.marks(workshop.ada, "one").done
    workshop.code(workshop.ada, "one", finished=False)
    assert not workshop.marks(workshop.ada, "one").done


@pytest.mark.parametrize("finished", [(False, False), (True, False), (False, True)])
def test_codes_of_others_stay_hidden_until_both_have_finished(workshop, finished):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.code(workshop.ada, "one", trust, finished=finished[0])
    workshop.code(workshop.ben, "one", money, finished=finished[1])
    for tutor, other, own in (
        (workshop.ada, workshop.ben, trust),
        (workshop.ben, workshop.ada, money),
    ):
        seen = workshop.marks(tutor, "one")
        assert seen.mine == {own}
        assert other not in seen.finished
        assert seen.differing == frozenset()
        assert read(workshop.database, coding.colleagues, workshop.desk(tutor)) == {}


def test_once_both_have_finished_both_see_everything(workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.code(workshop.ada, "one", trust)
    workshop.code(workshop.ben, "one", trust, money)
    for tutor in (workshop.ada, workshop.ben):
        seen = workshop.marks(tutor, "one")
        assert seen.finished == {workshop.ada: {trust}, workshop.ben: {trust, money}}
        assert (seen.final, seen.differing, seen.by_both) == ({trust}, {money}, True)
    assert read(workshop.database, coding.colleagues, workshop.desk()) == {workshop.ben: "Ben"}


def test_who_has_seen_the_others_codes_codes_the_answer_no_more(workshop):
    trust = workshop.add_code("Trust")
    workshop.code(workshop.ada, "one", trust)
    workshop.code(workshop.ben, "one")
    for tutor in (workshop.ada, workshop.ben):
        for finished in (True, False):
            with pytest.raises(FinishedByBoth):
                workshop.code(tutor, "one", trust, finished=finished)
    assert workshop.marks(workshop.ada, "one").finished == {
        workshop.ada: {trust},
        workshop.ben: frozenset(),
    }


@postgresql_only
def test_of_two_who_finish_at_once_neither_codes_again_unseen(workshop):
    def finish(tutor):
        return lambda session: coding.code(
            session, workshop.desk(tutor), workshop.ref("one"), [], finished=True, today=TODAY
        )

    overlapping(workshop.database, finish(workshop.ada), finish(workshop.ben))
    assert workshop.marks(workshop.ada, "one").by_both


def test_a_code_of_another_cohort_is_no_code_here(workshop, other):
    foreign = other.add_code("Foreign")
    for code in (foreign, NOBODY):
        with pytest.raises(NotOffered):
            workshop.code(workshop.ada, "one", code)
    assert workshop.marks(workshop.ada, "one") == Marks()


# Deciding


def test_a_decision_counts_more_than_what_people_gave_and_can_be_changed(workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.code(workshop.ada, "one", trust)
    workshop.code(workshop.ben, "one", money)
    workshop.decide(workshop.ada, "one", money, True)
    workshop.decide(workshop.ben, "one", trust, False)
    seen = workshop.marks(workshop.ada, "one")
    assert (seen.final, seen.differing) == ({money}, frozenset())
    workshop.decide(workshop.ben, "one", money, False)
    assert workshop.marks(workshop.ada, "one").final == frozenset()
    with workshop.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Decision)) == 2


def test_only_who_finished_decides_and_only_after_two_did(workshop, database):
    trust = workshop.add_code("Trust")
    workshop.code(workshop.ada, "one", trust)
    with pytest.raises(NotYetComparable):
        workshop.decide(workshop.ada, "one", trust, True)
    workshop.code(workshop.ben, "one")
    third = Workshop(database, "Third").ada
    with database.writing() as session:
        session.add(
            CohortTutor(cohort_id=workshop.cohort.id, tutor_id=third, owner=False, since=TODAY)
        )
    with pytest.raises(NotYetComparable):
        workshop.decide(third, "one", trust, True)
    workshop.decide(workshop.ben, "one", trust, True)


# Who left the figures


def test_codes_of_answers_that_may_not_be_shown_any_more_are_in_no_number(workshop, database):
    """The erased one's codes are gone and those of the others are not: no number may tell."""
    trust = workshop.add_code("Trust")
    people = workshop.said("four", "five", "six", "seven", "eight", others=0)
    for text in ("four", "five", "six"):
        workshop.code(workshop.ada, text, trust)
        workshop.code(workshop.ben, text)
        workshop.decide(workshop.ada, text, trust, True)
    assert read(database, code_book.used, workshop.desk()) == {trust: 3}
    write(database, personal.erase, people[0][0], EDITIONS)
    assert workshop.texts() == ["one", "three", "two"]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Decision)) == 2
    assert read(database, code_book.used, workshop.desk()) == {}
    assert read(database, coding.marks, workshop.desk()) == {}
    assert read(database, coding.colleagues, workshop.desk()) == {}


# New words


@pytest.fixture
def step(workshop, database):
    """Learner, step and code of a step that both have coded and settled, and that may be quoted."""
    ((learner, _),) = workshop.said("four")
    workshop.plan(learner, "my step", needs="Time")
    code = workshop.add_code("Trust")
    workshop.code(workshop.ada, "my step", code)
    workshop.code(workshop.ben, "my step")
    workshop.decide(workshop.ada, "my step", code, True)
    write(database, quoting.allow_quoting_step, learner, 1, allowed=True, today=TODAY)
    (kept,) = read(database, plans.of_learner, learner)
    return learner, kept, code


@pytest.mark.parametrize("field", plans.READ_BY_TUTORS)
def test_words_that_nobody_coded_have_no_code(workshop, database, step, field):
    learner, kept, code = step
    workshop.code(workshop.ada, "one", code)
    ended = write(database, plans.save, learner, replace(kept, **{field: "anew"}))
    plain = workshop.texts()
    workshop.plan(learner, "another", position=2)
    text = "anew" if field == "action" else "my step"
    assert text not in plain
    assert text in workshop.texts()
    for tutor in (workshop.ada, workshop.ben):
        assert workshop.marks(tutor, text) == Marks()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Decision)) == 0
    assert read(database, code_book.used, workshop.desk()) == {code: 1}
    # Only the action is quoted.
    assert ended is (field == "action")
    assert read(database, quoting.quotable, learner).steps == (set() if ended else {1})


@pytest.mark.parametrize("change", [{}, {"partner": "Mei"}, {"status": "done"}, {"sureness": 3}])
def test_what_tutors_do_not_read_takes_no_code_off(workshop, database, step, change):
    learner, kept, code = step
    assert not write(database, plans.save, learner, replace(kept, **change))
    assert workshop.marks(workshop.ada, "my step").final == {code}
    assert read(database, quoting.quotable, learner).steps == {1}


@pytest.mark.parametrize("first", ["coding", "writing"])
@postgresql_only
def test_a_code_that_is_given_while_its_writer_finds_other_words_is_not_left_on_them(
    workshop, database, first
):
    ((learner, _),) = workshop.said("four")
    workshop.plan(learner, "my step")
    (kept,) = read(database, plans.of_learner, learner)
    ref, code = workshop.ref("my step"), workshop.add_code("Trust")

    def coded(session):
        coding.code(session, workshop.desk(), ref, [code], finished=True, today=TODAY)

    def written(session):
        plans.save(session, learner, replace(kept, action="other words"))

    if first == "coding":
        overlapping(database, coded, written)
    else:
        with pytest.raises(NotYours):
            overlapping(database, written, coded)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Coding)) == 0
        assert session.scalar(select(func.count()).select_from(CodedBy)) == 0


# Scope


def everything_that_tutors_do(workshop, code):
    desk, ref = workshop.desk(), workshop.ref("one")
    change = {"name": "x", "description": "", "colour": "#000000"}
    return [
        code_book.codes,
        lambda session, d: code_book.add(session, d, "New"),
        lambda session, d: code_book.change(session, d, code, **change),
        lambda session, d: code_book.remove(session, d, code, now=NOW),
        lambda session, d: code_book.merge(session, d, code, code + 1, now=NOW),
        coding.marks,
        lambda session, d: coding.code(session, d, ref, [code], finished=True, today=TODAY),
        lambda session, d: coding.decide(session, d, ref, code, given=True, today=TODAY),
        coding.colleagues,
    ], desk


def test_another_cohort_its_answers_and_its_codes_look_as_if_they_were_not_there(workshop, other):
    code = workshop.add_code("Trust")
    workshop.add_code("Money")
    workshop.code(workshop.ada, "one", code)
    before = workshop.marks(workshop.ada, "one"), names(workshop)
    acts, desk = everything_that_tutors_do(workshop, code)
    foreign = type(desk)(other.ada, workshop.cohort.id, desk.secret)
    for act in acts:
        with pytest.raises(NotYours):
            write(workshop.database, act, foreign)
    own = other.desk()
    for act in (acts[2], acts[3], acts[4], acts[6], acts[7]):
        with pytest.raises(NotYours):
            write(workshop.database, act, own)
    assert names(other) == []
    assert read(workshop.database, coding.marks, own) == {}
    assert (workshop.marks(workshop.ada, "one"), names(workshop)) == before


def test_a_withdrawn_tutor_is_a_stranger_at_once(workshop, database):
    with database.writing() as session:
        session.get_one(Tutor, workshop.ada).withdrawn_at = NOW
    acts, desk = everything_that_tutors_do_after(workshop)
    for act in acts:
        with pytest.raises(NotYours):
            write(database, act, desk)


def everything_that_tutors_do_after(workshop):
    desk = workshop.desk()
    return [
        code_book.codes,
        lambda session, d: code_book.add(session, d, "New"),
        coding.marks,
    ], desk
