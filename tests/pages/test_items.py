from learning.vocabulary import Occasion
from tests.learning.factories import all_at
from tests.pages.cohorts import a_full_cohort
from tests.pages.figures import address, charts, tables


def statements(tutor):
    return list(tables(tutor)[0][tutor.say("figures.statement")])


def test_every_statement_has_its_bar_and_its_words(database, reading, tutor):
    say = tutor.say
    full = a_full_cohort(database, reading, 30, tutor=tutor)
    tutor.open("items", **full.address, occasion="baseline")
    assert len(charts(tutor)) == 1
    assert len(statements(tutor)) == 24
    words = tables(tutor)[1]
    text = tutor.edition.text.items["C1.1a"]
    assert list(words[say("figures.answer")])[:5] == [f"{n}: {t}" for n, t in enumerate(text, 1)]
    people = [int(n) for n in words[say("figures.count")]]
    assert sum(people) == 30
    tutor.app.selectbox(key="figures.item").set_value("C3.4b")
    tutor.run()
    assert tutor.edition.text.items["C3.4b"][0] in tables(tutor)[1].to_string()


def test_the_tutor_chooses_part_and_order_and_the_address_keeps_them(database, reading, tutor):
    answers = all_at(reading.instrument, 4) | {"C2.2b": "1", "C2.3a": "2"}
    full = a_full_cohort(
        database, reading, 12, (), (Occasion.BASELINE,), tutor=tutor, given=lambda *_: answers
    )
    tutor.open("items", **full.address)
    first = "Practice · 1.1 Building cross-border partnerships"
    assert statements(tutor)[0] == first
    tutor.app.selectbox(key="figures.part").set_value("capability")
    tutor.app.selectbox(key="figures.order").set_value("mean")
    tutor.run()
    assert statements(tutor)[0] == "2.2 Structures and agreements"
    assert len(statements(tutor)) == 12
    assert address(tutor) == {**full.address, "part": "capability", "order": "mean"}
    tutor.open("items", **full.address, order="low")
    assert statements(tutor)[:2] == [
        "Capability · 2.2 Structures and agreements",
        "Practice · 2.3 Challenges into learning",
    ]


def test_after_the_workshop_looking_back_and_the_event_can_be_read_too(database, reading, tutor):
    full = a_full_cohort(database, reading, 12, (), tutor=tutor)
    tutor.open("items", **full.address, part="event")
    assert statements(tutor) == [tutor.edition.text.event[name].stem for name in ("E1", "E2")]
    tutor.open("items", **full.address, part="then")
    assert len(statements(tutor)) == 12


def test_nine_people_are_too_few_for_a_distribution(database, reading, tutor):
    answers = all_at(reading.instrument, 3)
    full = a_full_cohort(
        database, reading, 9, (), (Occasion.BASELINE,), tutor=tutor, given=lambda *_: answers
    )
    tutor.open("items", **full.address)
    assert tutor.sees("figures.items.few", needed=10, n=9)
    assert charts(tutor) == []
    assert tables(tutor) == []
