"""Reading in another language, and what is said of a translation."""

from datetime import date

import pytest

from db import attempts, learners, personal, setup_links, tutors
from db.secret import server_secret
from learning.authored.translation import CheckedBy
from learning.vocabulary import Occasion
from ui import resources
from ui.clock import now, today


@pytest.fixture
def welsh(reading):
    return resources.catalogue().reading("cy")


def speak(person, language):
    person.app.segmented_control(key="language").set_value(language)
    return person.run()


def test_a_visitor_reads_on_in_the_language_they_choose(visitor, welsh):
    speak(visitor, "cy")
    assert visitor.title == welsh.module.text.title
    visitor.open("glossary")
    assert visitor.title == welsh.phrases("page.glossary")


def test_a_learner_s_choice_is_kept_with_them_and_their_drafts(learner, welsh, database):
    attempt = learner.draft(Occasion.SELF, {"C1.1a": "2"})
    speak(learner, "cy")
    with database.reading() as session:
        assert learners.find(session, learner.learner_id).language == "cy"
    learner.open("questionnaire")
    item = learner.app.radio(key=f"ask.{attempt}.cy.C1.1a")
    assert item.value == "2"
    assert item.options[1] == welsh.instrument.text.items["C1.1a"][1]


@pytest.fixture
def kept(database):
    """The language that a learner reads in and those of their attempts, as the database says."""

    def language(learner_id):
        with database.reading() as session:
            reads = learners.find(session, learner_id).language
            return reads, [each.language for each in attempts.of_learner(session, learner_id)]

    return language


def test_whoever_chooses_first_and_then_comes_back_goes_on_in_what_they_chose(
    visitor, database, kept, reading
):
    with database.writing() as session:
        learner, code = learners.join(session, language="en", secret=server_secret(), today=today())
        given = reading.instrument, Occasion.SELF
        attempts.resume_or_open(session, learner.id, *given, in_cohort=False, now=now())
    speak(visitor, "cy").open("assessment")
    visitor.choose("join.way", "back").type("join.back", code).click("join.resume.go")
    visitor.open("questionnaire")
    assert all(".cy." in radio.key for radio in visitor.app.radio)
    assert kept(learner.id) == ("cy", ["cy"])


def test_another_window_follows_so_that_a_draft_has_the_language_it_is_read_in(
    learner, database, kept
):
    learner.draft(Occasion.SELF, {"C1.1a": "2"})
    speak(learner, "en")
    speak(learner, "zh-Hans")
    with database.writing() as session:
        learners.set_language(session, learner.learner_id, "cy")
    learner.open("questionnaire")
    assert all(".cy." in radio.key for radio in learner.app.radio)
    assert kept(learner.learner_id) == ("cy", ["cy"])


def test_whoever_was_erased_meanwhile_chooses_as_a_visitor(learner, database, reading, welsh):
    with database.writing() as session:
        personal.erase(session, learner.learner_id, reading.editions)
    assert speak(learner, "cy").title == welsh.module.text.title


def test_what_was_submitted_stays_in_its_language(learner, database):
    learner.submitted(Occasion.SELF)
    speak(learner, "zh-Hans")
    with database.reading() as session:
        (attempt,) = attempts.of_learner(session, learner.learner_id)
    assert attempt.language == "en"


def test_a_tutor_s_choice_is_kept_with_them(tutor, database, welsh):
    speak(tutor, "cy").open("cohorts")
    assert tutor.title == welsh.phrases("page.cohorts")
    with database.reading() as session:
        assert tutors.find(session, tutor.tutor_id).language == "cy"


def test_whoever_chooses_first_and_then_signs_in_goes_on_in_what_they_chose(visitor, database):
    with database.writing() as session:
        ann = tutors.add(session, "ann@example.org", "Ann", now=now())
        tutors.set_language(session, ann.id, "zh-Hans")
        link = setup_links.for_tutor(session, ann.id, server_secret(), now=now())
    speak(visitor, "cy").open("sign_in", setup=link)
    for key in ("setup.first", "setup.second"):
        visitor.app.text_input(key=key).set_value("four words and more")
    visitor.say = resources.catalogue().reading("cy").phrases
    visitor.press("sign_in.setup.go", "setup.form")
    assert visitor.sees("sign_in.in")
    with database.reading() as session:
        assert tutors.find(session, ann.id).language == "cy"


def test_a_translation_that_nobody_checked_says_so_on_every_page(visitor, reading, welsh):
    for place in ("start", "themes", "about"):
        visitor.open(place)
        assert reading.phrases("translation_status.unchecked") not in visitor.shown
    speak(visitor, "cy")
    # A gate, with the results or a cohort behind it, is a page as well.
    for place in ("start", "themes", "about", "results", "cohort"):
        visitor.open(place)
        assert welsh.phrases("translation_status.unchecked") in visitor.shown


def test_a_translation_that_was_checked_says_by_whom_and_warns_no_more(
    visitor, reading, welsh, monkeypatch
):
    checked = {name: CheckedBy(by="Mair *Jones*", on="2026-12-01") for name in welsh.files}
    state = welsh.translation.model_copy(update={"checked": checked})
    monkeypatch.setitem(vars(welsh), "translation", state)
    monkeypatch.setitem(vars(welsh), "unchecked", frozenset())
    visitor.open("about")
    day = reading.phrases.day(date(2026, 12, 1))
    assert visitor.sees(
        "translation_status.checked", file="glossary\\.yaml", by="Mair \\*Jones\\*", day=day
    )
    speak(visitor, "cy")
    assert welsh.phrases("translation_status.unchecked") not in visitor.shown


def test_the_page_about_the_app_says_how_far_each_translation_is(visitor, welsh, reading):
    visitor.open("about")
    assert visitor.sees(
        "translation_status.state",
        language="Cymraeg",
        day=reading.phrases.day(welsh.translation.drafted_on),
        unchecked=len(welsh.files),
        files=len(welsh.files),
    )
