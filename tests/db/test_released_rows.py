from collections import Counter
from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import select

from db import blocks, personal, released_rows
from db.errors import NotYours
from db.models import Attempt, Block, Cohort, CohortTutor, Reflection, Response, Tutor
from learning.cohort_exports.limits import Amount
from learning.cohort_exports.rows import ATTRIBUTES, Row
from learning.vocabulary import Occasion
from tests.db.factories import EDITIONS, NOW, read, write
from tests.db.workshop import KEY, Workshop

FLOOR = 5
HOSTILE = (
    "=1+1", "@SUM(A1)", "a\x07b", "x" * 10_000, "\u202eابدأ مع شريك", "👩🏽‍🔬",
    "<script>alert(1)</script>", '#panic("x") $a$ *b*',
)  # fmt: skip


@pytest.fixture
def workshop(database):
    return Workshop(database)


def answer(
    workshop, learner, occasion=Occasion.BASELINE, responses=None, texts=None, language="en"
):
    """Submit an attempt with these responses and texts, by item."""
    chosen = {"C1.1a": "3", "Q1": "B", "Q1.sure": "sure"} if responses is None else responses
    attempt = Attempt(
        learner_id=learner, instrument_id=KEY[0], instrument_version=KEY[1], language=language,
        occasion=occasion, sequence=1, started_at=NOW, submitted_at=NOW,
    )  # fmt: skip
    with workshop.database.writing() as session:
        session.add(attempt)
        session.flush()
        mine = {"attempt_id": attempt.id}
        session.add_all(Response(**mine, item_id=i, option=o) for i, o in chosen.items())
        session.add_all(Reflection(**mine, item_id=i, text=t) for i, t in (texts or {}).items())
        session.flush()
        blocks.count_in(session, attempt, EDITIONS)


def everybody(workshop, occasion=Occasion.BASELINE, number=6, group=None, **given):
    people = workshop.join(number, group)
    for learner in people:
        answer(workshop, learner, occasion, **given)
    return people


def rows(workshop, tutor=None, cohort_id=None, texts=False):
    with workshop.database.reading() as session:
        found = released_rows.released(
            session, tutor or workshop.ada, cohort_id or workshop.cohort.id, texts=texts
        )
        every = [row for part in found.parts for row in part]
        assert len(every) == found.total
        return every


def test_only_released_attempts_are_rows(workshop):
    everybody(workshop)
    assert rows(workshop) == []
    workshop.release(Occasion.BASELINE)
    everybody(workshop, number=3)
    assert len(rows(workshop)) == 6
    workshop.release(Occasion.BASELINE)
    assert len(rows(workshop)) == 6


def test_a_row_says_what_was_answered_and_what_its_block_says(workshop):
    everybody(workshop, group=0)
    workshop.release(Occasion.BASELINE)
    row = rows(workshop)[0]
    assert row.responses == {"C1.1a": "3", "Q1": "B", "Q1.sure": "sure"}
    assert row.attributes("several")[1:] == (
        "Archive", "en", "baseline", "partnership", 1, NOW.date().isoformat(),
    )  # fmt: skip


def test_people_of_several_groups_and_languages_share_one_word(workshop):
    for group, language in ((0, "en"), (1, "zh")):
        everybody(workshop, number=3, group=group, language=language)
    workshop.release(Occasion.BASELINE)
    assert {row.attributes("several")[1:3] for row in rows(workshop)} == {("several", "several")}


def test_nothing_but_the_declared_columns_is_in_a_row():
    assert {field.name for field in fields(Row)} == {
        "number", "group", "language", "occasion", "instrument", "version", "released_on",
        "responses", "texts",
    }  # fmt: skip
    assert not {"learner", "attempt", "submitted", "block"} & set(ATTRIBUTES)


def test_numbers_run_from_one_and_are_drawn_anew(workshop):
    people = everybody(workshop, number=30)
    for place, learner in enumerate(people):
        answer(workshop, learner, Occasion.AFTER, {"C1.1b": str(1 + place % 5)})
    workshop.release(Occasion.BASELINE)
    workshop.release(Occasion.AFTER)

    def by_number():
        found = rows(workshop)
        assert [row.number for row in found] == sorted(row.number for row in found)
        assert {row.number for row in found} == set(range(1, 31))
        return [row.responses["C1.1b"] for row in found if row.occasion is Occasion.AFTER]

    drawn = [by_number() for _ in range(3)]
    assert drawn[0] != drawn[1] or drawn[1] != drawn[2]
    assert Counter(drawn[0]) == Counter(drawn[1])


