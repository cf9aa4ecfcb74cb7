from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from db import (
    class_quotes,
    cohort_settings,
    personal,
    plans,
    quoting,
    translated,
    translations,
    tutors,
)
from db.answer_rows import Desk
from db.cohort_settings import Settings
from db.errors import (
    NothingWritten,
    NotOffered,
    NotQuotable,
    NotYours,
    TextTooLong,
    TranslatedMeanwhile,
    WordsChanged,
)
from db.models import AnswerTranslation, Attempt
from db.translated import Own, Translation
from db.translations import Proposal
from learning.answer_translation import LONGEST_TRANSLATION
from learning.vocabulary import Occasion
from tests.db.factories import EDITIONS, NOW, TODAY, overlapping, read, rows, write
from tests.db.workshop import KEY, Workshop, chosen

OFFERED = ("en", "zh-Hans", "cy")
HOSTILE = (
    "<script>alert(1)</script>",
    "=1+1",
    "\u202eback\u202c 文化遗产 👩🏽‍🚀 𠮷",
    "'; DROP TABLE answer_translation; --",
    "x" * LONGEST_TRANSLATION,
)


@pytest.fixture
def workshop(database):
    return Workshop(database)


@pytest.fixture
def said(workshop):
    """Learner and attempt of the one who said "mine" and lets it be quoted."""
    ((learner, attempt), _) = workshop.said("mine", "another's")
    allow(workshop, learner, attempt)
    return learner, attempt


@pytest.fixture
def planned(workshop, said):
    """The learner whose step "my step" may be quoted as well."""
    learner, _ = said
    workshop.plan(learner, "my step")
    allow_step(workshop, learner)
    return learner


def allow(workshop, learner, attempt, *, allowed=True):
    write(
        workshop.database,
        quoting.allow_quoting,
        learner,
        attempt,
        "R1.1",
        allowed=allowed,
        today=TODAY,
    )


def allow_step(workshop, learner, *, allowed=True):
    write(workshop.database, quoting.allow_quoting_step, learner, 1, allowed=allowed, today=TODAY)


def translate(  # noqa: PLR0913  # each of them is something that can go wrong
    workshop,
    text,
    words,
    language="cy",
    *,
    tutor=None,
    drawn="",
    checked=False,
    source=None,
    today=TODAY,
):
    write(
        workshop.database,
        translations.write,
        workshop.desk(tutor),
        workshop.ref(text),
        Proposal(language, words, checked, source or text, drawn),
        offered=OFFERED,
        today=today,
    )


def remove(workshop, text, *, drawn, language="cy", tutor=None):
    desk = workshop.desk(tutor)
    ref = workshop.ref(text)
    write(workshop.database, translations.remove, desk, ref, language, drawn=drawn)


def written(workshop, text, tutor=None):
    """What the cohort's tutors see of an answer's translations, without its days."""
    found = read(workshop.database, translations.written, workshop.desk(tutor))
    return [
        (each.language, each.text, each.checked, each.mine)
        for each in found.get(workshop.row(text), [])
    ]


def reads(database, learner):
    """What a learner reads, once tutors chose all they may: each quote with its translations."""
    chosen(database)
    quotes = read(database, class_quotes.readable, learner)
    beside = read(database, translated.beside, {quote.row: quote.text for quote in quotes})
    return {quote.text: beside.get(quote.row, []) for quote in quotes}


def own(database, learner):
    return read(database, translated.of_learner, learner)


# Writing and checking


def test_a_translation_stands_beside_the_original_for_the_class_the_tutors_and_the_writer(
    workshop, database, said
):
    learner, attempt = said
    translate(workshop, "mine", " Fy un i \x00", "cy")
    translate(workshop, "mine", "我的", "zh-Hans", checked=True)
    drafted, checked = Translation("cy", "Fy un i", False), Translation("zh-Hans", "我的", True)
    for reader in workshop.people:
        assert reads(database, reader) == {"mine": [drafted, checked]}
    assert written(workshop, "mine") == [
        ("cy", "Fy un i", False, True),
        ("zh-Hans", "我的", True, True),
    ]
    assert own(database, learner).reflections == {
        (attempt, "R1.1"): [Own("cy", "Fy un i", False, False), Own("zh-Hans", "我的", True, False)]
    }
    stranger = workshop.people[1]
    assert own(database, stranger).reflections == {}


def test_a_step_of_a_plan_is_translated_as_well(workshop, database, planned):
    translate(workshop, "my step", "fy ngham")
    assert reads(database, workshop.people[1]) == {
        "mine": [],
        "my step": [Translation("cy", "fy ngham", False)],
    }
    assert own(database, planned).steps == {1: [Own("cy", "fy ngham", False, False)]}


