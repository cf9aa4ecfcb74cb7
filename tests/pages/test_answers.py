import pytest
from sqlalchemy import select

from db import tutors
from db.models import Coding, Feedback, Tutor
from db.secret import server_secret
from learning.names import as_written
from learning.vocabulary import Occasion
from tests.db.workshop import Workshop
from tests.pages.person import Person
from ui import resources
from ui.clock import now

HOSTILE = [
    "<script>alert(1)</script><b>bold</b>",
    "**bold** :red[red] $x^2$ [a](http://example.org) ![b](http://example.org/b.png)",
    "=HYPERLINK(1)",
    "\u202eright to left\u202c",
    "👩🏽‍🚀 𠮷野家",
    "long " * 2_000 + "text",
]


@pytest.fixture
def workshop(database):
    return Workshop(database, secret=server_secret())


@pytest.fixture
def ada(database, reading, workshop):
    return Person(database, reading).sign_in(workshop.ada)


@pytest.fixture
def ben(database, reading, workshop):
    return Person(database, reading).sign_in(workshop.ben)


def at(person, workshop, place="answers"):
    return person.open(place, cohort=str(workshop.cohort.id))


def listed(person):
    """How the answers in the list begin, as they stand there."""
    options = person.app.radio(key="answers.list").options
    return [option.replace("\\", "").partition(" · ")[2] for option in options]


def on_desk(person):
    return [text for _, text in person.typed]


def choose_codes(person, *codes):
    (box,) = person.app.multiselect
    box.set_value(list(codes))
    return person


@pytest.mark.parametrize("place", ["answers", "codes", "agreement", "said", "quotes"])
def test_only_the_cohorts_tutors_get_in(visitor, learner, other_tutor, workshop, place):
    workshop.said("a secret text")
    workshop.add_code("A secret code")
    for person in (visitor, learner):
        at(person, workshop, place)
        assert "secret" not in person.shown
        assert not person.sees(f"page.{place}")
    for cohort in (str(workshop.cohort.id), "0", "", "x", "9" * 400):
        other_tutor.open(place, cohort=cohort)
        assert other_tutor.sees("cohort.unknown")
        assert "secret" not in other_tutor.shown


@pytest.mark.parametrize("place", ["answers", "agreement", "said", "quotes"])
def test_before_a_release_there_is_a_reason_and_no_text(ada, workshop, place):
    for learner in workshop.join(8):
        workshop.submit(learner, {"R1.1": "kept back"})
    at(ada, workshop, place)
    assert ada.sees("coding.nothing")
    assert "kept back" not in ada.shown


def test_the_list_and_the_desk_show_texts_with_what_belongs_to_their_block(ada, workshop):
    workshop.said("trust first", "money first", group=1)
    at(ada, workshop)
    assert sorted(listed(ada)) == ["money first", "trust first"]
    (shown,) = on_desk(ada)
    assert shown in {"money first", "trust first"}
    assert "Museum" in ada.shown
    assert ada.reading.instrument.text.reflections["R1.1"] in ada.shown


def test_search_and_filters_narrow_the_list(ada, workshop):
    workshop.said("trust in Leeds", item="R1.1", group=0)
    workshop.said("trust in 北京", item="R2.1", group=1, occasion=Occasion.FOLLOW_UP)
    at(ada, workshop)
    assert len(listed(ada)) == 2
    ada.type("answers.search", "TRUST 北京")
    assert listed(ada) == ["trust in 北京"]
    ada.type("answers.search", "nowhere")
    assert ada.sees("coding.none_left")
    ada.type("answers.search", "")
    groups = [*workshop.cohort.groups]
    for name, value, left in (
        ("theme", "T2", "trust in 北京"),
        ("item", "R1.1", "trust in Leeds"),
        ("group", str(groups[1]), "trust in 北京"),
        ("occasion", "after", "trust in Leeds"),
    ):
        ada.app.selectbox(key=f"answers.{name}").set_value(value)
        assert listed(ada.run()) == [left]
        ada.app.selectbox(key=f"answers.{name}").set_value("")
        ada.run()
    ada.app.selectbox(key="answers.order").set_value("short")
    assert listed(ada.run()) == ["trust in 北京", "trust in Leeds"]


