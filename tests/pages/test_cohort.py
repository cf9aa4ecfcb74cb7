from datetime import timedelta

import pytest
from sqlalchemy import event

from db import blocks, cohort_life, cohort_occasions, cohort_tutors, cohorts
from db.cohort_settings import LONGEST_TITLE
from db.errors import NotYours
from db.models import Cohort
from learning.names import as_written
from learning.vocabulary import Occasion
from tests.pages.cohorts import a_full_cohort
from tests.pages.workshop import HOSTILE, do, invite, kept, open_occasions, run_by
from ui import answers_frame, clock, figures_frame

BASELINE, AFTER, FOLLOW_UP, _ = Occasion


@pytest.fixture
def cohort(tutor):
    return run_by(tutor)


@pytest.fixture
def guest(new_tutor, tutor, cohort):
    guest = new_tutor("guest@example.org", "Gus Guest")
    invite(tutor, cohort, "guest@example.org")
    return guest


@pytest.fixture
def joined(newcomer, cohort):
    """Makes learners of the cohort who have submitted an occasion, or nothing."""

    def make(count=1, *, submitted=None, started=None):
        people = [newcomer(cohort=cohort) for _ in range(count)]
        for person in people:
            if submitted:
                person.submitted(submitted)
            if started:
                person.draft(started)
        return people

    return make


def opened(tutor, cohort):
    tutor.open("cohort", cohort=str(cohort.id))
    return tutor


def missing(tutor, cohort):
    """Open the list of those who have not answered."""
    tutor.app.session_state[f"cohort.missing.part.{cohort.id}"] = True
    return tutor.run()


def open_to(tutor, cohort):
    with tutor.database.reading() as session:
        return cohort_occasions.open_occasions(session, cohort.id)


def by_group(tutor):
    """The table of groups."""
    name = tutor.say("cohort.group")
    return next(table.value for table in tutor.app.table if name in table.value)


def test_smoke(tutor, cohort):
    opened(tutor, cohort)
    assert tutor.title == "Spring workshop"
    assert tutor.sees("cohort.nobody")
    assert cohort.join_code in tutor.shown


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_who_is_no_tutor_is_asked_to_sign_in(request, cohort, who):
    person = request.getfixturevalue(who)
    person.open("cohort", cohort=str(cohort.id))
    assert person.title == person.say("page.sign_in")
    assert cohort.join_code not in person.shown
    assert "Spring workshop" not in person.shown


@pytest.mark.parametrize("asked", ["", "0", "4711", "-1", "x", "１", "9" * 40, "1;--", "theirs"])
def test_the_cohort_of_another_tutor_looks_like_one_that_is_not_there(
    tutor, other_tutor, cohort, asked
):
    theirs = run_by(other_tutor, "Theirs")
    run_by(tutor, "Mine")
    tutor.open("cohort", cohort=str(theirs.id) if asked == "theirs" else asked)
    assert tutor.title == tutor.say("page.cohort")
    assert tutor.sees("cohort.unknown")
    assert "Theirs" not in tutor.shown
    assert theirs.join_code not in tutor.shown


def test_an_invitation_that_was_taken_back_ends_at_the_next_click(tutor, guest, cohort):
    assert opened(guest, cohort).title == "Spring workshop"
    do(tutor, cohort_tutors.take_back, cohort, guest.tutor_id)
    guest.click("cohort.close.baseline")
    assert guest.title == guest.say("page.cohort")
    assert guest.sees("cohort.unknown")
    assert open_to(tutor, cohort) == {BASELINE}


def test_everybody_and_what_they_submitted_is_counted(tutor, cohort, joined, newcomer, other_tutor):
    newcomer(cohort=run_by(other_tutor, "Theirs")).submitted(BASELINE)
    joined(2, submitted=BASELINE)
    joined(started=BASELINE)
    joined(1)
    opened(tutor, cohort)
    say = tutor.say
    part = say(
        "cohort.chart.people.part", occasion=say("occasion.baseline"), submitted=2, share="50%"
    )
    assert say.count("cohort.chart.people.sentence", 4, parts=part) in tutor.shown
    assert "3–4" not in tutor.shown.splitlines()
    missing(tutor, cohort)
    assert say.count("cohort.missing.some", 2, occasion=say("occasion.baseline")) in tutor.shown
    assert "3–4" in tutor.shown.splitlines()


