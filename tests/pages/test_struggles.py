from learning.vocabulary import Occasion
from tests.learning.factories import all_at
from tests.pages.cohorts import a_full_cohort
from tests.pages.figures import charts, heads, tables


def misled(edition):
    """Everybody is at level 4, lower in two competences, and surely wrong in the first question."""
    question = edition.plan.questions[0]
    wrong = next(option for option in "ABCD" if option != question.key)
    answers = all_at(edition, 4) | {"C1.3a": "1", "C1.3b": "2", "C3.2a": "3"}
    answers |= {plan.id: plan.key for plan in edition.plan.questions}
    return answers | {question.id: wrong, f"{question.id}.sure": "sure"}, wrong


def test_the_lowest_competences_come_with_their_level_and_the_next(database, reading, tutor):
    edition = reading.instrument
    answers, wrong = misled(edition)
    full = a_full_cohort(
        database, reading, 25, (), (Occasion.BASELINE,), tutor=tutor, given=lambda *_: answers
    )
    say = tutor.say
    tutor.open("struggles", **full.address)
    assert heads(tutor) == [say(f"figures.{key}") for key in ("lowest", "wrong", "sure")]
    low, wrongs, surely = tables(tutor)
    assert list(low[say("figures.mean")]) == ["12.5", "62.5", "75.0"]
    for text in (*edition.text.items["C1.3a"][:2], *edition.text.items["C1.3b"][1:3]):
        assert text in tutor.shown
    assert list(wrongs[say("figures.share")]) == ["100%"]
    assert list(surely[say("figures.count")]) == ["25"]
    chosen = edition.text.questions["Q1"].options[wrong]
    assert chosen.text in tutor.shown
    assert chosen.reason in tutor.shown
    assert edition.text.questions["Q1"].scenario in tutor.shown


def test_below_twenty_answers_no_question_is_judged(database, reading, tutor):
    answers, wrong = misled(reading.instrument)
    full = a_full_cohort(
        database, reading, 19, (), (Occasion.BASELINE,), tutor=tutor, given=lambda *_: answers
    )
    tutor.open("struggles", **full.address)
    assert len(charts(tutor)) == 1
    assert tutor.sees("figures.questions.few", needed=20, n=19)
    assert reading.instrument.text.questions["Q1"].options[wrong].text not in tutor.shown


def test_where_nobody_answered_questions_the_page_says_so(database, reading, tutor):
    full = a_full_cohort(
        database,
        reading,
        6,
        (),
        (Occasion.BASELINE,),
        tutor=tutor,
        given=lambda *_: all_at(reading.instrument, 5),
    )
    tutor.open("struggles", **full.address)
    assert tutor.sees("figures.questions.not_asked")


def test_four_people_have_no_lowest_competence(database, reading, tutor):
    full = a_full_cohort(database, reading, 4, (), (Occasion.BASELINE,), tutor=tutor, floor=3)
    tutor.open("struggles", **full.address)
    assert charts(tutor) == []
    assert "n = 4" in tutor.shown