def test_rows_of_one_person_carry_one_number(workshop):
    people = everybody(workshop, number=12)
    for learner in people[:7]:
        answer(workshop, learner, Occasion.AFTER, {"C1.1b": "4"})
    for occasion in (Occasion.BASELINE, Occasion.AFTER):
        workshop.release(occasion)
    counts = Counter(row.number for row in rows(workshop))
    assert Counter(counts.values()) == {2: 7, 1: 5}


def test_rows_are_linked_where_enough_people_share_the_blocks_and_only_there(workshop, database):
    people = everybody(workshop, number=12)
    for learner in people[:7]:
        answer(workshop, learner, Occasion.AFTER, {"C1.1b": "4"})
    for occasion in (Occasion.BASELINE, Occasion.AFTER):
        workshop.release(occasion)
    shown = read(database, blocks.signatures, workshop.cohort.id)
    shared = Counter(one.blocks for theirs in shown.values() for one in theirs)
    assert min(shared.values()) >= FLOOR
    # Five people who did not answer again would stand out under a floor of six.
    with database.writing() as session:
        session.get_one(Cohort, workshop.cohort.id).floor = 6
    assert set(Counter(row.number for row in rows(workshop)).values()) == {1}


def test_attempts_that_no_figure_pairs_are_not_linked(workshop):
    people = everybody(workshop, number=8)
    workshop.release(Occasion.BASELINE)
    for learner in people[:7]:
        answer(workshop, learner, Occasion.AFTER, {"C1.1b": "4"})
    workshop.release(Occasion.AFTER)
    # Pairs of seven would leave one person behind.
    found = rows(workshop)
    assert len(found) == 15
    assert len({row.number for row in found}) == 15


def test_a_block_below_a_floor_that_was_raised_is_left_out(workshop, database):
    everybody(workshop, number=6)
    workshop.release(Occasion.BASELINE)
    with database.writing() as session:
        session.get_one(Cohort, workshop.cohort.id).floor = 7
    assert rows(workshop) == []


def test_an_answer_that_few_gave_is_left_out(workshop):
    for place, learner in enumerate(workshop.join(8)):
        chosen = {"C1.1a": "3"} | ({"C1.1b": "4"} if place < 4 else {})
        answer(workshop, learner, responses=chosen | ({"C1.2a": "5"} if place < 5 else {}))
    workshop.release(Occasion.BASELINE)
    given = Counter(item for row in rows(workshop) for item in row.responses)
    assert given == {"C1.1a": 8, "C1.2a": 5}


def test_texts_come_only_when_asked_for(workshop):
    people = everybody(workshop, Occasion.AFTER, texts={"R1.1": "one", "R1.2": "two"})
    workshop.plan(people[0], "I will call.", first_step="Find the number.", partner="A friend")
    workshop.release()
    assert [row.texts for row in rows(workshop)] == [{}] * 6
    written = [row.texts for row in rows(workshop, texts=True)]
    assert sum(text["R1.1"] == "one" for text in written) == 6
    # A plan beside one row would tell that its writer has no other.
    assert all(set(text) == {"R1.1", "R1.2"} for text in written)
    assert "I will call." not in str(written)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_rows_like_others(workshop, text):
    workshop.said(text)
    assert [row.texts for row in rows(workshop, texts=True) if row.texts] == [{"R1.1": text}]


def test_another_cohort_is_invisible(workshop, database):
    other = Workshop(database, "Autumn")
    everybody(workshop)
    everybody(other, number=9)
    workshop.release(Occasion.BASELINE)
    other.release(Occasion.BASELINE)
    assert len(rows(workshop)) == 6
    for cohort in (other.cohort.id, 999):
        with pytest.raises(NotYours):
            rows(workshop, cohort_id=cohort)


