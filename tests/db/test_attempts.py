from dataclasses import replace
from datetime import timedelta

import pytest

from db import attempts, drafts, personal
from db.attempts import AttemptRecord
from db.errors import AlreadySubmitted, NotNow, NotYours, StaleSubmit
from learning.edition import Edition
from learning.vocabulary import Occasion
from tests.db.factories import (
    EDITIONS,
    NOW,
    a_draft,
    a_learner,
    opened,
    overlapping,
    read,
    rows,
    submitted,
    write,
)

BASELINE, AFTER, FOLLOW_UP, SELF = Occasion


def second_version(edition):
    return Edition(edition.plan.model_copy(update={"version": 2}), edition.text, edition.language)


def opened_alone(database, learner_id, edition, occasion):
    given = {"in_cohort": False, "now": NOW}
    return write(database, attempts.resume_or_open, learner_id, edition, occasion, **given)


def test_a_new_attempt_is_an_empty_draft(database, learner, edition):
    attempt = opened(database, learner, edition)
    assert attempt == AttemptRecord(
        id=attempt.id,
        learner_id=learner,
        instrument="partnership",
        version=1,
        language="en",
        occasion=SELF,
        sequence=1,
        step=0,
        revision=0,
        started_at=NOW,
        submitted_at=None,
    )
    assert attempt.edition == ("partnership", 1)
    draft = a_draft(database, learner, edition)
    assert (draft.record, draft.responses, draft.reflections) == (attempt, {}, {})


def test_an_occasion_that_is_opened_twice_gives_one_attempt(database, learner, edition):
    first = opened(database, learner, edition)
    a_draft(database, learner, edition).answer("C1.1a", "4")
    assert opened(database, learner, edition) == replace(first, revision=1)
    assert len(rows(database)["attempt"]) == 1


def test_windows_that_open_an_occasion_at_once_are_given_one_attempt(database, learner, edition):
    def opening(session):
        return attempts.resume_or_open(session, learner, edition, SELF, in_cohort=False, now=NOW)

    given = overlapping(database, opening, opening)
    assert given == opened(database, learner, edition)
    assert len(rows(database)["attempt"]) == 1


def test_a_learner_who_was_erased_in_another_window_opens_nothing(database, learner, edition):
    write(database, personal.erase, learner, EDITIONS)
    before = rows(database)
    with pytest.raises(NotYours):
        opened(database, learner, edition)
    assert rows(database) == before


def test_two_learners_have_an_attempt_each(database, learner, edition):
    mine, theirs = (opened(database, who, edition) for who in (learner, a_learner(database)))
    assert mine.id != theirs.id
    assert opened(database, learner, edition) == mine


def test_a_draft_outlives_a_new_version_of_the_instrument(database, learner, edition):
    draft = opened(database, learner, edition)
    assert opened(database, learner, second_version(edition)) == draft


def test_drafts_of_two_occasions_stand_side_by_side(database, stranger, edition):
    drafts = [opened(database, stranger, edition, occasion) for occasion in (BASELINE, AFTER)]
    assert [draft.occasion for draft in drafts] == [BASELINE, AFTER]
    assert drafts == [opened(database, stranger, edition, o) for o in (BASELINE, AFTER)]


@pytest.mark.parametrize(
    ("done", "open_now"),
    [
        ([], [BASELINE, AFTER]),
        ([BASELINE], [AFTER]),
        ([AFTER], [FOLLOW_UP]),
        ([BASELINE, AFTER], [FOLLOW_UP]),
        ([BASELINE, AFTER, FOLLOW_UP], []),
    ],
)
def test_a_cohort_opens_each_occasion_once_and_in_order(
    database, stranger, edition, done, open_now
):
    for occasion in done:
        submitted(database, stranger, edition, occasion)
    for occasion in open_now:
        assert opened(database, stranger, edition, occasion).sequence == 1
    before = rows(database)
    given = {"in_cohort": True, "now": NOW}
    for occasion in set(Occasion) - set(open_now):
        with pytest.raises(NotNow):
            write(database, attempts.resume_or_open, stranger, edition, occasion, **given)
    assert rows(database) == before


def test_what_others_submitted_opens_and_closes_nothing(database, stranger, edition):
    for occasion in (BASELINE, AFTER):
        submitted(database, stranger, edition, occasion)
    other = a_learner(database)
    assert opened(database, other, edition, BASELINE).sequence == 1
    with pytest.raises(NotNow):
        opened(database, other, edition, FOLLOW_UP)


