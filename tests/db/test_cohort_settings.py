from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import (
    cohort_floor,
    cohort_groups,
    cohort_life,
    cohort_settings,
    cohorts,
    personal,
    recount,
    releasing,
    retention,
    tutors,
)
from db.cohort_settings import LONGEST_TITLE, Settings
from db.errors import (
    DatesCrossed,
    FloorNotLowered,
    FloorOutOfRange,
    FloorSettled,
    GroupInUse,
    NameMissing,
    NameTaken,
    NotYours,
    OnlyOwner,
    RetentionTooSoon,
    UnknownCode,
)
from db.models import AuditEntry, Block
from learning.vocabulary import Occasion
from tests.db.factories import (
    EDITIONS,
    NOW,
    TODAY,
    a_learner,
    an_attempt,
    overlapping,
    postgresql_only,
    read,
    rows,
    submitted,
    write,
)
from tests.db.tutoring import a_tutor, invited, run_by

JUNE, JULY, AUGUST = date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)
HOSTILE = ["<b>bold</b>", "**bold** ![x](http://x)", "=1+1", "שלום עולם", "x" * LONGEST_TITLE]


@pytest.fixture
def ada(database):
    return a_tutor(database)


@pytest.fixture
def cohort(database, ada):
    return run_by(database, ada)


@pytest.fixture(autouse=True)
def other(database, ada):
    """Another cohort of the same tutor, which nothing here may touch."""
    other = run_by(database, ada, "Autumn workshop", ("Library",), floor=9)
    yield other
    assert read(database, cohorts.for_tutor, ada, other.id) == other


def found(database, ada, cohort):
    return read(database, cohorts.for_tutor, ada, cohort.id)


def change(database, ada, cohort, title="Spring workshop", **settings):
    write(database, cohort_settings.change, ada, cohort.id, Settings(title, **settings), now=NOW)


def test_a_cohort_keeps_what_its_tutor_decided(database, ada):
    made = run_by(
        database,
        ada,
        "  Spring\n workshop ",
        (" Zoo ", "Archive"),
        languages=("zh-Hans", "en"),
        starts_on=JUNE,
        ends_on=JULY,
        retain_until=AUGUST,
        floor=7,
    )
    assert made == found(database, ada, made)
    assert (made.title, list(made.groups.values())) == ("Spring workshop", ["Zoo", "Archive"])
    assert (made.languages, made.floor) == (("en", "zh-Hans"), 7)
    assert (made.starts_on, made.ends_on, made.retain_until) == (JUNE, JULY, AUGUST)


def test_a_second_click_makes_no_second_cohort_and_a_later_one_does(database, ada):
    first, second = (run_by(database, ada, "Double", ("Zoo",)) for _ in range(2))
    assert first == second
    with database.writing() as session:
        later = NOW + cohort_settings.DOUBLE_CLICK
        third = cohort_settings.make(session, ada, Settings("Double"), [], now=later)
    assert third.id != first.id
    assert run_by(database, a_tutor(database, "Eve"), "Double").id not in {first.id, third.id}


def test_two_windows_that_make_a_cohort_at_once_make_one(database, ada):
    made = []

    def making(session):
        made.append(cohort_settings.make(session, ada, Settings("At once"), ["Zoo"], now=NOW))

    overlapping(database, making, making)
    one, other = made
    assert one == other


@postgresql_only
def test_two_tutors_who_make_a_cohort_at_once_do_not_wait_for_each_other(database, ada):
    ben = a_tutor(database, "Ben")
    with database.writing() as session:
        first = cohort_settings.make(session, ada, Settings("At once"), [], now=NOW)
        assert run_by(database, ben, "At once").id != first.id


@pytest.mark.parametrize("end", ["withdrawn", "erased"])
def test_who_is_no_tutor_any_more_makes_no_cohort(database, end):
    ben = a_tutor(database, "Ben")
    if end == "withdrawn":
        write(database, tutors.withdraw, ben, now=NOW)
    else:
        write(database, tutors.erase, ben)
    before = rows(database)
    with pytest.raises(NotYours):
        run_by(database, ben)
    assert rows(database) == before


def test_the_floor_is_five_unless_somebody_says_otherwise(cohort):
    assert cohort.floor == 5


