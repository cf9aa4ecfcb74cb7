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
        assert text in [words for _, words in ada.typed]
        ada.click(f"decide.{workshop.ref(text)}.{trust}.{given}")
        assert (trust in workshop.marks(workshop.ben, text).final) is given
    assert ada.sees("coding.differences.none")


def marked(button):
    """Whether a button stands for what was decided."""
    return button.proto.type == "primary" and "check" in button.proto.icon


def test_a_wrong_click_is_no_last_word(ada, workshop):
    trust, money = workshop.add_code("Trust"), workshop.add_code("Money")
    workshop.code(workshop.ada, "text 00", trust, money)
    workshop.code(workshop.ben, "text 00")
    at(ada, workshop, "agreement")
    assert not ada.app.expander
    ada.click(f"decide.{workshop.ref('text 00')}.{trust}.False")
    (settled,) = ada.app.expander
    assert settled.label == ada.say.count("coding.settled", 1)
    assert [button.label for button in settled.button if marked(button)] == [
        ada.say("coding.decide.leave")
    ]
    (told,) = [line.value for line in settled.markdown if "Trust" in line.value]
    assert told.endswith(ada.say("coding.settled.left"))
    # What the two still differ about stands above, and only there.
    assert f"decide.{workshop.ref('text 00')}.{money}.True" not in [b.key for b in settled.button]
    ada.click(f"decide.{workshop.ref('text 00')}.{trust}.True")
    assert workshop.marks(workshop.ben, "text 00").decided == {trust: True}
    (settled,) = ada.app.expander
    assert [button.label for button in settled.button if marked(button)] == [
        ada.say("coding.decide.give")
    ]


def test_what_is_to_settle_and_what_was_settled_stand_in_pages_of_ten(ada, workshop):
    trust = workshop.add_code("Trust")
    for text in TEXTS:
        workshop.code(workshop.ada, text, trust)
        workshop.code(workshop.ben, text)
    at(ada, workshop, "agreement")
    first = [text for _, text in ada.typed]
    key = f"agreement.difference.{workshop.cohort.id}"
    assert ada.app.button(key=f"{key}.back").disabled
    rest = [text for _, text in ada.click(f"{key}.on").typed]
    assert (len(first), sorted(first + rest)) == (10, TEXTS)
    assert ada.sees("coding.page", first=11, last=12, asked="12")
    assert ada.app.button(key=f"{key}.on").disabled
    for text in rest:
        ada.click(f"decide.{workshop.ref(text)}.{trust}.True")
    # The last page is empty now, so the one before is shown.
    assert [text for _, text in ada.typed][:10] == first
    for text in first:
        workshop.decide(workshop.ada, text, trust, False)
    ada.run()
    assert ada.sees("coding.differences.none")
    assert len(ada.typed) == 10
    ada.click(f"agreement.settled.{workshop.cohort.id}.on")
    assert len(ada.typed) == 2


def test_a_third_tutor_who_differs_opens_the_question_again_for_everybody(
    database, reading, workshop, ada
):
    trust = workshop.add_code("Trust")
    cleo = workshop.invite("cleo")
    for tutor in (workshop.ada, workshop.ben):
        workshop.code(tutor, "text 00", trust)
    assert at(ada, workshop, "agreement").sees("coding.differences.none")
    workshop.code(cleo, "text 00")
    for tutor in (workshop.ada, workshop.ben, cleo):
        person = at(at_work(database, reading, tutor), workshop, "agreement")
        key = "coding.differ.without" if tutor == cleo else "coding.differ.among"
        assert person.sees(key, code="Trust", given=2, asked=3)
        assert not person.sees("coding.differ.mine", code="Trust")
        assert not person.sees("coding.differ.theirs", code="Trust")
        # Which two are compared is a matter of the figures alone.
        (others,) = (box for box in person.app.selectbox if box.key == "agreement.other")
        assert len(others.options) == 2
    ada.run().click(f"decide.{workshop.ref('text 00')}.{trust}.True")
    assert workshop.marks(cleo, "text 00").final == {trust}


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