@pytest.mark.parametrize("occasion", [BASELINE, AFTER, FOLLOW_UP])
def test_who_learns_alone_meets_no_occasion_of_a_cohort(database, learner, edition, occasion):
    with pytest.raises(NotNow):
        opened_alone(database, learner, edition, occasion)
    assert rows(database)["attempt"] == []


def test_a_draft_is_not_given_back_once_its_occasion_has_passed(database, stranger, edition):
    opened(database, stranger, edition, BASELINE)
    submitted(database, stranger, edition, AFTER)
    with pytest.raises(NotNow):
        opened(database, stranger, edition, BASELINE)


def test_self_study_may_be_repeated_and_is_numbered(database, learner, edition):
    submitted(database, a_learner(database), edition)
    first = submitted(database, learner, edition)
    second = opened(database, learner, second_version(edition))
    assert (second.sequence, second.version) == (2, 2)
    assert second.id != first
    write(database, drafts.submit, learner, second.id, EDITIONS, seen_revision=0, now=NOW)
    assert opened(database, learner, edition).sequence == 3


def test_a_learner_sees_their_own_attempts_only_and_the_oldest_first(
    database, learner, stranger, edition
):
    theirs = opened(database, stranger, edition, BASELINE)
    mine = [submitted(database, learner, edition) for _ in range(2)]
    assert [a.id for a in read(database, attempts.of_learner, learner)] == mine
    assert read(database, attempts.of_learner, stranger) == [theirs]


@pytest.mark.parametrize("query", [attempts.get, attempts.responses, attempts.reflections])
def test_another_learners_attempt_looks_like_one_that_is_not_there(
    database, learner, stranger, edition, query
):
    theirs = opened(database, stranger, edition, BASELINE)
    for attempt_id in (theirs.id, theirs.id + 1):
        with pytest.raises(NotYours):
            read(database, query, learner, attempt_id)


def test_an_attempt_can_be_submitted_with_all_its_answers_seen(
    database, learner, stranger, edition
):
    theirs = a_draft(database, stranger, edition, BASELINE)
    mine = a_draft(database, learner, edition)
    mine.answer("C1.1a", "4")
    before, later = mine.record, NOW + timedelta(minutes=20)
    mine.submit(seen_revision=1, now=later)
    assert mine.record == replace(before, submitted_at=later)
    assert theirs.record.submitted_at is None


def test_an_attempt_is_submitted_once(database, learner, edition):
    mine = a_draft(database, learner, edition)
    mine.submit()
    before = rows(database)
    with pytest.raises(AlreadySubmitted):
        mine.submit(now=NOW + timedelta(hours=1))
    assert rows(database) == before


@pytest.mark.parametrize("seen", [0, 1, 3])
def test_a_window_that_has_not_seen_every_answer_cannot_submit(database, learner, edition, seen):
    mine = a_draft(database, learner, edition)
    for option in ("4", "5"):
        mine.answer("C1.1a", option)
    with pytest.raises(StaleSubmit):
        mine.submit(seen)
    assert mine.record.submitted_at is None


def test_nobody_can_submit_another_learners_attempt(database, learner, stranger, edition):
    theirs = a_draft(database, stranger, edition, BASELINE)
    with pytest.raises(NotYours):
        replace(theirs, learner_id=learner).submit()
    assert theirs.record.submitted_at is None


def test_the_step_is_remembered_and_is_no_answer(database, learner, stranger, edition):
    theirs = opened(database, stranger, edition, BASELINE)
    mine = opened(database, learner, edition)
    write(database, drafts.save_step, learner, mine.id, 7)
    assert opened(database, learner, edition) == replace(mine, step=7)
    assert opened(database, stranger, edition, BASELINE) == theirs


def test_the_step_of_a_submitted_or_foreign_attempt_stays(database, learner, stranger, edition):
    mine = submitted(database, learner, edition)
    theirs = opened(database, stranger, edition, BASELINE)
    before = rows(database)
    with pytest.raises(AlreadySubmitted):
        write(database, drafts.save_step, learner, mine, 7)
    with pytest.raises(NotYours):
        write(database, drafts.save_step, learner, theirs.id, 7)
    assert rows(database) == before
