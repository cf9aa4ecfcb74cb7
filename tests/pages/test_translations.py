"""Tutors translate what may be quoted; the class and its writer read both side by side."""

from dataclasses import replace

import pytest

from db import cohort_settings, plans, quoting, translations
from db.cohort_settings import Settings
from db.translations import Proposal
from tests.db.workshop import chosen
from tests.pages.coding import a_workshop, at, at_work
from tests.pages.person import Person
from ui import class_quotes, resources
from ui.clock import now, today

ENGLISH, WELSH, CHINESE = "We trust the partner.", "Rydym yn ymddiried.", "我们信任合作方。"
HOSTILE = "<script>alert(1)</script> **bold** :red[x] $x^2$ =1+1 \u202eback\u202c 👩🏽‍🚀 & &lt;"


@pytest.fixture
def workshop(database):
    return a_workshop(database)


@pytest.fixture
def ada(database, reading, workshop):
    return at_work(database, reading, workshop.ada)


@pytest.fixture
def writer(newcomer, workshop):
    """A learner who wrote in English, planned a step, and lets both be quoted."""
    writer = newcomer(cohort=workshop.cohort)
    writer.attempt = workshop.submit(writer.learner_id, {"R1.1": ENGLISH})
    workshop.plan(writer.learner_id, "Ask Mei")
    for learner in workshop.join(6):
        workshop.submit(learner, {"R1.1": "another's"})
    workshop.release()
    allow(writer)
    return writer


def allow(writer, *, allowed=True):
    with writer.database.writing() as session:
        quoting.allow_quoting(
            session, writer.learner_id, writer.attempt, "R1.1", allowed=allowed, today=today()
        )
    chosen(writer.database)


def translate(workshop, text, words, language, tutor=None, *, checked=False, drawn=""):
    """What a tutor does in another window."""
    given = Proposal(language, words, checked, text, drawn)
    with workshop.database.writing() as session:
        translations.write(
            session,
            workshop.desk(tutor),
            workshop.ref(text),
            given,
            offered=resources.catalogue().languages,
            today=today(),
        )


def at_the_form(tutor, workshop, text=ENGLISH, language="cy"):
    """Open the form for one language below a quote."""
    at(tutor, workshop, "quotes")
    tutor.app.toggle(key="translating").set_value(True)
    tutor.app.session_state[f"translating.{workshop.ref(text)}.{language}"] = True
    return tutor.run()


def form(tutor, workshop, text=ENGLISH, language="cy"):
    """The text area, the tick and the buttons of an open form, by what they are."""
    begins = f"translating.{workshop.ref(text)}.{language}."
    (area,) = (a for a in tutor.app.text_area if a.key.startswith(begins))
    (tick,) = (c for c in tutor.app.checkbox if c.key.startswith(begins))
    buttons = {b.label: b for b in tutor.app.button if b.form_id.startswith(begins)}
    return area, tick, buttons


def keep(tutor, workshop, words, *, checked=False):
    area, tick, buttons = form(tutor, workshop)
    area.set_value(words)
    if checked:
        tick.check()
    buttons[tutor.say("translation.keep")].click()
    return tutor.run()


def mark(person, status, language):
    return person.say(f"translation.mark.{status}", language=person.say(f"language.{language}"))


def test_a_tutor_translates_and_everybody_reads_both_each_with_its_language(ada, workshop, writer):
    keep(at_the_form(ada, workshop), workshop, WELSH)
    assert ada.sees("translation.kept")
    assert ada.typed == [("en", ENGLISH), ("cy", WELSH)]
    assert ada.sees("translation.original", language="English")
    assert mark(ada, "drafted", "cy") in ada.shown
    classmate = Person(writer.database, writer.reading).come_in(cohort=workshop.cohort)
    for reader in (classmate, writer):
        reader.open("class_quotes")
        assert reader.typed == [("en", ENGLISH), ("cy", WELSH)]
        assert mark(reader, "drafted", "cy") in reader.shown
    writer.open("results")
    assert writer.typed == [("en", ENGLISH), ("cy", WELSH)]
    assert mark(writer, "drafted", "cy") in writer.shown


@pytest.mark.usefixtures("still")
def test_a_colleague_checks_it_and_the_class_is_told(ada, workshop, writer, database, reading):
    translate(workshop, ENGLISH, WELSH, "cy")
    ben = at_the_form(at_work(database, reading, workshop.ben), workshop)
    assert form(ben, workshop)[0].value == WELSH
    assert ben.sees("translation.by_another", day=ben.say.day(today()))
    keep(ben, workshop, WELSH, checked=True)
    assert ben.sees("translation.state.checked", language=ben.say("language.cy"))
    assert mark(writer.open("class_quotes"), "checked", "cy") in writer.shown
    at_the_form(ada, workshop)
    assert ada.sees("translation.by_me", day=ada.say.day(today()))