def test_a_withdrawn_tutor_and_one_who_was_never_invited_get_nothing(workshop, database):
    everybody(workshop)
    workshop.release(Occasion.BASELINE)
    assert len(rows(workshop, tutor=workshop.ben)) == 6
    with database.writing() as session:
        session.get_one(Tutor, workshop.ada).withdrawn_at = NOW
        invited = session.scalars(
            select(CohortTutor).where(CohortTutor.tutor_id == workshop.ben)
        ).one()
        session.delete(invited)
    for tutor in (workshop.ada, workshop.ben):
        with pytest.raises(NotYours):
            rows(workshop, tutor=tutor)


def test_who_erases_leaves_with_others_of_the_same_blocks(workshop, database):
    people = everybody(workshop, number=12)
    workshop.release(Occasion.BASELINE)
    write(database, personal.erase, people[0], EDITIONS)
    assert len(rows(workshop)) == 12 - FLOOR


def test_two_moments_differ_by_whole_blocks(workshop):
    def shape():
        return Counter(row.attributes("several")[1:] for row in rows(workshop))

    before = shape()
    for day in range(1, 9):
        everybody(workshop, number=2, group=day % 2)
        workshop.release(Occasion.BASELINE, now=NOW + timedelta(days=day))
        after = shape()
        assert all(more >= FLOOR for more in (after - before).values())
        assert not before - after
        before = after
    assert before


def test_rows_come_in_parts_and_each_part_costs_the_same(workshop, database, counted, monkeypatch):
    everybody(workshop, number=12)
    workshop.release(Occasion.BASELINE)
    whole = counted(lambda: rows(workshop))
    monkeypatch.setattr(released_rows, "AT_ONCE", 5)
    assert counted(lambda: rows(workshop)) == whole + 2
    with database.reading() as session:
        found = released_rows.released(session, workshop.ada, workshop.cohort.id, texts=False)
        assert [len(part) for part in found.parts] == [5, 5, 2]


def test_the_rows_are_what_the_database_holds(workshop, database):
    for place, learner in enumerate(workshop.join(10)):
        answer(workshop, learner, responses={"C1.1a": str(1 + place % 5), "Q2": "ABCD"[place % 4]})
    workshop.release(Occasion.BASELINE)
    with database.reading() as session:
        kept = session.execute(
            select(Response.attempt_id, Response.item_id, Response.option)
            .join(Attempt, Attempt.id == Response.attempt_id)
            .join(Block, Block.id == Attempt.block_id)
        ).all()
    mine = Counter()
    for attempt in {one.attempt_id for one in kept}:
        mine[tuple(sorted((i, o) for a, i, o in kept if a == attempt))] += 1
    assert mine == Counter(tuple(sorted(row.responses.items())) for row in rows(workshop))


def the_amount(workshop, tutor=None, cohort_id=None, texts=False):
    with workshop.database.reading() as session:
        return released_rows.amount(
            session, tutor or workshop.ada, cohort_id or workshop.cohort.id, texts=texts
        )


def test_how_much_there_is_is_known_before_it_is_read(workshop):
    everybody(workshop, number=6, texts={"R1.1": "four", "R1.2": "国"})
    everybody(workshop, Occasion.AFTER, number=7, responses={"C1.1b": "4"})
    for place, learner in enumerate(workshop.join(8)):
        answer(workshop, learner, Occasion.FOLLOW_UP, {"C1.1a": "3"} if place < 4 else {})
    assert the_amount(workshop, texts=True) == Amount(0, 0)
    workshop.release()
    for texts in (False, True):
        found, told = rows(workshop, texts=texts), the_amount(workshop, texts=texts)
        answers = sum(len(row.responses) + len(row.texts) for row in found)
        assert (told.rows, told.answers, told.editions) == (len(found), answers, (KEY,))
        assert (told.written, told.longest) == ((30, 4) if texts else (0, 0))


def test_how_much_another_cohort_has_is_not_told(workshop, database):
    other = Workshop(database, "Autumn")
    everybody(other, number=9)
    other.release(Occasion.BASELINE)
    for cohort in (other.cohort.id, 999):
        with pytest.raises(NotYours):
            the_amount(workshop, cohort_id=cohort)


def test_telling_how_much_there_is_costs_the_same_for_many(workshop, counted):
    everybody(workshop, number=6, texts={"R1.1": "four"})
    workshop.release()
    few = counted(lambda: the_amount(workshop, texts=True))
    everybody(workshop, number=60, texts={"R1.1": "four"})
    workshop.release()
    assert counted(lambda: the_amount(workshop, texts=True)) == few
