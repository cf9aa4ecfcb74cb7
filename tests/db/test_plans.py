from dataclasses import replace
from datetime import date

import pytest

from db import personal, plans
from db.errors import NotOffered, NotYours, TextTooLong
from learning.plan import STATUSES, Commitment
from tests.db.factories import EDITIONS, overlapping, read, rows, write

FULL = Commitment(
    position=1,
    action="Write to the museum in Nanjing.",
    competence="C1.1",
    partner="Nanjing Museum",
    partner_asked=True,
    first_step="Find the right person.",
    first_step_on=date(2026, 4, 1),
    needs="Two hours",
    obstacle="No reply",
    answer="Ask again",
    indicator="I3",
    indicator_start="0 letters",
    indicator_target="1 letter",
    sureness=8,
    asked_by="2026-06",
    asked_on=date(2026, 6, 1),
    asked_again_on=date(2026, 9, 1),
    status="partly",
    status_reason="Still waiting.",
    status_on=date(2026, 6, 2),
)
THEIRS = Commitment(2, action="Theirs.")


@pytest.fixture(autouse=True)
def theirs(database, stranger):
    """Somebody else's plan, which must stay as it is."""
    write(database, plans.save, stranger, THEIRS)
    yield
    assert kept(database, stranger) == [THEIRS]


def save(database, learner, commitment):
    write(database, plans.save, learner, commitment)


def kept(database, learner):
    return read(database, plans.of_learner, learner)


def test_who_has_not_planned_yet_has_no_commitments(database, learner):
    assert kept(database, learner) == []


def test_a_commitment_comes_back_as_it_was_given(database, learner):
    save(database, learner, FULL)
    assert kept(database, learner) == [FULL]


def test_a_commitment_may_be_almost_empty(database, learner):
    save(database, learner, Commitment(1))
    assert kept(database, learner) == [Commitment(1)]


def test_commitments_come_in_the_order_of_their_positions(database, learner):
    for position in (3, 1, 2):
        save(database, learner, Commitment(position, action=f"Thing {position}"))
    assert [c.position for c in kept(database, learner)] == [1, 2, 3]


def test_a_commitment_that_is_saved_again_replaces_the_old_one(database, learner):
    save(database, learner, Commitment(1, action="First.", sureness=3, status="done"))
    save(database, learner, FULL)
    save(database, learner, replace(FULL, status=None, sureness=0))
    assert kept(database, learner) == [replace(FULL, status=None, sureness=0)]


def test_of_a_commitment_that_was_drawn_only_what_was_changed_is_saved(database, learner):
    save(database, learner, FULL)
    save(database, learner, replace(FULL, status="done", partner="Two museums", asked_on=None))
    write(database, plans.save, learner, replace(FULL, needs="", sureness=None), drawn=FULL)
    assert kept(database, learner) == [
        replace(
            FULL,
            status="done",
            partner="Two museums",
            asked_on=None,
            needs="",
            sureness=None,
        )
    ]


def test_what_was_drawn_and_is_gone_is_kept_as_it_was_given(database, learner):
    write(database, plans.save, learner, FULL, drawn=replace(FULL, needs="Less"))
    assert kept(database, learner) == [FULL]


def test_a_new_commitment_takes_nothing_from_another_window(database, learner):
    for action in ("One.", "Two.", "Three."):
        write(database, plans.add, learner, Commitment(2, action=action))
    assert [(c.position, c.action) for c in kept(database, learner)] == [
        (1, "Two."),
        (2, "One."),
        (3, "Three."),
    ]
    with pytest.raises(NotOffered):
        write(database, plans.add, learner, Commitment(2, action="Four."))


def test_a_second_click_adds_no_second_commitment(database, learner):
    for _click in range(2):
        write(database, plans.add, learner, Commitment(1, action="Once. "))
    assert kept(database, learner) == [Commitment(1, action="Once.")]


def test_windows_that_save_one_commitment_at_once_keep_the_later_one(database, learner):
    overlapping(
        database,
        lambda session: plans.save(session, learner, FULL),
        lambda session: plans.save(session, learner, replace(FULL, needs="One hour")),
    )
    assert kept(database, learner) == [replace(FULL, needs="One hour")]


def test_a_learner_who_was_erased_in_another_window_plans_nothing(database, learner):
    write(database, personal.erase, learner, EDITIONS)
    before = rows(database)
    with pytest.raises(NotYours):
        save(database, learner, FULL)
    assert rows(database) == before


@pytest.mark.parametrize("status", [None, *STATUSES])
def test_every_status_can_be_kept(database, learner, status):
    save(database, learner, Commitment(1, status=status))
    assert [c.status for c in kept(database, learner)] == [status]


@pytest.mark.parametrize(
    "commitment",
    [
        Commitment(0),
        Commitment(4),
        Commitment(1, status="forgotten"),
        Commitment(1, sureness=-1),
        Commitment(1, sureness=11),
    ],
)
def test_a_position_status_or_sureness_that_does_not_exist_is_refused(
    database, learner, commitment
):
    before = rows(database)
    with pytest.raises(NotOffered):
        save(database, learner, commitment)
    assert rows(database) == before


@pytest.mark.parametrize("field", ["action", "partner", "needs", "status_reason"])
def test_a_text_of_two_thousand_characters_is_kept_and_a_longer_one_refused(
    database, learner, field
):
    longest = Commitment(1, **{field: "字" * 2_000})
    save(database, learner, longest)
    with pytest.raises(TextTooLong):
        save(database, learner, Commitment(1, **{field: "字" * 2_001}))
    assert kept(database, learner) == [longest]


def test_the_zero_character_and_outer_blanks_are_taken_out(database, learner):
    save(database, learner, Commitment(1, action=" a\x00b\n", needs="\x00"))
    assert kept(database, learner) == [Commitment(1, action="ab")]


def test_one_commitment_can_be_taken_out(database, learner):
    for position in (1, 2, 3):
        save(database, learner, Commitment(position))
    write(database, plans.remove, learner, 2)
    write(database, plans.remove, learner, 2)
    assert kept(database, learner) == [Commitment(1), Commitment(3)]


def test_a_report_changes_how_it_went_and_nothing_else(database, learner):
    save(database, learner, FULL)
    told = {"status": "done", "reason": "They answered.", "today": date(2026, 7, 1)}
    write(database, plans.report, learner, 1, **told)
    assert kept(database, learner) == [
        replace(FULL, status="done", status_reason="They answered.", status_on=date(2026, 7, 1))
    ]


def test_a_report_leaves_what_it_does_not_say(database, learner):
    save(database, learner, FULL)
    later = date(2026, 7, 1)
    write(database, plans.report, learner, 1, reason="", today=later)
    assert kept(database, learner) == [replace(FULL, status_reason="")]
    write(database, plans.report, learner, 1, status="done", today=later)
    assert kept(database, learner) == [
        replace(FULL, status="done", status_reason="", status_on=later)
    ]


def test_a_report_on_a_commitment_that_was_removed_meanwhile_brings_nothing_back(database, learner):
    save(database, learner, FULL)
    write(database, plans.remove, learner, 1)
    told = {"status": "done", "reason": "", "today": date(2026, 7, 1)}
    write(database, plans.report, learner, 1, **told)
    assert kept(database, learner) == []