def test_small_groups_are_not_shown_and_the_page_says_why(tutor, cohort, database, newcomer):
    archive, museum = cohort.groups
    sizes = {archive: 2, museum: 5}
    for group, size in sizes.items():
        for _ in range(size):
            newcomer(cohort=cohort, group=group)
    opened(tutor, cohort)
    shown = by_group(tutor)
    few = tutor.say("cohort.few")
    assert list(shown[tutor.say("cohort.joined")]) == [few, few]
    assert tutor.sees("cohort.few.why", floor=5)
    for _ in range(3):
        newcomer(cohort=cohort, group=archive)
    opened(tutor, cohort)
    assert list(by_group(tutor)[tutor.say("cohort.joined")]) == ["5", "5"]


def test_each_group_has_its_joined_started_and_submitted_on_each_occasion(tutor, cohort, newcomer):
    open_occasions(tutor, cohort, AFTER)
    archive, museum = cohort.groups
    for place in range(14):
        person = newcomer(cohort=cohort, group=archive if place < 8 else museum)
        if place != 0:
            person.submitted(BASELINE)
        if place != 1:
            person.draft(AFTER)
    opened(tutor, cohort)
    say, few = tutor.say, tutor.say("cohort.few")
    before, after = say("occasion.baseline"), say("occasion.after")
    heads = (
        "cohort.occasion",
        "cohort.group",
        "cohort.joined",
        "cohort.started",
        "cohort.submitted",
    )
    shown = by_group(tutor)
    assert list(shown) == [say(head) for head in heads]
    assert shown.to_numpy().tolist() == [
        [before, "Archive", "8", "7", "7"],
        [before, "Museum", "6", "6", "6"],
        [after, "Archive", "8", "7", "0"],
        [after, "Museum", "6", "6", "0"],
    ]
    assert few not in tutor.shown


def test_started_of_a_small_group_is_not_shown(tutor, cohort, newcomer):
    archive, museum = cohort.groups
    for place in range(12):
        person = newcomer(cohort=cohort, group=archive if place < 6 else museum)
        if place >= 4:
            person.draft(BASELINE)
    few = tutor.say("cohort.few")
    shown = by_group(opened(tutor, cohort))
    assert list(shown[tutor.say("cohort.joined")]) == ["6", "6"]
    assert list(shown[tutor.say("cohort.started")]) == [few, few]
    assert tutor.sees("cohort.few.why", floor=5)


@pytest.mark.usefixtures("still")
def test_the_overview_shows_all_three_over_time_and_how_they_are_counted(tutor, cohort, joined):
    joined(2, submitted=BASELINE)
    joined(started=BASELINE)
    joined(1)
    opened(tutor, cohort)
    say, name = tutor.say, {"occasion": tutor.say("occasion.baseline")}
    (table,) = (one.value for one in tutor.app.table if say("cohort.day") in one.value)
    heads = [say("cohort.joined"), say("cohort.started_on", **name)]
    heads.append(say("cohort.submitted_on", **name))
    assert [list(table[head]) for head in heads] == [["4"], ["3"], ["2"]]
    for formula in ("taking_part", "over_time"):
        assert tutor.sees(f"figures.how.{formula}")


@pytest.mark.parametrize("name", ["Mus*e*um [x](https://example.org)", *HOSTILE[:3]])
def test_a_group_stands_in_the_table_as_its_name_was_typed(tutor, newcomer, name):
    cohort = run_by(tutor, groups=(name, "Archive"))
    newcomer(cohort=cohort, group=next(iter(cohort.groups)))
    shown = by_group(opened(tutor, cohort))
    assert list(shown[tutor.say("cohort.group")]) == [as_written(name), "Archive"]


