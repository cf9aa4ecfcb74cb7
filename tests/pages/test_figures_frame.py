"""What all pages of figures have in common: who sees them, of whom, and what the address says."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import event, update

from db import cohort_settings, releasing
from db.cohort_settings import Settings
from db.models import Block, Cohort
from learning.vocabulary import Occasion
from tests.pages.cohorts import a_full_cohort, join, opened, release, submit
from tests.pages.figures import FIGURES, address, charts, tables
from ui.clock import now
from ui.figures_filter import CHOICES
from ui.figures_frame import PAGES

EVERY = pytest.mark.parametrize("page", FIGURES)


def low(edition):
    """Everybody chooses the first option everywhere."""
    return {item.id: item.options[0] for item in edition.items.values() if item.options}


def answered(edition, occasion):
    first = low(edition)
    return {item.id: first[item.id] for item in edition.on(occasion) if item.id in first}


def test_every_page_of_figures_has_the_same_tests():
    assert set(FIGURES) <= set(PAGES)


@EVERY
def test_a_visitor_and_a_learner_are_sent_to_the_entrance(visitor, learner, page):
    for person in (visitor, learner):
        person.open(page, cohort="1")
        assert person.title == person.say("page.sign_in")


@EVERY
@pytest.mark.parametrize("asked", ["theirs", "", "0", "-1", "no", "1" * 5000])
def test_a_cohort_of_somebody_else_looks_like_none(
    database, reading, tutor, other_tutor, page, asked
):
    theirs = a_full_cohort(database, reading, 6, tutor=other_tutor, title="Their own")
    tutor.open(page, cohort=str(theirs.cohort.id) if asked == "theirs" else asked)
    assert tutor.sees("cohort.unknown")
    assert "Their own" not in tutor.shown
    assert charts(tutor) == []


@EVERY
def test_an_empty_cohort_says_that_nothing_is_shown_yet(database, tutor, page):
    with database.writing() as session:
        cohort = cohort_settings.make(session, tutor.tutor_id, Settings("Empty"), [], now=now())
    tutor.open(page, cohort=str(cohort.id))
    assert tutor.title == tutor.say(f"page.{page}")
    assert tutor.say.count("figures.waiting", 0) in tutor.shown
    assert charts(tutor) == []


def test_before_a_release_only_the_number_that_waits_is_told(database, reading, tutor):
    full = a_full_cohort(
        database, reading, 7, tutor=tutor, occasions=(Occasion.BASELINE,), released=False
    )
    for page in FIGURES:
        tutor.open(page, **full.address)
        assert tutor.say.count("figures.waiting", 7) in tutor.shown
        assert tutor.sees("figures.to_release")
        assert charts(tutor) == []


def test_four_people_are_never_shown(database, reading, tutor):
    full = a_full_cohort(database, reading, 4, (), (Occasion.BASELINE,), tutor=tutor)
    for page in FIGURES:
        tutor.open(page, **full.address)
        assert tutor.say.count("figures.waiting", 4) in tutor.shown
        assert charts(tutor) == []


def test_a_second_cohort_changes_nothing_in_the_first(database, reading, tutor):
    full = a_full_cohort(database, reading, 36, occasions=(Occasion.BASELINE,), tutor=tutor)
    before = {page: _told(tutor.open(page, **full.address)) for page in FIGURES}
    assert all(figures for figures, _ in before.values())
    a_full_cohort(
        database,
        reading,
        36,
        occasions=(Occasion.BASELINE,),
        tutor=tutor,
        title="Another one",
        given=lambda _, occasion: answered(reading.instrument, occasion),
    )
    assert {page: _told(tutor.open(page, **full.address)) for page in FIGURES} == before


def test_late_comers_are_counted_as_not_shown_and_change_no_figure(database, reading, tutor):
    full = a_full_cohort(database, reading, 36, occasions=(Occasion.BASELINE,), tutor=tutor)
    before = {page: _told(tutor.open(page, **full.address)) for page in FIGURES}
    late = join(database, reading, full.cohort, 4)
    answers = answered(reading.instrument, Occasion.BASELINE)
    submit(database, reading, dict.fromkeys(late, answers), Occasion.BASELINE)
    for _ in range(2):
        for page in FIGURES:
            assert _told(tutor.open(page, **full.address)) == before[page]
            assert tutor.say.count("figures.not_shown", 4) in tutor.shown
        # A release must not show four people either.
        release(database, reading, tutor, full.cohort, Occasion.BASELINE)


def test_a_group_that_was_released_with_others_is_not_shown_alone(database, reading, tutor):
    full = a_full_cohort(database, reading, 0, ("Archive", "Museum", "Library"), (), tutor=tutor)
    archive, museum, library = full.cohort.groups
    people = [archive] * 6 + [museum] * 3 + [library] * 3
    everybody = [join(database, reading, full.cohort, 1, group)[0] for group in people]
    opened(database, tutor, full.cohort, Occasion.BASELINE)
    answers = answered(reading.instrument, Occasion.BASELINE)
    submit(database, reading, dict.fromkeys(everybody, answers), Occasion.BASELINE)
    release(database, reading, tutor, full.cohort, Occasion.BASELINE)
    everyone = tutor.say("figures.group.all")
    for page in FIGURES:
        tutor.open(page, **full.address)
        assert tutor.app.selectbox(key="figures.group").options == [everyone, "Archive"]
        assert "n = 12" in tutor.shown
        # An address that asks for a group that is not on offer asks for nothing.
        tutor.open(page, **full.address, group=str(museum))
        assert "n = 12" in tutor.shown
        tutor.open(page, **full.address, group=str(archive))
        assert "n = 6" in tutor.shown


def test_an_address_that_asks_for_nonsense_asks_for_nothing(database, reading, tutor):
    full = a_full_cohort(database, reading, 12, tutor=tutor)
    nonsense = dict.fromkeys((*CHOICES, "part", "order"), "<b>1 OR 1=1")
    for page in FIGURES:
        before = _told(tutor.open(page, **full.address))
        assert _told(tutor.open(page, **full.address, **nonsense)) == before


def test_what_is_chosen_stays_in_the_address_and_in_the_links(database, reading, tutor):
    full = a_full_cohort(database, reading, 20, tutor=tutor)
    archive = str(next(iter(full.cohort.groups)))
    tutor.open("profile", **full.address)
    tutor.app.selectbox(key="figures.occasion").set_value("baseline")
    tutor.app.selectbox(key="figures.group").set_value(archive)
    tutor.run()
    assert "n = 10" in tutor.shown
    query = {**full.address, "occasion": "baseline", "group": archive}
    assert address(tutor) == query
    assert tutor.shown.count(f"group={archive}") >= len(FIGURES)
    tutor.open("items", **query)
    assert "n = 10" in tutor.shown
    assert tutor.sees("occasion.baseline")


def test_an_address_that_changes_changes_the_choice(database, reading, tutor):
    """As it does with the browser's way back."""
    full = a_full_cohort(database, reading, 12, (), tutor=tutor)
    for occasion in ("baseline", "after", "baseline"):
        tutor.open("profile", **full.address, occasion=occasion)
        assert tutor.app.selectbox(key="figures.occasion").value == occasion
        assert tutor.say(f"occasion.{occasion}") in tutor.app.caption[0].value