def test_settings_are_changed_as_a_whole(database, ada, cohort):
    change(database, ada, cohort, "Summer", languages=("en",), starts_on=JUNE, floor=6)
    change(database, ada, cohort, "Later", ends_on=JULY, floor=6)
    kept = found(database, ada, cohort)
    assert (kept.title, kept.languages, kept.starts_on, kept.ends_on) == ("Later", (), None, JULY)
    assert kept.join_code == cohort.join_code
    assert kept.groups == cohort.groups


@pytest.mark.parametrize("title", HOSTILE)
def test_any_text_is_a_title_and_stays_what_it_is(database, ada, cohort, title):
    change(database, ada, cohort, title)
    assert found(database, ada, cohort).title == title


@pytest.mark.parametrize("title", ["", "  \n", "\x00", "\u202e", "x" * (LONGEST_TITLE + 1)])
def test_a_title_must_say_something_and_have_an_end(database, ada, cohort, title):
    before = rows(database)
    with pytest.raises(NameMissing):
        change(database, ada, cohort, title)
    with pytest.raises(NameMissing):
        run_by(database, ada, title)
    assert rows(database) == before


@pytest.mark.parametrize(
    "days",
    [
        {"starts_on": JULY, "ends_on": JUNE},
        {"ends_on": JULY, "retain_until": JUNE},
        {"starts_on": JULY, "retain_until": JUNE},
    ],
)
def test_days_follow_one_another(database, ada, cohort, days):
    before = rows(database)
    for act in (
        lambda: change(database, ada, cohort, **days),
        lambda: run_by(database, ada, **days),
    ):
        with pytest.raises(DatesCrossed):
            act()
    assert rows(database) == before


@pytest.mark.parametrize(("floor", "allowed"), [(2, False), (3, True), (50, True), (51, False)])
def test_the_floor_has_a_lowest_and_a_highest_value(database, ada, cohort, floor, allowed):
    if allowed:
        change(database, ada, cohort, floor=floor)
    else:
        with pytest.raises(FloorOutOfRange):
            change(database, ada, cohort, floor=floor)
    assert found(database, ada, cohort).floor == (floor if allowed else 5)


def waiting(database, cohort, edition, number):
    """People who have submitted their baseline, which nobody has been shown yet."""
    people = [a_learner(database, cohort_id=cohort.id) for _ in range(number)]
    for learner in people:
        submitted(database, learner, edition, Occasion.BASELINE)
    return people


def noted(database, cohort, action):
    with database.reading() as session:
        found = session.query(AuditEntry).filter_by(cohort_id=cohort.id, action=action)
        return [entry.detail for entry in found.order_by(AuditEntry.id)]


def test_once_something_was_shown_the_floor_stays_what_it_is(database, ada, cohort, edition):
    change(database, ada, cohort, floor=3)
    waiting(database, cohort, edition, 4)
    change(database, ada, cohort, floor=4)
    write(database, releasing.release, cohort.id, Occasion.BASELINE, EDITIONS, now=NOW)
    assert read(database, cohort_floor.lowest, ada, cohort.id) is None
    before = rows(database)
    for floor in (3, 5):
        with pytest.raises(FloorSettled):
            change(database, ada, cohort, "Another title", floor=floor)
    assert rows(database) == before
    change(database, ada, cohort, "Another title", floor=4)
    assert (found(database, ada, cohort).title, found(database, ada, cohort).floor) == (
        "Another title",
        4,
    )


def test_a_release_that_shows_nothing_leaves_the_floor_free_to_rise(database, ada, cohort, edition):
    waiting(database, cohort, edition, 4)
    write(database, releasing.release, cohort.id, Occasion.BASELINE, EDITIONS, now=NOW)
    change(database, ada, cohort, floor=8)
    assert found(database, ada, cohort).floor == 8