def test_what_is_in_the_readers_language_comes_first(workshop, writer, database):
    translate(workshop, ENGLISH, CHINESE, "zh-Hans")
    translate(workshop, ENGLISH, WELSH, "cy")
    orders = {
        "en": [ENGLISH, WELSH, CHINESE],
        "zh-Hans": [CHINESE, ENGLISH, WELSH],
        "cy": [WELSH, ENGLISH, CHINESE],
    }
    for language, order in orders.items():
        person = Person(database, resources.catalogue().reading(language))
        person.come_in(cohort=workshop.cohort)
        assert [text for _, text in person.open("class_quotes").typed] == order


def test_hostile_words_are_read_as_they_were_typed(ada, workshop, writer):
    keep(at_the_form(ada, workshop), workshop, HOSTILE)
    assert ("cy", HOSTILE) in ada.typed
    assert ("cy", HOSTILE) in writer.open("class_quotes").typed
    assert ("cy", HOSTILE) in writer.open("results").typed
    for person in (ada, writer):
        assert all("alert" not in m.value for m in [*person.app.markdown, *person.app.caption])


def test_whoever_was_slower_loses_no_words_and_sees_the_others(ada, workshop, writer):
    at_the_form(ada, workshop)
    translate(workshop, ENGLISH, WELSH, "cy", workshop.ben)
    keep(ada, workshop, "Fy ngeiriau i")
    assert ada.sees("refused.TranslatedMeanwhile")
    assert ("cy", WELSH) in ada.typed
    assert form(ada, workshop)[0].value == "Fy ngeiriau i"
    form(ada, workshop)[2][ada.say("translation.keep")].click()
    ada.run()
    assert ada.typed == [("en", ENGLISH), ("cy", "Fy ngeiriau i")]


def test_a_translation_is_deleted_with_a_click(ada, workshop, writer):
    translate(workshop, ENGLISH, WELSH, "cy")
    at_the_form(ada, workshop)
    form(ada, workshop)[2][ada.say("translation.remove")].click()
    ada.run()
    assert ada.sees("translation.removed")
    assert ada.typed == [("en", ENGLISH)]
    assert list(form(ada, workshop)[2]) == [ada.say("translation.keep")]


def test_nothing_is_left_once_its_writer_takes_it_back(ada, workshop, writer):
    translate(workshop, ENGLISH, WELSH, "cy")
    at_the_form(ada, workshop)
    allow(writer, allowed=False)
    keep(ada, workshop, "Fy ngeiriau i")
    assert ada.sees("refused.NotQuotable")
    assert ada.sees("coding.quotes.none")
    assert writer.open("results").typed == [("en", ENGLISH)]
    assert writer.open("class_quotes").sees("translation.class.none")


def test_new_words_of_a_step_leave_its_translation_to_tutors_and_its_writer(ada, workshop, writer):
    with workshop.database.writing() as session:
        quoting.allow_quoting_step(session, writer.learner_id, 1, allowed=True, today=today())
    chosen(workshop.database)
    translate(workshop, "Ask Mei", "Gofyn i Mei", "cy")
    assert ("cy", "Gofyn i Mei") in writer.open("class_quotes").typed
    workshop.reworded(writer.learner_id, "Ask Li")
    workshop.said()
    assert [text for _, text in writer.open("class_quotes").typed].count("Ask Li") == 1
    assert ("cy", "Gofyn i Mei") not in writer.typed
    assert writer.open("plan").typed == [("en", "Ask Li"), ("cy", "Gofyn i Mei")]
    assert writer.sees("translation.own.outdated")
    at_the_form(ada, workshop, "Ask Li")
    assert ada.sees("translation.outdated")
    assert form(ada, workshop, "Ask Li")[0].value == "Gofyn i Mei"
    assert "Gofyn i Mei" not in [text for _, text in ada.typed]


def test_a_quote_is_translated_into_the_languages_it_is_not_written_in(ada, workshop, writer):
    at(ada, workshop, "quotes")
    ada.app.toggle(key="translating").set_value(True)
    ada.run()
    for language in ("zh-Hans", "cy"):
        assert ada.sees("translation.state.none", language=ada.say(f"language.{language}"))
    assert not ada.sees("translation.state.none", language="English")