def test_days_can_be_chosen_once_there_are_several(database, reading, tutor):
    full = a_full_cohort(database, reading, 12, (), (Occasion.BASELINE,), tutor=tutor)
    tutor.open("profile", **full.address)
    assert not tutor.has("figures.from")
    late = join(database, reading, full.cohort, 6)
    answers = answered(reading.instrument, Occasion.BASELINE)
    submit(database, reading, dict.fromkeys(late, answers), Occasion.BASELINE)
    day = now() + timedelta(days=365)
    with database.writing() as session:
        releasing.release(session, full.cohort.id, Occasion.BASELINE, reading.editions, now=day)
    tutor.open("profile", **full.address)
    assert "n = 18" in tutor.shown
    tutor.open("profile", **full.address, **{"from": day.date().isoformat()})
    assert "n = 6" in tutor.shown
    tutor.open("profile", **full.address, until=now().date().isoformat())
    assert "n = 12" in tutor.shown
    tutor.open(
        "profile",
        **full.address,
        **{"from": day.date().isoformat()},
        until=now().date().isoformat(),
    )
    assert tutor.sees("figures.no_block")
    assert charts(tutor) == []


def test_a_language_that_is_no_longer_offered_is_called_by_its_code(database, reading, tutor):
    full = a_full_cohort(database, reading, 12, (), (Occasion.BASELINE,), tutor=tutor)
    late = join(database, reading, full.cohort, 6)
    answers = answered(reading.instrument, Occasion.BASELINE)
    submit(database, reading, dict.fromkeys(late, answers), Occasion.BASELINE)
    release(database, reading, tutor, full.cohort, Occasion.BASELINE)
    with database.writing() as session:
        session.execute(update(Block).where(Block.people == len(late)).values(language="tlh"))
    tutor.open("profile", **full.address)
    assert "tlh" in tutor.app.selectbox(key="figures.language").options
    tutor.open("profile", **full.address, language="tlh")
    assert "n = 6" in tutor.app.caption[0].value
    assert "tlh" in tutor.app.caption[0].value


def test_a_floor_that_rose_hides_blocks_that_are_too_small_now(database, reading, tutor):
    full = a_full_cohort(database, reading, 8, (), (Occasion.BASELINE,), tutor=tutor)
    with database.writing() as session:
        # As in a database from before a floor had to stay once something was shown.
        session.get_one(Cohort, full.cohort.id).floor = 9
    tutor.open("profile", **full.address)
    assert tutor.sees("figures.few", floor=9)
    assert charts(tutor) == []


def test_the_number_of_queries_does_not_grow_with_the_cohort(database, reading, tutor):
    sent = []
    sizes = ((12, ()), (48, ("A", "B", "C", "D")))
    full = [
        a_full_cohort(database, reading, size, groups, title=f"Of {size}", tutor=tutor)
        for size, groups in sizes
    ]
    event.listen(database.engine, "before_cursor_execute", lambda *it: sent.append(it[2]))
    for page in FIGURES:
        counts = []
        for one in full:
            tutor.open(page, **one.address)
            sent.clear()
            tutor.run()
            counts.append(sum(statement.startswith("SELECT") for statement in sent))
        assert counts[0] == counts[1] <= 12


def _told(tutor):
    """What the page shows in charts and tables."""
    figures = [json.loads(spec)["data"] for spec in charts(tutor)]
    return figures, [table.to_csv() for table in tables(tutor)]
