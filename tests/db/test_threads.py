"""Windows that write to one attempt at the same moment."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from sqlalchemy import event

from db import attempts, drafts
from db.errors import AlreadySubmitted, StaleSubmit
from learning.vocabulary import Occasion
from tests.db import factories
from tests.db.factories import EDITIONS, NOW, a_draft, overlapping, postgresql_only, tried, write

THREADS, ROUNDS = 16, 8


@pytest.fixture
def draft(database, learner, edition):
    return a_draft(database, learner, edition)


def saving(draft, item="C1.1a", option="4"):
    return lambda session: drafts.save_response(
        session, draft.learner_id, draft.id, draft.edition, item, option
    )


def submitting(draft):
    return lambda session: drafts.submit(
        session, draft.learner_id, draft.id, EDITIONS, seen_revision=0, now=NOW
    )


def test_commands_overlap_however_late_the_second_one_starts(database, draft, monkeypatch):
    order = []

    def late(*given):
        sleep(0.5)
        order.append("begins")
        return write(*given)

    monkeypatch.setattr(factories, "write", late)
    event.listen(database.engine, "commit", lambda _: order.append("commits"))
    overlapping(database, saving(draft), saving(draft, option="3"))
    assert order == ["begins", "commits", "commits"]


@postgresql_only
def test_commands_that_do_not_wait_for_each_other_do_not_overlap(database, draft):
    with pytest.raises(AssertionError, match="nothing waited"):
        overlapping(database, saving(draft), lambda _session: None)


def test_a_submit_that_meets_an_answer_waits_for_it_and_is_stale(database, draft):
    with pytest.raises(StaleSubmit):
        overlapping(database, saving(draft), submitting(draft))
    assert draft.record.submitted_at is None
    assert draft.responses == {"C1.1a": "4"}


def test_an_answer_that_meets_a_submit_waits_for_it_and_is_refused(database, draft):
    with pytest.raises(AlreadySubmitted):
        overlapping(database, submitting(draft), saving(draft))
    assert draft.record.submitted_at == NOW
    assert draft.responses == {}


def test_two_submits_that_meet_close_the_attempt_once(database, draft):
    with pytest.raises(AlreadySubmitted):
        overlapping(database, submitting(draft), submitting(draft))


@pytest.mark.parametrize("item", ["C1.1a", "Q1"])
def test_two_answers_that_meet_are_both_counted(database, draft, item):
    overlapping(
        database,
        saving(draft, "Q1", "A"),
        saving(draft, item, draft.edition.items[item].options[1]),
    )
    assert draft.responses == {"Q1": "A"} | {item: draft.edition.items[item].options[1]}
    assert draft.record.revision == 2


def saved(draft, command, item, value):
    """Place of a change among all changes of an attempt, and the change."""
    with draft.database.writing() as session:
        command(session, draft.learner_id, draft.id, draft.edition, item, value)
        return attempts.get(session, draft.learner_id, draft.id).revision, item, value


def submitted(draft):
    seen = draft.record.revision
    draft.submit(seen)
    return seen


def hammer(draft, item):
    """What one thread does until the end and once more: action, what it gave, its refusal."""
    for count in range(ROUNDS):
        yield "save", *tried(saved, draft, drafts.save_response, item, "12"[count % 2])
        yield "save", *tried(saved, draft, drafts.save_reflection, "R1.1", f"{item} {count}")
        yield "submit", *tried(submitted, draft)
    while draft.record.submitted_at is None:
        yield "submit", *tried(submitted, draft)
    yield "late save", *tried(saved, draft, drafts.save_response, item, "3")


def test_sixteen_threads_submit_once_and_change_nothing_afterwards(draft):
    # Each thread answers an item of its own and all write one reflection: every save is a change.
    items = [item.id for item in draft.edition.on(Occasion.SELF) if item.kind == "rating"]
    with ThreadPoolExecutor(THREADS) as threads:
        lists = threads.map(lambda item: list(hammer(draft, item)), items[:THREADS])
        done = [step for steps in lists for step in steps]

    changes = sorted(given for action, given, _ in done if "save" in action and given)
    assert [place for place, _, _ in changes] == list(range(1, len(changes) + 1))
    assert {**draft.responses, **draft.reflections} == {item: value for _, item, value in changes}
    ends = [seen for action, seen, refusal in done if action == "submit" and refusal is None]
    assert ends == [len(changes)] == [draft.record.revision]

    refused = Counter((action, refusal) for action, _, refusal in done if refusal)
    assert refused.pop(("late save", AlreadySubmitted)) == THREADS
    assert refused.keys() <= {
        ("save", AlreadySubmitted),
        ("submit", AlreadySubmitted),
        ("submit", StaleSubmit),
    }
