import pytest

from learning.statistics.kappa import of_pairs
from tests.pages.coding import a_workshop, at, at_work, table

TEXTS = [f"text {place:02}" for place in range(12)]


@pytest.fixture
def workshop(database):
    workshop = a_workshop(database)
    workshop.said(*TEXTS)
    return workshop


@pytest.fixture
def ada(database, reading, workshop):
    return at_work(database, reading, workshop.ada)


def coded(workshop, code, times):
    """Ada gives the code to every second answer, Ben to every third; their choices."""
    pairs = []
    for place, text in enumerate(TEXTS[:times]):
        choices = place % 2 == 0, place % 3 == 0
        for tutor, chose in zip((workshop.ada, workshop.ben), choices, strict=True):
            workshop.code(tutor, text, *([code] if chose else []))
        pairs.append(choices)
    return pairs


def test_alone_there_is_nobody_to_agree_with(ada, workshop):
    workshop.code(workshop.ada, TEXTS[0])
    at(ada, workshop, "agreement")
    assert ada.say.count("coding.agreement.alone", 1) in ada.shown


def test_the_table_shows_kappa_interval_and_plain_agreement_for_each_code(ada, workshop):
    trust = workshop.add_code("Trust")
    workshop.add_code("Never given")
    result = of_pairs(coded(workshop, trust, 12))
    at(ada, workshop, "agreement")
    found = table(ada, "coding.agreement.kappa")
    say = ada.say
    assert list(found[say("coding.chart.code")]) == ["Never given", "Trust"]
    assert list(found[say("coding.agreement.kappa")]) == [
        say("coding.agreement.no_variation"),
        say.number(result.kappa, "0.00"),
    ]
    assert list(found[say("coding.agreement.plain")]) == ["100%", say.percent(result.plain)]
    assert list(found["n"]) == ["12", "12"]


def test_below_ten_answers_there_is_a_sentence_and_no_number(ada, workshop):
    coded(workshop, workshop.add_code("Trust"), 9)
    at(ada, workshop, "agreement")
    assert ada.sees("coding.agreement.few", least=10)
    assert not ada.app.table


def test_a_difference_is_settled_with_one_click(ada, workshop):
    trust = workshop.add_code("Trust")
    workshop.code(workshop.ada, "text 00", trust)
    workshop.code(workshop.ben, "text 00")
    workshop.code(workshop.ada, "text 01")
    workshop.code(workshop.ben, "text 01", trust)
    at(ada, workshop, "agreement")
    for text, given in (("text 00", True), ("text 01", False)):
        assert text in [shown.value for shown in ada.app.text]
        ada.click(f"decide.{workshop.ref(text)}.{trust}.{given}")
        assert (trust in workshop.marks(workshop.ben, text).final) is given
    assert ada.sees("coding.differences.none")


def test_what_the_other_has_not_finished_is_not_shown(ada, workshop):
    secret = workshop.add_code("Only Ben gave this")
    workshop.code(workshop.ada, "text 00")
    workshop.code(workshop.ben, "text 00")
    workshop.code(workshop.ada, "text 01")
    workshop.code(workshop.ben, "text 01", secret, finished=False)
    workshop.code(workshop.ben, "text 02", secret)
    at(ada, workshop, "agreement")
    assert ada.say.count("coding.agreement.n", 1) in ada.shown
    assert ada.sees("coding.differences.none")
    assert "text 0" not in ada.shown