def test_occasions_are_opened_and_closed_one_by_one(tutor, cohort):
    opened(tutor, cohort).click("cohort.open.after")
    assert open_to(tutor, cohort) == {BASELINE, AFTER}
    tutor.click("cohort.close.baseline")
    assert open_to(tutor, cohort) == {AFTER}
    assert tutor.sees("cohort.occasion.never")
    assert tutor.app.button(key="cohort.open.baseline").label == tutor.say("cohort.occasion.reopen")


def test_what_waits_is_shown_once_there_are_enough(tutor, cohort, joined):
    joined(4, submitted=BASELINE)
    opened(tutor, cohort).click("cohort.release.baseline")
    assert tutor.sees("cohort.released.none")
    joined(submitted=BASELINE)
    opened(tutor, cohort)
    assert tutor.say.count("cohort.occasion.waiting", 5) in tutor.shown
    tutor.click("cohort.release.baseline")
    assert tutor.sees("cohort.released")
    assert tutor.say.count("cohort.occasion.shown", 5) in tutor.shown
    assert not tutor.has("cohort.release.baseline")
    with tutor.database.reading() as session:
        assert [block.people for block in blocks.released(session, cohort.id)] == [5]


def test_who_is_missing_can_be_asked_for_each_open_occasion(tutor, cohort, joined):
    open_occasions(tutor, cohort, AFTER)
    joined(submitted=BASELINE)
    joined(1)
    missing(opened(tutor, cohort), cohort)
    say = tutor.say
    assert say.count("cohort.missing.some", 2, occasion=say("occasion.after")) in tutor.shown
    tutor.choose("cohort.missing.occasion", BASELINE)
    assert say.count("cohort.missing.some", 1, occasion=say("occasion.baseline")) in tutor.shown


def test_nobody_is_missed_while_nothing_is_open(tutor, cohort, joined):
    joined(submitted=BASELINE)
    missing(opened(tutor, cohort), cohort)
    assert tutor.sees("cohort.missing.none", occasion=tutor.say("occasion.baseline"))
    tutor.click("cohort.close.baseline")
    assert not tutor.sees("cohort.missing")


@pytest.mark.parametrize("command", [cohort_life.set_frozen, cohort_life.set_archived])
def test_nobody_is_missed_while_nobody_can_answer(tutor, cohort, joined, command):
    joined(1)
    assert opened(tutor, cohort).sees("cohort.missing")
    named = {"frozen": True} if command is cohort_life.set_frozen else {"archived": True}
    do(tutor, command, cohort, **named)
    assert not opened(tutor, cohort).sees("cohort.missing")


def test_a_long_list_is_shown_page_by_page(tutor, cohort, joined, monkeypatch):
    monkeypatch.setattr("ui.cohort_overview._PER_PAGE", 1)
    for submitted in (None, BASELINE, None):
        joined(submitted=submitted)
    missing(opened(tutor, cohort), cohort)
    pages = tutor.app.number_input(key="cohort.missing.page")
    assert (pages.label, pages.max) == (tutor.say("cohort.missing.page", pages=2), 2)
    assert "3" not in tutor.shown.splitlines()
    pages.set_value(2)
    assert "3" in tutor.run().shown.splitlines()


def test_the_page_asks_the_database_little_and_as_much_for_any_cohort(database, reading, tutor):
    counts = []
    for size in (5, 50):
        made = a_full_cohort(
            database, reading, size, tutor=tutor, title=f"{size}", given=lambda *_: {"C1.1b": "3"}
        )
        opened(tutor, made.cohort)
        counts.append(statements(database, tutor.run))
    assert counts[0] == counts[1] < 20


def statements(database, action):
    """How many statements an action sends to the database, beginnings of transactions included."""
    sent = []
    listen = database.engine, "before_cursor_execute", lambda *sending: sent.append(sending[2])
    event.listen(*listen)
    action()
    event.remove(*listen)
    return len(sent)