def test_any_tutor_checks_and_new_words_are_drafted_until_somebody_checks_them(workshop, said):
    translate(workshop, "mine", "Fy un i")
    translate(workshop, "mine", "Fy un i", tutor=workshop.ben, drawn="Fy un i", checked=True)
    # It stays in the words of the tutor who wrote them.
    assert written(workshop, "mine") == [("cy", "Fy un i", True, True)]
    translate(workshop, "mine", "Fy un i", tutor=workshop.ben, drawn="Fy un i")
    assert written(workshop, "mine") == [("cy", "Fy un i", True, True)]
    translate(workshop, "mine", "Un fi", tutor=workshop.ben, drawn="Fy un i")
    assert written(workshop, "mine") == [("cy", "Un fi", False, False)]
    translate(workshop, "mine", "Fy un", drawn="Un fi", checked=True)
    assert written(workshop, "mine") == [("cy", "Fy un", True, True)]


def test_the_day_is_that_of_the_last_change(workshop, database, said):
    def day():
        ((each,),) = read(database, translations.written, workshop.desk()).values()
        return each.day

    days = [TODAY + timedelta(days=passed) for passed in range(4)]
    translate(workshop, "mine", "Fy un i", today=days[0])
    translate(workshop, "mine", "Fy un i", drawn="Fy un i", today=days[1])
    assert day() == days[0]
    translate(workshop, "mine", "Fy un i", drawn="Fy un i", checked=True, today=days[2])
    assert day() == days[2]
    translate(workshop, "mine", "Fy un i", drawn="Fy un i", checked=True, today=days[3])
    assert day() == days[2]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (" \n", NothingWritten),
        ("\x00", NothingWritten),
        ("x" * (LONGEST_TRANSLATION + 1), TextTooLong),
    ],
)
def test_nothing_and_too_much_are_refused(workshop, database, said, words, refusal):
    before = rows(database)
    with pytest.raises(refusal):
        translate(workshop, "mine", words)
    assert rows(database) == before


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_was_typed_is_read_as_it_was_typed(workshop, database, said, words):
    translate(workshop, "mine", words)
    assert reads(database, workshop.people[1])["mine"] == [Translation("cy", words, False)]


def test_a_cohort_is_translated_into_its_own_languages_only(workshop, database, said):
    with pytest.raises(NotOffered):
        translate(workshop, "mine", "Le mien", "fr")
    settings = replace(Settings.of(workshop.cohort), languages=("en", "fr"))
    write(database, cohort_settings.change, workshop.ada, workshop.cohort.id, settings, now=NOW)
    translate(workshop, "mine", "Le mien", "fr")
    with pytest.raises(NotOffered):
        translate(workshop, "mine", "Fy un i", "cy")
    assert [language for language, *_ in written(workshop, "mine")] == ["fr"]


def test_what_there_is_can_be_mended_in_a_language_that_the_cohort_dropped(
    workshop, database, said
):
    translate(workshop, "mine", "Fy un i", "cy")
    settings = replace(Settings.of(workshop.cohort), languages=("en",))
    write(database, cohort_settings.change, workshop.ada, workshop.cohort.id, settings, now=NOW)
    translate(workshop, "mine", "Un fi", "cy", drawn="Fy un i")
    assert written(workshop, "mine") == [("cy", "Un fi", False, True)]
    remove(workshop, "mine", drawn="Un fi")
    with pytest.raises(NotOffered):
        translate(workshop, "mine", "Fy un i", "cy")


def test_a_translation_can_be_removed_and_a_second_click_removes_nothing_else(workshop, said):
    translate(workshop, "mine", "Fy un i", "cy")
    translate(workshop, "mine", "我的", "zh-Hans")
    for _ in range(2):
        remove(workshop, "mine", drawn="Fy un i", tutor=workshop.ben)
    assert written(workshop, "mine") == [("zh-Hans", "我的", False, True)]


# Two tutors at once


def test_a_second_click_keeps_the_same_translation(workshop, said):
    for _ in range(2):
        translate(workshop, "mine", "Fy un i")
    assert written(workshop, "mine") == [("cy", "Fy un i", False, True)]


def test_nobody_overwrites_or_removes_what_they_have_not_seen(workshop, database, said):
    translate(workshop, "mine", "Fy un i")
    before = rows(database)
    with pytest.raises(TranslatedMeanwhile) as refused:
        translate(workshop, "mine", "Un fi", tutor=workshop.ben)
    assert refused.value.text == "Fy un i"
    with pytest.raises(TranslatedMeanwhile):
        remove(workshop, "mine", drawn="Un fi", tutor=workshop.ben)
    assert rows(database) == before
    remove(workshop, "mine", drawn="Fy un i")
    with pytest.raises(TranslatedMeanwhile) as refused:
        translate(workshop, "mine", "Un fi", tutor=workshop.ben, drawn="Fy un i")
    assert refused.value.text == ""