def test_a_raised_floor_would_not_hold_for_what_was_shown_before(database, ada, cohort, edition):
    """Why the floor stays: who came back, taken from everybody, leaves over too few."""
    change(database, ada, cohort, floor=3)
    people = waiting(database, cohort, edition, 10)
    write(database, cohort_life.open_occasion, ada, cohort.id, Occasion.AFTER, now=NOW)
    write(database, releasing.release, cohort.id, Occasion.BASELINE, EDITIONS, now=NOW)
    for learner in people[:8]:
        submitted(database, learner, edition, Occasion.AFTER)
    write(database, releasing.release, cohort.id, Occasion.AFTER, EDITIONS, now=NOW)
    with database.reading() as session:
        paired = [block.people for block in session.query(Block).filter_by(paired=True)]
    assert paired == [7]
    with pytest.raises(FloorSettled):
        change(database, ada, cohort, floor=5)


def keep_until(database, ada, cohort, day, now=NOW, **settings):
    given = Settings("Spring workshop", retain_until=day, **settings)
    write(database, cohort_settings.change, ada, cohort.id, given, now=now)


@pytest.mark.parametrize("days", [-400, -1, 0])
def test_nobody_sets_a_day_of_keeping_that_is_over_or_ends_today(database, ada, cohort, days):
    day = TODAY + timedelta(days=days)
    before = rows(database)
    with pytest.raises(RetentionTooSoon):
        keep_until(database, ada, cohort, day)
    with pytest.raises(RetentionTooSoon):
        run_by(database, ada, retain_until=day)
    assert rows(database) == before
    assert retention.delete_expired(database, NOW + timedelta(days=1)) == []


def test_a_day_of_keeping_is_tomorrow_or_later_and_the_log_says_what_it_was(database, ada, cohort):
    keep_until(database, ada, cohort, TODAY + timedelta(days=1))
    keep_until(database, ada, cohort, AUGUST)
    keep_until(database, ada, cohort, AUGUST, floor=6)
    keep_until(database, ada, cohort, None, floor=6)
    assert found(database, ada, cohort).retain_until is None
    assert noted(database, cohort, "cohort.retention") == [
        " → 2026-03-15",
        "2026-03-15 → 2026-08-01",
        "2026-08-01 → ",
    ]


def test_a_day_of_keeping_that_is_over_stands_in_nobodys_way(database, ada, cohort):
    keep_until(database, ada, cohort, AUGUST)
    later = NOW + timedelta(days=400)
    keep_until(database, ada, cohort, AUGUST, later, starts_on=JUNE)
    kept = found(database, ada, cohort)
    assert (kept.starts_on, kept.retain_until) == (JUNE, AUGUST)


def test_only_the_owner_says_how_long_data_are_kept(database, ada, cohort):
    guest = invited(database, ada, cohort.id)
    keep_until(database, ada, cohort, AUGUST)
    for day in (JULY, None):
        with pytest.raises(OnlyOwner):
            keep_until(database, guest, cohort, day)
    keep_until(database, guest, cohort, AUGUST, ends_on=JULY)
    kept = found(database, ada, cohort)
    assert (kept.ends_on, kept.retain_until) == (JULY, AUGUST)
    assert noted(database, cohort, "cohort.retention") == [" → 2026-08-01"]


def test_the_floor_may_fall_until_somebody_has_submitted_and_only_rise_after(
    database, ada, cohort, other, edition
):
    learner = a_learner(database, cohort_id=cohort.id)
    an_attempt(database, learner, edition, Occasion.BASELINE)
    submitted(database, a_learner(database, cohort_id=other.id), edition, Occasion.BASELINE)
    change(database, ada, cohort, floor=4)
    assert read(database, cohort_floor.lowest, ada, cohort.id) == 3
    submitted(database, learner, edition, Occasion.BASELINE)
    assert read(database, cohort_floor.lowest, ada, cohort.id) == 4
    with pytest.raises(FloorNotLowered):
        change(database, ada, cohort, "Another title", floor=3)
    change(database, ada, cohort, floor=4)
    change(database, ada, cohort, floor=8)
    assert found(database, ada, cohort).floor == 8


def test_groups_come_and_get_other_names(database, ada, cohort):
    write(database, cohort_groups.add, ada, cohort.id, " Zoo ")
    archive = next(iter(cohort.groups))
    write(database, cohort_groups.rename, ada, cohort.id, archive, "Archives of the city")
    write(database, cohort_groups.rename, ada, cohort.id, archive, "Archives of the city ")
    names = list(found(database, ada, cohort).groups.values())
    assert names == ["Archives of the city", "Museum", "Zoo"]


