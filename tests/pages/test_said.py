from collections import Counter

import pytest

from db.secret import server_secret
from learning.names import as_written
from tests.db.workshop import Workshop
from tests.pages.coding import a_workshop, at, at_work, table
from ui.said import _Counted, _gated


@pytest.fixture
def workshop(database):
    return a_workshop(database)


@pytest.fixture
def ada(database, reading, workshop):
    return at_work(database, reading, workshop.ada)


def test_without_codes_and_common_words_there_are_two_sentences_and_no_chart(ada, workshop):
    workshop.said("alone")
    at(ada, workshop, "said")
    assert ada.sees("coding.said.none")
    assert ada.sees("coding.terms.none", floor=5)
    assert not ada.app.get("plotly_chart")


def test_codes_are_counted_as_they_were_settled_by_group_and_theme(ada, workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("<b>Money</b>")
    archive = [f"trust {n}" for n in range(6)]
    museum = [f"money {n}" for n in range(5)]
    workshop.said(*archive, group=0)
    workshop.said(*museum, item="R2.1", group=1)
    for tutor in (workshop.ada, workshop.ben):
        workshop.code(tutor, archive[0], trust, money)
        for text in archive[1:]:
            workshop.code(tutor, text, trust)
        for text in museum:
            workshop.code(tutor, text, money)
    at(ada, workshop, "said")
    assert ada.sees("figures.how.codes")
    found = table(ada, "coding.chart.code")
    assert list(found[ada.say("coding.chart.code")]) == [as_written("<b>Money</b>"), "Trust"]
    assert list(found[f"{ada.say('coding.said.by.all')} (n = 11)"]) == ["6 (55%)", "6 (55%)"]
    # One person of the archive spoke of money; the museum's number would tell it with the whole.
    hidden = ada.say("coding.chart.hidden")
    for way, first, second in (
        ("group", "Archive (n = 6)", "Museum (n = 5)"),
        ("theme", *(f"{t.text.short} (n = {n})" for t, n in zip(themes(ada), (6, 5), strict=True))),
    ):
        ada.app.segmented_control(key="said.by").set_value(way)
        found = table(ada.run(), "coding.chart.code")
        assert list(found[ada.say("coding.chart.code")]) == ["Trust", as_written("<b>Money</b>")]
        assert list(found[first]) == ["6 (100%)", hidden]
        assert list(found[second]) == ["0 (0%)", hidden]


@pytest.mark.parametrize(
    ("groups", "ways"), [((), ["all", "theme"]), (("Archive",), ["all", "theme", "group"])]
)
def test_a_division_by_group_is_offered_where_there_are_groups(database, reading, groups, ways):
    workshop = Workshop(database, "Summer", groups, secret=server_secret())
    ada = at_work(database, reading, workshop.ada)
    workshop.said("one")
    workshop.code(workshop.ada, "one", workshop.add_code("Trust"))
    at(ada, workshop, "said")
    offered = ada.app.segmented_control(key="said.by").options
    assert offered == [ada.say(f"coding.said.by.{w}") for w in ways]


def themes(person):
    """The themes that the two prompts belong to."""
    return list(person.reading.themes.values())[:2]


def test_codes_of_a_colleague_who_finished_alone_are_not_counted(ada, workshop):
    secret = workshop.add_code("Trust")
    workshop.said("one")
    workshop.code(workshop.ben, "one", secret)
    at(ada, workshop, "said")
    assert ada.sees("coding.said.none")


def test_words_are_counted_where_enough_people_used_them(ada, workshop):
    workshop.said(*["trust and 合作"] * 5, "rare words", "rare words", others=0)
    at(ada, workshop, "said")
    assert ada.sees("figures.how.words")
    found = table(ada, "coding.terms.word")
    assert list(found[ada.say("coding.terms.word")]) == ["trust", "合作"]
    assert list(found[ada.say("coding.terms.answers")]) == ["5", "5"]


def test_one_person_who_writes_much_makes_no_common_word(ada, workshop):
    (learner, *others) = workshop.join(6)
    items = [f"R{theme}.{place}" for theme in (1, 2, 3) for place in (1, 2, 3)]
    workshop.submit(learner, dict.fromkeys(items, "my own secret"))
    for other in others:
        workshop.submit(other, {"R1.1": "trust"})
    workshop.release()
    at(ada, workshop, "said")
    assert list(table(ada, "coding.terms.word")[ada.say("coding.terms.word")]) == ["trust"]
    assert "secret" not in ada.shown


def test_parts_of_one_name_are_judged_each_by_its_own_people():
    few, many = (_Counted("Archive", n, Counter({1: n}), {1: set(range(n))}, None) for n in (2, 6))
    other = _Counted("Museum", 9, Counter({1: 9}), {1: set(range(9))}, None)
    given = [part.given[1] for part in _gated([few, many, other], [1], 5)]
    assert given == [None, None, 9]