def writing(workshop, tutor, words):
    desk, ref = workshop.desk(tutor), workshop.ref("mine")
    given = Proposal("cy", words, False, "mine", "")
    return lambda session: translations.write(
        session, desk, ref, given, offered=OFFERED, today=TODAY
    )


def test_of_two_tutors_who_meet_the_second_waits_and_is_told(workshop, database, said):
    ours, theirs = writing(workshop, workshop.ada, "One"), writing(workshop, workshop.ben, "Two")
    with pytest.raises(TranslatedMeanwhile):
        overlapping(database, ours, theirs)
    assert written(workshop, "mine") == [("cy", "One", False, True)]


def test_a_writer_who_takes_it_back_while_it_is_translated_leaves_no_translation(
    workshop, database, said
):
    def taking_back(session):
        quoting.allow_quoting(session, *said, "R1.1", allowed=False, today=TODAY)

    overlapping(database, writing(workshop, workshop.ada, "One"), taking_back)
    assert kept(database) == []
    allow(workshop, *said)
    with pytest.raises(NotQuotable):
        overlapping(database, taking_back, writing(workshop, workshop.ada, "One"))
    assert kept(database) == []


# What its writer decides


def kept(database):
    with database.reading() as session:
        return [each.text for each in session.scalars(select(AnswerTranslation))]


def test_without_consent_nothing_is_translated_and_nothing_is_read(workshop, database, said):
    with pytest.raises(NotQuotable):
        translate(workshop, "another's", "Un arall")
    assert reads(database, workshop.people[2]) == {"mine": []}


def test_consent_that_is_taken_back_deletes_the_translation_for_good(
    workshop, database, planned, said
):
    translate(workshop, "mine", "Fy un i")
    translate(workshop, "my step", "fy ngham")
    allow(workshop, *said, allowed=False)
    assert kept(database) == ["fy ngham"]
    assert reads(database, workshop.people[1]).keys() == {"my step"}
    allow_step(workshop, planned, allowed=False)
    assert kept(database) == []
    allow(workshop, *said)
    assert reads(database, workshop.people[1]) == {"mine": []}
    assert written(workshop, "mine") == []


def test_whoever_erases_their_data_leaves_no_translation(workshop, database, planned):
    translate(workshop, "mine", "Fy un i")
    translate(workshop, "my step", "fy ngham")
    write(database, personal.erase, planned, EDITIONS)
    assert kept(database) == []


def test_a_tutor_who_is_erased_leaves_their_words_without_a_name(workshop, database, said):
    translate(workshop, "mine", "Fy un i", tutor=workshop.ben)
    assert written(workshop, "mine", workshop.ben) == [("cy", "Fy un i", False, True)]
    write(database, tutors.erase, workshop.ben)
    with database.reading() as session:
        (left,) = session.scalars(select(AnswerTranslation))
    assert (left.text, left.tutor_id) == ("Fy un i", None)


def test_new_words_of_a_step_end_the_permission_to_quote_it_and_its_translations(
    workshop, database, planned
):
    translate(workshop, "my step", "fy ngham", checked=True)
    (step,) = read(database, plans.of_learner, planned)
    assert write(database, plans.save, planned, replace(step, action="another step"))
    assert kept(database) == []
    workshop.said()
    assert reads(database, workshop.people[1]) == {"mine": []}
    with pytest.raises(NotQuotable):
        translate(workshop, "another step", "cam")
    allow_step(workshop, planned)
    assert reads(database, workshop.people[1]) == {"mine": [], "another step": []}
    with pytest.raises(WordsChanged):
        translate(workshop, "another step", "cam", source="my step")
    translate(workshop, "another step", "cam")
    assert kept(database) == ["cam"]


def test_translations_of_what_may_not_be_shown_any_more_are_in_no_list(workshop, database):
    people = workshop.said("one", "two", "three", "four", "five", others=0)
    for learner, attempt in people:
        allow(workshop, learner, attempt)
    translate(workshop, "one", "un")
    write(database, personal.erase, people[1][0], EDITIONS)
    assert kept(database) == ["un"]
    assert read(database, translations.written, workshop.desk()) == {}


def test_a_translation_of_words_that_were_changed_is_shown_to_nobody_but_tutors_and_the_writer(
    workshop, database, planned
):
    translate(workshop, "my step", "fy ngham", checked=True)
    workshop.reworded(planned, "another step")
    assert "my step" not in workshop.texts()
    assert reads(database, workshop.people[1]) == {"mine": []}
    assert own(database, planned).steps == {1: [Own("cy", "fy ngham", True, True)]}
    workshop.said()
    assert reads(database, workshop.people[1]) == {"mine": [], "another step": []}
    ((outdated,),) = read(database, translations.written, workshop.desk()).values()
    assert (outdated.is_of("my step"), outdated.is_of("another step")) == (True, False)
    with pytest.raises(WordsChanged):
        translate(workshop, "another step", "cam", source="my step", drawn="fy ngham")
    # Whoever keeps the same words for the new ones has to check them anew.
    translate(workshop, "another step", "fy ngham", drawn="fy ngham")
    assert reads(database, workshop.people[1])["another step"] == [
        Translation("cy", "fy ngham", False)
    ]