def test_ways_lead_to_what_was_answered(tutor, cohort):
    pages = [*figures_frame.PAGES, *answers_frame.PAGES, "exports"]
    opened(tutor, cohort)
    shown = [link.proto for link in tutor.app.get("page_link")]
    ours = {link.page for link in shown if link.query_string == f"cohort={cohort.id}"}
    assert {page.removeprefix("cohort-") for page in ours} >= set(pages)


def settings_form(person):
    """What the keys of the form begin with; it tells what stood in the form when it was drawn."""
    (key,) = (box.key for box in person.app.text_input if box.key.startswith("cohort.settings."))
    return key.removesuffix(".title")


@pytest.mark.usefixtures("still")
def test_a_stale_form_keeps_what_another_window_set(tutor, guest, cohort):
    opened(tutor, cohort)
    opened(guest, cohort)
    tutor.app.date_input(key=f"{settings_form(tutor)}.ends_on").set_value(clock.today())
    tutor.click("cohort.save")
    guest.app.text_input(key=f"{settings_form(guest)}.title").set_value("By Gus")
    guest.click("cohort.save")
    now = kept(tutor, cohort)
    assert (now.title, now.ends_on) == ("By Gus", clock.today())


@pytest.mark.usefixtures("still")
def test_settings_are_saved(tutor, cohort):
    opened(tutor, cohort)
    key = settings_form(tutor)
    tutor.app.text_input(key=f"{key}.title").set_value("Summer workshop")
    tutor.app.number_input(key=f"{key}.floor").set_value(6)
    tutor.app.date_input(key=f"{key}.ends_on").set_value(clock.today())
    tutor.click("cohort.save")
    assert tutor.title == "Summer workshop"
    assert tutor.sees("cohort.saved")
    now = kept(tutor, cohort)
    assert (now.title, now.floor, now.ends_on) == ("Summer workshop", 6, clock.today())


def test_the_floor_cannot_fall_any_more_on_the_page_either(tutor, cohort, joined):
    joined(submitted=BASELINE)
    opened(tutor, cohort)
    assert tutor.app.number_input(key=f"{settings_form(tutor)}.floor").min == 5


def test_the_floor_cannot_change_any_more_once_something_is_shown(tutor, cohort, joined):
    joined(5, submitted=BASELINE)
    opened(tutor, cohort)
    assert not tutor.sees("cohort.floor.settled")
    tutor.click("cohort.release.baseline")
    assert tutor.app.number_input(key=f"{settings_form(tutor)}.floor").disabled
    assert tutor.sees("cohort.floor.settled")
    tutor.app.text_input(key=f"{settings_form(tutor)}.title").set_value("Summer workshop")
    tutor.click("cohort.save")
    assert tutor.sees("cohort.saved")
    assert (kept(tutor, cohort).title, kept(tutor, cohort).floor) == ("Summer workshop", 5)


def test_a_floor_that_was_raised_in_a_form_from_before_a_release_is_refused(tutor, cohort, joined):
    joined(5, submitted=BASELINE)
    opened(tutor, cohort)
    do(tutor, cohort_life.release, cohort, BASELINE, {})
    tutor.app.number_input(key=f"{settings_form(tutor)}.floor").set_value(8)
    tutor.click("cohort.save")
    assert tutor.sees("refused.FloorSettled")
    assert kept(tutor, cohort).floor == 5


@pytest.mark.parametrize("days", [-365, 0])
def test_a_day_of_keeping_that_would_delete_at_once_is_refused(tutor, cohort, days):
    opened(tutor, cohort)
    day = clock.today() + timedelta(days=days)
    tutor.app.date_input(key=f"{settings_form(tutor)}.retain_until").set_value(day)
    tutor.click("cohort.save")
    assert tutor.sees("refused.RetentionTooSoon")
    assert kept(tutor, cohort).retain_until is None