def test_the_list_is_sorted_by_what_the_answers_have(ada, workshop):
    workshop.said("Leeds later", item="R1.1", group=0, occasion=Occasion.FOLLOW_UP)
    workshop.said("Leeds first", item="R2.1", group=0, occasion=Occasion.BASELINE)
    workshop.said("北京", item="R1.2", group=1, occasion=Occasion.AFTER)
    workshop.code(workshop.ada, "北京", workshop.add_code("Trust"))
    at(ada, workshop)
    for order, expected in (
        ("group", ["Leeds", "Leeds", "北京"]),
        ("occasion", ["Leeds first", "北京", "Leeds later"]),
        ("item", ["Leeds later", "北京", "Leeds first"]),
        ("codes", ["北京"]),
    ):
        ada.app.selectbox(key="answers.order").set_value(order)
        found = listed(ada.run())
        assert all(one.startswith(start) for one, start in zip(found, expected, strict=False))
    assert ada.say("coding.order.language") not in ada.app.selectbox(key="answers.order").options


def test_done_and_next_keeps_the_codes_and_lays_down_the_next_answer(ada, workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.said("one", "two", "three")
    at(ada, workshop)
    ada.app.selectbox(key="answers.order").set_value("text")
    ada.run()
    assert listed(ada) == ["one", "three", "two"]
    for text in ("one", "three", "two"):
        ada.app.radio(key="answers.list").set_value(workshop.ref(text))
        ada.run()
        assert on_desk(ada) == [text]
        choose_codes(ada, trust, money).press("coding.done_next", "coding.form")
        assert workshop.marks(workshop.ada, text).mine == {trust, money}
        assert workshop.marks(workshop.ada, text).done
    assert on_desk(ada) == ["one"]


def test_done_and_next_goes_on_where_finished_answers_are_filtered_away(ada, workshop):
    workshop.add_code("Trust")
    workshop.said("one", "two", "three")
    at(ada, workshop)
    ada.app.selectbox(key="answers.state").set_value("open")
    ada.run()
    for left in (3, 2, 1):
        assert len(listed(ada)) == left
        ada.press("coding.done_next", "coding.form")
    assert ada.sees("coding.none_left")


def test_codes_kept_and_not_finished_stay_ones_own(ada, ben, workshop):
    trust = workshop.add_code("Trust")
    workshop.said("one")
    choose_codes(at(ada, workshop), trust).press("coding.keep", "coding.form")
    assert ada.sees("coding.kept")
    assert workshop.marks(workshop.ada, "one").mine == {trust}
    assert at(ben, workshop).app.multiselect[0].value == []


def test_the_others_codes_appear_only_once_both_have_finished(ada, ben, workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.said("one")
    choose_codes(at(ada, workshop), trust).press("coding.done_next", "coding.form")
    at(ben, workshop)
    told = ada.say.count("coding.by_both", 2)
    assert told not in ben.shown
    assert ben.app.multiselect[0].value == []
    choose_codes(ben, money).press("coding.done_next", "coding.form")
    for person in (ada, ben):
        at(person, workshop)
        assert told in person.shown
        assert not person.app.multiselect
        assert person.sees("coding.differ", codes="Money, Trust")


def test_what_others_agreed_on_filters_nothing_for_who_has_not_finished(
    database, reading, workshop
):
    trust = workshop.add_code("Trust")
    workshop.said("one", "two")
    cleo = Person(database, reading).sign_in(workshop.invite("cleo"))
    for tutor in (workshop.ada, workshop.ben):
        workshop.code(tutor, "one", trust)
    at(cleo, workshop)
    cleo.app.selectbox(key="answers.code").set_value(str(trust))
    assert cleo.run().sees("coding.none_left")
    workshop.code(cleo.tutor_id, "two", trust, finished=False)
    assert listed(cleo.run()) == ["two"]
    workshop.code(cleo.tutor_id, "one")
    workshop.decide(workshop.ada, "one", trust, True)
    assert sorted(listed(cleo.run())) == ["one", "two"]


def test_names_of_codes_stand_in_a_row_as_the_reading_language_writes_one(database, workshop):
    with database.writing() as session:
        tutors.set_language(session, workshop.ada, "zh-Hans")
    ada = Person(database, resources.catalogue().reading("zh-Hans")).sign_in(workshop.ada)
    workshop.said("one")
    workshop.code(workshop.ada, "one", workshop.add_code("Trust"), workshop.add_code("Money"))
    workshop.code(workshop.ben, "one")
    assert at(ada, workshop).sees("coding.differ", codes="Money、Trust")


@pytest.mark.parametrize(
    ("words", "language"), [("We trust them.", "en"), ("我们信任他们。", "zh-Hans"), ("OK", None)]
)
def test_every_text_on_the_desk_has_the_language_it_is_written_in(ada, workshop, words, language):
    workshop.said(words)
    assert at(ada, workshop).typed == [(language, words)]


def test_five_thousand_answers_are_shown_in_pages(ada, workshop):
    people = workshop.join(25)
    items = [f"R{t}.{n}" for t in (1, 2, 3) for n in (1, 2, 3)]
    for number, learner in enumerate(people):
        workshop.submit(learner, {item: f"text {number} {item}" for item in items})
    workshop.release()
    at(ada, workshop)
    assert len(listed(ada)) == 12
    assert ada.sees("coding.page", first=1, last=12, asked="225")
    first = listed(ada)
    ada.click("answers.page.on")
    assert ada.sees("coding.page", first=13, last=24, asked="225")
    assert not set(first) & set(listed(ada))
    ada.click("answers.page.back")
    assert listed(ada) == first


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(ada, workshop, text):
    ((learner, _),) = workshop.said(text)
    workshop.plan(learner, text[:1_999], needs=text[:1_999])
    workshop.add_code(text[:80])
    at(ada, workshop)
    for answer in workshop.answers():
        ada.app.radio(key="answers.list").set_value(answer.ref)
        assert answer.text in on_desk(ada.run())
    for option in ada.app.radio(key="answers.list").options:
        begun = option.partition(" · ")[2].removesuffix(" …")
        assert as_written(" ".join(text.split())).startswith(begun.rstrip("\\"))
    marked = [m.value for m in ada.app.markdown] + [c.value for c in ada.app.caption]
    assert [m for m in marked if text.strip() in m and any(c in "*<[$" for c in text)] == []


def test_feedback_is_sent_once_and_can_be_taken_back(ada, workshop, database):
    workshop.said("one")
    at(ada, workshop)
    (box,) = ada.app.text_area
    box.set_value("Well put.")
    ref = workshop.ref("one")
    ada.press("coding.feedback.send", f"feedback.form.{ref}")
    assert ada.sees("coding.feedback.sent")
    assert "Well put." in on_desk(ada)
    (kept,) = rows(database, Feedback)
    ada.click(f"feedback.back.{kept.id}")
    assert rows(database, Feedback) == []


def test_empty_feedback_is_not_sent(ada, workshop, database):
    workshop.said("one")
    at(ada, workshop).press("coding.feedback.send", f"feedback.form.{workshop.ref('one')}")
    assert ada.sees("refused.NothingWritten")
    assert rows(database, Feedback) == []


def test_a_withdrawn_tutor_changes_nothing_with_a_page_that_is_still_open(ada, workshop, database):
    trust = workshop.add_code("Trust")
    workshop.said("one")
    choose_codes(at(ada, workshop), trust)
    with database.writing() as session:
        session.get_one(Tutor, workshop.ada).withdrawn_at = now()
    ada.press("coding.done_next", "coding.form")
    assert rows(database, Coding) == []
    assert "one" not in on_desk(ada)


def rows(database, table):
    with database.reading() as session:
        return list(session.scalars(select(table)))