def test_details_of_a_step_are_no_part_of_the_quote_and_may_change(workshop, database, planned):
    translate(workshop, "my step", "fy ngham")
    (step,) = read(database, plans.of_learner, planned)
    write(database, plans.save, planned, replace(step, needs="Time"))
    workshop.said()
    assert reads(database, workshop.people[1])["my step"] == [Translation("cy", "fy ngham", False)]


# Who reads


def test_only_what_a_release_has_shown_is_read(workshop, database):
    people = workshop.join(6)
    attempts = [workshop.submit(person, {"R1.1": f"said by {person}"}) for person in people]
    allow(workshop, people[0], attempts[0])
    assert reads(database, people[1]) == {}
    workshop.release()
    assert reads(database, people[1]) == {f"said by {people[0]}": []}
    (late,) = workshop.join()
    allow(workshop, late, workshop.submit(late, {"R1.1": "late"}))
    assert reads(database, people[1]).keys() == {f"said by {people[0]}"}


def test_a_reader_is_among_no_fewer_others_than_the_floor(workshop, database):
    said = workshop.said("one", "two", "three", "four", "five", others=0)
    allow(workshop, *said[0])
    (onlooker,) = workshop.join()
    assert reads(database, onlooker) == {"one": []}
    # Each of the five knows what they said themselves, so that four others are left.
    assert reads(database, said[1][0]) == {}


def test_what_left_the_figures_with_somebody_is_not_read_any_more(workshop, database, said):
    everybody = [person for person in workshop.people if person != said[0]]
    write(database, personal.erase, everybody[0], EDITIONS)
    withheld = _withheld(database)
    assert len(withheld) >= 4
    for reader in everybody[1:]:
        assert reads(database, reader) == {}


def _withheld(database):
    with database.reading() as session:
        return list(session.scalars(select(Attempt.id).where(Attempt.withheld)))


def test_readers_learn_what_was_asked_and_nothing_about_who_wrote_it(workshop, database, said):
    chosen(database)
    (quote,) = read(database, class_quotes.readable, workshop.people[1])
    assert (quote.text, quote.item, quote.edition) == ("mine", "R1.1", KEY)
    assert "row" not in repr(quote)


def test_the_order_tells_nothing_about_who_allowed_it_first(database):
    orders = []
    for title, turned in (("Spring", False), ("Autumn", True)):
        workshop = Workshop(database, title)
        said = workshop.said(*(f"thought {number}" for number in range(6)))
        for learner, attempt in reversed(said) if turned else said:
            allow(workshop, learner, attempt)
        orders.append(list(reads(database, workshop.people[0])))
    assert orders[0] == orders[1]
    assert orders[0] != sorted(orders[0])


def test_a_class_reads_what_was_said_on_every_occasion(workshop, database):
    people = workshop.join(6)
    for occasion in (Occasion.BASELINE, Occasion.AFTER):
        for person in people:
            attempt = workshop.submit(person, {"R1.1": f"{occasion} {person}"}, occasion)
            allow(workshop, person, attempt)
        workshop.release(occasion)
    assert len(reads(database, people[0])) == 12


def test_who_learns_alone_or_is_gone_reads_nothing(workshop, database, said, learner):
    assert reads(database, learner) == {}
    write(database, personal.erase, learner, EDITIONS)
    assert reads(database, learner) == {}
    assert own(database, learner).steps == {}


# Another cohort


def test_another_cohort_neither_reads_nor_translates_nor_removes(workshop, database, said):
    other = Workshop(database, "Autumn")
    other.said("theirs")
    translate(workshop, "mine", "Fy un i")
    chosen(database)
    before = rows(database)
    assert [reads(database, person) for person in other.people] == [{} for _ in other.people]
    assert read(database, translations.written, other.desk()) == {}
    ref, given = workshop.ref("mine"), Proposal("cy", "Un fi", False, "mine", "Fy un i")
    foreign = Desk(other.ada, workshop.cohort.id, workshop.secret)
    for desk in (other.desk(), foreign):
        with pytest.raises(NotYours):
            write(database, translations.write, desk, ref, given, offered=OFFERED, today=TODAY)
        with pytest.raises(NotYours):
            write(database, translations.remove, desk, ref, "zh-Hans", drawn="")
    with pytest.raises(NotYours):
        read(database, translations.written, foreign)
    assert rows(database) == before