def test_a_cohort_of_one_language_needs_no_translation(ada, workshop, writer):
    speaks_only_english(workshop)
    at(ada, workshop, "quotes")
    assert [text for _, text in ada.typed] == [ENGLISH]
    assert not ada.has("translating")


def speaks_only_english(workshop):
    with workshop.database.writing() as session:
        cohort_settings.change(
            session,
            workshop.ada,
            workshop.cohort.id,
            replace(Settings.of(workshop.cohort), languages=("en",)),
            now=now(),
        )


def test_what_the_class_reads_can_be_deleted_in_a_language_that_was_dropped(ada, workshop, writer):
    translate(workshop, ENGLISH, WELSH, "cy")
    speaks_only_english(workshop)
    assert ("cy", WELSH) in writer.open("class_quotes").typed
    at_the_form(ada, workshop)
    form(ada, workshop)[2][ada.say("translation.remove")].click()
    assert ada.run().typed == [("en", ENGLISH)]
    assert not ada.has("translating")


def test_a_tick_counts_for_the_words_it_was_set_for_and_no_later_ones(ada, workshop, writer):
    translate(workshop, ENGLISH, WELSH, "cy")
    keep(at_the_form(ada, workshop), workshop, WELSH, checked=True)
    assert ada.sees("translation.state.checked", language="Cymraeg")
    assert not form(ada, workshop)[1].value
    keep(ada, workshop, "Fy ngeiriau i")
    assert ada.sees("translation.state.drafted", language="Cymraeg")


def test_a_tick_that_was_left_does_not_count_for_a_step_s_new_words(ada, workshop, writer):
    with workshop.database.writing() as session:
        quoting.allow_quoting_step(session, writer.learner_id, 1, allowed=True, today=today())
    chosen(workshop.database)
    translate(workshop, "Ask Mei", "Gofyn i Mei", "cy")
    _, tick, buttons = form(at_the_form(ada, workshop, "Ask Mei"), workshop, "Ask Mei")
    with workshop.database.writing() as session:
        (step,) = plans.of_learner(session, writer.learner_id)
        plans.save(session, writer.learner_id, replace(step, action="Ask Li"))
        quoting.allow_quoting_step(session, writer.learner_id, 1, allowed=True, today=today())
    workshop.said()
    tick.check()
    buttons[ada.say("translation.keep")].click()
    assert ada.run().sees("refused.WordsChanged")
    assert not form(ada, workshop, "Ask Li")[1].value


# What the class reads


@pytest.mark.parametrize("place", ["assessment", "results"])
def test_the_way_there_is_shown_once_there_is_something_to_read(workshop, writer, place):
    assert writer.open(place).sees("translation.class.way")
    allow(writer, allowed=False)
    assert not writer.open(place).sees("translation.class.way")


def test_beside_a_quote_stands_nothing_that_tells_who_wrote_it(workshop, newcomer, database):
    ((learner, attempt),) = workshop.said(ENGLISH, group=0)
    with database.writing() as session:
        quoting.allow_quoting(session, learner, attempt, "R1.1", allowed=True, today=today())
    chosen(database)
    reader = newcomer(cohort=workshop.cohort).open("class_quotes")
    assert reader.typed == [("en", ENGLISH)]
    shown = "\n".join(m.value for m in [*reader.app.markdown, *reader.app.caption])
    assert "Archive" not in shown
    assert str(today().year) not in shown


def test_another_workshop_and_whoever_learns_alone_read_nothing_of_it(
    workshop, writer, stranger, newcomer, database
):
    translate(workshop, ENGLISH, WELSH, "cy")
    other = newcomer(cohort=a_workshop(database, "Autumn").cohort)
    for person in (stranger, other):
        person.open("class_quotes")
        assert person.sees("translation.class.none")
        assert person.typed == []


def test_many_quotes_are_read_in_pages(workshop, newcomer):
    many = class_quotes.AT_ONCE + 3
    said = workshop.said(*(f"thought {n}" for n in range(many)), others=0)
    with workshop.database.writing() as session:
        for learner, attempt in said:
            quoting.allow_quoting(session, learner, attempt, "R1.1", allowed=True, today=today())
    chosen(workshop.database)
    reader = newcomer(cohort=workshop.cohort)
    pages = [
        [text for _, text in reader.open("class_quotes", page=page).typed] for page in ("1", "2")
    ]
    assert [len(page) for page in pages] == [class_quotes.AT_ONCE, 3]
    assert len({*pages[0], *pages[1]}) == many
    for typed in ("3", "0", "-1", "x", "²", "9" * 400):
        assert [text for _, text in reader.open("class_quotes", page=typed).typed] == pages[0]
