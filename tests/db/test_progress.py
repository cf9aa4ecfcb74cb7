from datetime import timedelta

import pytest

from db import personal, progress
from db.errors import NotOffered, NotYours
from db.models import AgreementAnswer
from learning.vocabulary import ANSWERS
from tests.db.factories import EDITIONS, TODAY, overlapping, read, rows, write

POINTS = {"purpose", "costs", "credit"}


@pytest.fixture(autouse=True)
def theirs(database, stranger):
    """What somebody else read and agreed, which must stay as it is."""
    mark(database, stranger, "themes.T1")
    agree(database, stranger, "purpose", "written")
    yield
    assert done(database, stranger) == {"themes.T1"}
    assert agreement(database, stranger) == {"purpose": "written"}


def mark(database, learner, section, *, is_done=True, today=TODAY):
    write(database, progress.mark, learner, section, done=is_done, today=today)


def agree(database, learner, point, answer):
    write(database, progress.save_agreement, learner, point, answer, POINTS)


def done(database, learner):
    return read(database, progress.sections_done, learner)


def agreement(database, learner):
    return read(database, progress.agreement, learner)


def test_a_newcomer_has_read_and_agreed_nothing(database, learner):
    assert done(database, learner) == set()
    assert agreement(database, learner) == {}


def test_sections_are_marked_as_done(database, learner):
    for section in ("themes.T2", "cases.leodis"):
        mark(database, learner, section)
    assert done(database, learner) == {"themes.T2", "cases.leodis"}


def test_the_same_mark_twice_changes_nothing_and_keeps_the_first_day(database, learner):
    mark(database, learner, "themes.T2")
    before = rows(database)
    mark(database, learner, "themes.T2", today=TODAY + timedelta(days=1))
    assert rows(database) == before


def test_a_mark_can_be_taken_back_once_and_again(database, learner):
    for section in ("themes.T1", "themes.T2"):
        mark(database, learner, section)
    for _ in range(2):
        mark(database, learner, "themes.T1", is_done=False)
    assert done(database, learner) == {"themes.T2"}


def test_windows_that_mark_a_section_at_once_mark_it_once(database, learner):
    def marking(session):
        progress.mark(session, learner, "themes.T2", done=True, today=TODAY)

    overlapping(database, marking, marking)
    assert done(database, learner) == {"themes.T2"}


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_to_a_point_can_be_kept(database, learner, answer):
    agree(database, learner, "costs", answer)
    assert agreement(database, learner) == {"costs": answer}


def test_a_changed_answer_replaces_the_old_one(database, learner):
    for answer in ("open", "discussed"):
        agree(database, learner, "costs", answer)
    assert agreement(database, learner) == {"costs": "discussed"}


def test_an_answer_can_be_taken_out(database, learner):
    for point in ("purpose", "costs"):
        agree(database, learner, point, "open")
    for _ in range(2):
        agree(database, learner, "purpose", None)
    assert agreement(database, learner) == {"costs": "open"}


@pytest.mark.parametrize("answer", ["written", None])
def test_a_point_that_is_not_on_the_list_is_refused(database, learner, answer):
    before = rows(database)
    with pytest.raises(NotOffered):
        agree(database, learner, "weather", answer)
    assert rows(database) == before


def test_an_answer_that_is_no_longer_offered_counts_as_none(database, learner):
    with database.writing() as session:
        session.add(AgreementAnswer(learner_id=learner, point="costs", answer="perhaps"))
    assert agreement(database, learner) == {}


def test_windows_that_answer_a_point_at_once_keep_the_later_answer(database, learner):
    overlapping(
        database,
        lambda session: progress.save_agreement(session, learner, "costs", "open", POINTS),
        lambda session: progress.save_agreement(session, learner, "costs", "written", POINTS),
    )
    assert agreement(database, learner) == {"costs": "written"}


def test_a_learner_who_was_erased_in_another_window_reads_and_agrees_nothing(database, learner):
    write(database, personal.erase, learner, EDITIONS)
    before = rows(database)
    with pytest.raises(NotYours):
        mark(database, learner, "themes.T2")
    with pytest.raises(NotYours):
        agree(database, learner, "costs", "open")
    assert rows(database) == before