def test_groups_are_added_renamed_and_removed_while_empty(tutor, cohort, newcomer):
    archive, museum = cohort.groups
    newcomer(cohort=cohort, group=museum)
    opened(tutor, cohort).type(f"cohort.group.{archive}", "Archives")
    tutor.app.text_input(key="cohort.group.new").set_value("Zoo")
    tutor.click("cohort.group.add")
    assert list(kept(tutor, cohort).groups.values()) == ["Archives", "Museum", "Zoo"]
    tutor.click(f"cohort.group.remove.{museum}")
    assert tutor.sees("refused.GroupInUse")
    tutor.click(f"cohort.group.remove.{archive}")
    assert list(kept(tutor, cohort).groups.values()) == ["Museum", "Zoo"]


def test_a_new_join_code_is_shown_and_the_old_one_is_gone(tutor, cohort):
    opened(tutor, cohort).click("cohort.code.make")
    assert tutor.sees("cohort.code.made")
    assert cohort.join_code not in tutor.shown
    assert kept(tutor, cohort).join_code in tutor.shown


@pytest.mark.parametrize("email", ["other@example.org", "nobody@example.org", "not an address"])
def test_an_invitation_says_the_same_whoever_it_is_for(tutor, other_tutor, cohort, email):
    opened(tutor, cohort)
    tutor.app.text_input(key="cohort.invite.email").set_value(email)
    tutor.click("cohort.invite")
    assert [box.value for box in tutor.app.success] == [tutor.say("cohort.invited")]
    assert not tutor.app.warning
    assert ("Otto Other" in tutor.shown) is (email == "other@example.org")


def test_the_owner_takes_an_invitation_back_or_hands_the_cohort_over(tutor, guest, cohort):
    opened(tutor, cohort).click(f"cohort.hand_over.now.{guest.tutor_id}")
    assert not tutor.has("cohort.delete")
    assert opened(guest, cohort).has("cohort.delete")
    guest.click(f"cohort.uninvite.{tutor.tutor_id}")
    assert opened(tutor, cohort).sees("cohort.unknown")


def test_an_invited_tutor_is_not_offered_what_only_the_owner_may_do(guest, cohort):
    opened(guest, cohort)
    for key in ("cohort.archive", "cohort.delete", "cohort.invite"):
        assert not guest.has(key)
    assert guest.app.number_input(key=f"{settings_form(guest)}.floor").disabled
    assert guest.app.date_input(key=f"{settings_form(guest)}.retain_until").disabled
    assert guest.sees("cohort.only_owner")
    assert guest.has("cohort.freeze")


def test_the_owner_is_offered_what_only_they_may_change(tutor, cohort):
    form = settings_form(opened(tutor, cohort))
    assert not tutor.app.number_input(key=f"{form}.floor").disabled
    assert not tutor.app.date_input(key=f"{form}.retain_until").disabled
    assert not tutor.sees("cohort.only_owner")


def test_who_handed_the_cohort_over_meanwhile_does_not_say_any_more_how_long_data_are_kept(
    tutor, guest, cohort
):
    opened(tutor, cohort)
    do(tutor, cohort_tutors.hand_over, cohort, guest.tutor_id)
    day = clock.today() + timedelta(days=1)
    tutor.app.date_input(key=f"{settings_form(tutor)}.retain_until").set_value(day)
    tutor.click("cohort.save")
    assert tutor.sees("refused.OnlyOwner")
    assert kept(tutor, cohort).retain_until is None


def test_an_invited_tutor_saves_settings_and_the_floor_stays(tutor, guest, cohort):
    opened(guest, cohort)
    guest.app.text_input(key=f"{settings_form(guest)}.title").set_value("By Gus")
    guest.click("cohort.save")
    assert (kept(tutor, cohort).title, kept(tutor, cohort).floor) == ("By Gus", 5)


def test_a_cohort_is_frozen_and_thawed(tutor, cohort, newcomer):
    opened(tutor, cohort).click("cohort.freeze")
    assert tutor.sees("cohort.frozen.note")
    assert open_to(tutor, cohort) == frozenset()
    assert tutor.app.button(key="cohort.open.after").disabled
    tutor.click("cohort.freeze")
    assert open_to(tutor, cohort) == {BASELINE}