@pytest.mark.parametrize("name", ["Museum", " Museum ", "Museum\n"])
def test_two_groups_of_a_cohort_are_never_called_the_same(database, ada, cohort, name):
    archive = next(iter(cohort.groups))
    for command, *details in (
        (cohort_groups.add, name),
        (cohort_groups.rename, archive, name),
    ):
        with pytest.raises(NameTaken):
            write(database, command, ada, cohort.id, *details)
    assert found(database, ada, cohort) == cohort


def test_two_cohorts_may_have_groups_of_the_same_name(database, ada, cohort):
    write(database, cohort_groups.add, ada, cohort.id, "Library")
    assert "Library" in found(database, ada, cohort).groups.values()


def test_a_group_goes_while_nobody_belongs_to_it(database, ada, cohort):
    archive, museum = cohort.groups
    a_learner(database, cohort_id=cohort.id, group_id=museum)
    write(database, cohort_groups.remove, ada, cohort.id, archive)
    with pytest.raises(GroupInUse):
        write(database, cohort_groups.remove, ada, cohort.id, museum)
    assert list(found(database, ada, cohort).groups) == [museum]


@pytest.mark.parametrize("shown", [False, True])
def test_a_group_goes_when_everybody_in_it_has_erased_their_data(
    database, ada, cohort, edition, shown
):
    archive, museum = cohort.groups
    people = [a_learner(database, cohort_id=cohort.id, group_id=archive) for _ in range(5)]
    others = [a_learner(database, cohort_id=cohort.id, group_id=museum) for _ in range(5)]
    for learner in (*people, *others):
        submitted(database, learner, edition, Occasion.BASELINE)
    if shown:
        write(database, releasing.release, cohort.id, Occasion.BASELINE, EDITIONS, now=NOW)
    for learner in people[:4]:
        write(database, personal.erase, learner, EDITIONS)
    with pytest.raises(GroupInUse):
        write(database, cohort_groups.remove, ada, cohort.id, archive)
    write(database, personal.erase, people[4], EDITIONS)
    write(database, cohort_groups.remove, ada, cohort.id, archive)
    assert list(found(database, ada, cohort).groups) == [museum]
    with database.writing() as session:
        kept = [(block.group_id, block.people) for block in session.query(Block) if block.people]
        assert kept == [(museum, 5)]
        assert recount.recount(session, EDITIONS) == []


@pytest.mark.parametrize("which", ["another cohort's", "nobody's"])
def test_a_group_of_another_cohort_cannot_be_touched(database, ada, cohort, other, which):
    group = next(iter(other.groups)) if which == "another cohort's" else 4711
    for command, *details in (
        (cohort_groups.rename, group, "Mine now"),
        (cohort_groups.remove, group),
    ):
        with pytest.raises(NotYours):
            write(database, command, ada, cohort.id, *details)


def test_a_new_join_code_replaces_the_old_one(database, ada, cohort):
    code = write(database, cohort_settings.new_code, ada, cohort.id)
    assert read(database, cohorts.by_join_code, code).id == cohort.id
    with pytest.raises(UnknownCode):
        read(database, cohorts.by_join_code, cohort.join_code)


def test_two_tutors_who_add_the_same_group_at_once_add_one(database, ada, cohort):
    def add(_number):
        try:
            write(database, cohort_groups.add, ada, cohort.id, "Zoo")
        except NameTaken:
            return "refused"
        return "added"

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(add, range(4))) == ["added", *["refused"] * 3]


def test_a_stale_form_changes_only_what_was_changed_in_it(database, ada):
    cohort = run_by(database, ada, retain_until=TODAY + timedelta(days=1))
    drawn = Settings.of(cohort)
    longer = replace(drawn, retain_until=TODAY + timedelta(days=400))
    write(database, cohort_settings.change, ada, cohort.id, longer, now=NOW)
    renamed = replace(drawn, title="Another title")
    write(database, cohort_settings.change, ada, cohort.id, renamed, now=NOW, drawn=drawn)
    kept = read(database, cohorts.for_tutor, ada, cohort.id)
    assert (kept.title, kept.retain_until) == ("Another title", longer.retain_until)
