from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from db import attempts
from db.attempts import AttemptRecord
from db.errors import AlreadySubmitted, NotNow, NotYours, StaleSubmit
from learning.edition import Edition
from learning.vocabulary import Occasion
from tests.db.factories import NOW, a_learner, an_attempt, opened, read, rows, submitted, write

BASELINE, AFTER, FOLLOW_UP, SELF = Occasion


def second_version(edition):
    return Edition(edition.plan.model_copy(update={"version": 2}), edition.text, edition.language)


def submit(database, learner_id, attempt_id, seen_revision=0, now=NOW):
    write(database, attempts.submit, learner_id, attempt_id, seen_revision=seen_revision, now=now)


def answer(database, learner_id, attempt_id, edition, option="4"):
    write(database, attempts.save_response, learner_id, attempt_id, edition, "C1.1a", option)


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
    assert read(database, attempts.get, learner, attempt.id) == attempt
    assert read(database, attempts.responses, learner, attempt.id) == {}
    assert read(database, attempts.reflections, learner, attempt.id) == {}


def test_an_occasion_that_is_opened_twice_gives_one_attempt(database, learner, edition):
    first = opened(database, learner, edition)
    answer(database, learner, first.id, edition)
    assert opened(database, learner, edition) == replace(first, revision=1)
    assert len(rows(database)["attempt"]) == 1


def test_windows_that_open_an_occasion_at_once_are_given_one_attempt(database, learner, edition):
    with ThreadPoolExecutor(8) as windows:
        found = list(windows.map(lambda _: opened(database, learner, edition), range(24)))
    assert len(set(found)) == 1
    assert len(rows(database)["attempt"]) == 1


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
        ([], {BASELINE, AFTER}),
        ([BASELINE], {AFTER}),
        ([AFTER], {FOLLOW_UP}),
        ([BASELINE, AFTER], {FOLLOW_UP}),
        ([BASELINE, AFTER, FOLLOW_UP], set()),
    ],
)
def test_a_cohort_opens_each_occasion_once_and_in_order(
    database, stranger, edition, done, open_now
):
    for occasion in done:
        submitted(database, stranger, edition, occasion)
    # What somebody else did must not count.
    submitted(database, a_learner(database), edition)
    for occasion in Occasion:
        before = rows(database)
        if occasion in open_now:
            assert opened(database, stranger, edition, occasion).sequence == 1
        else:
            with pytest.raises(NotNow):
                write(
                    database,
                    attempts.resume_or_open,
                    stranger,
                    edition,
                    occasion,
                    in_cohort=True,
                    now=NOW,
                )
            assert rows(database) == before


@pytest.mark.parametrize("occasion", [BASELINE, AFTER, FOLLOW_UP])
def test_who_learns_alone_meets_no_occasion_of_a_cohort(database, learner, edition, occasion):
    with pytest.raises(NotNow):
        write(
            database,
            attempts.resume_or_open,
            learner,
            edition,
            occasion,
            in_cohort=False,
            now=NOW,
        )
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
    submit(database, learner, second.id)
    assert opened(database, learner, edition).sequence == 3


def test_a_learner_sees_their_own_attempts_only_and_the_oldest_first(
    database, learner, stranger, edition
):
    theirs = an_attempt(database, stranger, edition, BASELINE)
    mine = [submitted(database, learner, edition) for _ in range(2)]
    assert [a.id for a in read(database, attempts.of_learner, learner)] == mine
    assert [a.id for a in read(database, attempts.of_learner, stranger)] == [theirs]


@pytest.mark.parametrize("query", [attempts.get, attempts.responses, attempts.reflections])
def test_another_learners_attempt_looks_like_one_that_is_not_there(
    database, learner, stranger, edition, query
):
    theirs = an_attempt(database, stranger, edition, BASELINE)
    for attempt_id in (theirs, theirs + 1):
        with pytest.raises(NotYours):
            read(database, query, learner, attempt_id)


def test_an_attempt_can_be_submitted_with_all_its_answers_seen(
    database, learner, stranger, edition
):
    theirs = opened(database, stranger, edition, BASELINE)
    draft = opened(database, learner, edition)
    answer(database, learner, draft.id, edition)
    later = NOW + timedelta(minutes=20)
    submit(database, learner, draft.id, seen_revision=1, now=later)
    assert read(database, attempts.get, learner, draft.id) == replace(
        draft, revision=1, submitted_at=later
    )
    assert read(database, attempts.get, stranger, theirs.id) == theirs


def test_an_attempt_is_submitted_once(database, learner, edition):
    attempt_id = submitted(database, learner, edition)
    before = rows(database)
    with pytest.raises(AlreadySubmitted):
        submit(database, learner, attempt_id, now=NOW + timedelta(hours=1))
    assert rows(database) == before


@pytest.mark.parametrize("seen", [0, 1, 3])
def test_a_window_that_has_not_seen_every_answer_cannot_submit(database, learner, edition, seen):
    attempt_id = an_attempt(database, learner, edition)
    for option in ("4", "5"):
        answer(database, learner, attempt_id, edition, option)
    with pytest.raises(StaleSubmit):
        submit(database, learner, attempt_id, seen_revision=seen)
    assert read(database, attempts.get, learner, attempt_id).submitted_at is None


def test_nobody_can_submit_another_learners_attempt(database, learner, stranger, edition):
    theirs = an_attempt(database, stranger, edition, BASELINE)
    before = rows(database)
    with pytest.raises(NotYours):
        submit(database, learner, theirs)
    assert rows(database) == before


def test_the_step_is_remembered_and_is_no_answer(database, learner, stranger, edition):
    theirs = opened(database, stranger, edition, BASELINE)
    draft = opened(database, learner, edition)
    write(database, attempts.save_step, learner, draft.id, 7)
    assert read(database, attempts.get, learner, draft.id) == replace(draft, step=7)
    assert read(database, attempts.get, stranger, theirs.id) == theirs


def test_the_step_of_a_submitted_or_foreign_attempt_stays(database, learner, stranger, edition):
    mine = submitted(database, learner, edition)
    theirs = an_attempt(database, stranger, edition, BASELINE)
    before = rows(database)
    with pytest.raises(AlreadySubmitted):
        write(database, attempts.save_step, learner, mine, 7)
    with pytest.raises(NotYours):
        write(database, attempts.save_step, learner, theirs, 7)
    assert rows(database) == before