def test_a_cohort_is_archived_and_taken_back(tutor, cohort):
    opened(tutor, cohort).click("cohort.archive")
    assert tutor.sees("cohort.archived.note")
    assert kept(tutor, cohort).archived
    tutor.click("cohort.archive")
    assert not kept(tutor, cohort).archived


@pytest.mark.parametrize("title", ["Spring workshop", *HOSTILE])
def test_a_cohort_is_deleted_after_its_title_was_typed(tutor, cohort, title):
    mine = run_by(tutor, title + " ") if title != cohort.title else cohort
    other = run_by(tutor, "Stays")
    opened(tutor, mine)
    assert as_written(title.strip()) == tutor.title
    tutor.app.text_input(key="cohort.delete.title").set_value("Stays")
    tutor.click("cohort.delete")
    assert tutor.sees("refused.TitleDiffers")
    tutor.app.text_input(key="cohort.delete.title").set_value(title)
    tutor.click("cohort.delete")
    assert tutor.title == tutor.say("page.cohorts")
    assert tutor.sees("cohort.deleted")
    with tutor.database.reading() as session, pytest.raises(NotYours):
        cohorts.for_tutor(session, tutor.tutor_id, mine.id)
    assert kept(tutor, other).title == "Stays"


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("See http://example.org or a@example.org", None),
        ("Joined\u2060up", "Joinedup"),
        ("Café in spring", "  Cafe\u0301  in\u00a0spring "),
    ],
)
def test_a_title_as_it_is_copied_from_the_page_confirms_a_deletion(tutor, title, typed):
    mine = run_by(tutor, title)
    opened(tutor, mine)
    typed = typed or tutor.title.replace("\\", "")
    box = tutor.app.text_input(key="cohort.delete.title")
    assert box.proto.max_chars > LONGEST_TITLE
    box.set_value(typed)
    tutor.click("cohort.delete")
    assert tutor.sees("cohort.deleted")
    with tutor.database.reading() as session, pytest.raises(NotYours):
        cohorts.for_tutor(session, tutor.tutor_id, mine.id)


def test_learners_of_a_deleted_cohort_are_out(tutor, cohort, joined):
    (person,) = joined(submitted=BASELINE)
    do(tutor, cohort_life.delete, cohort, cohort.title)
    assert person.open("my_data").title == person.say("gate.title")


@pytest.mark.parametrize(("days", "warned"), [(31, False), (30, True), (0, True)])
def test_tutors_are_warned_before_data_are_deleted(tutor, days, warned):
    until = clock.today() + timedelta(days=days)
    cohort = run_by(tutor)
    with tutor.database.writing() as session:
        session.get_one(Cohort, cohort.id).retain_until = until
    opened(tutor, cohort)
    assert tutor.sees("cohort.when.kept", day=tutor.say.day(until))
    assert tutor.sees("cohort.retention.near", day=tutor.say.day(until)) is warned


def test_a_draft_waits_while_its_occasion_is_closed(tutor, cohort, joined):
    (person,) = joined(started=BASELINE)
    opened(tutor, cohort).click("cohort.close.baseline")
    name = person.say("occasion.baseline")
    person.open("questionnaire", occasion="baseline")
    assert person.sees("cohort.draft_kept", occasion=name)
    assert person.sees("cohort.nothing_open")
    assert not person.has("begin.baseline")
    tutor.click("cohort.open.baseline")
    person.open("assessment").click("begin.baseline")
    assert person.title == person.edition.text.competences["C1.1"]


def test_the_link_of_one_cohort_numbers_its_learners_apart_from_another(tutor, cohort, newcomer):
    other = run_by(tutor, "Autumn workshop")
    people = [newcomer(cohort=one) for one in (cohort, other, cohort)]
    for person, number in zip(people, (1, 1, 2), strict=True):
        assert person.open("assessment").sees("cohort.number", number=number)
    alone = newcomer()
    assert "You are number" not in alone.open("assessment").shown
