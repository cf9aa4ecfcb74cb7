from learning.vocabulary import Occasion
from tests.learning.factories import all_at
from tests.pages.cohorts import a_full_cohort
from tests.pages.figures import charts, heads, tables


def test_use_of_options_and_analysis_are_shown_with_a_warning_below_fifty(database, reading, tutor):
    say, edition = tutor.say, reading.instrument
    options = {
        place: {
            plan.id: plan.key if (place + number) % 4 else "ABCD"[("ABCD".index(plan.key) + 1) % 4]
            for number, plan in enumerate(edition.plan.questions)
        }
        for place in range(24)
    }
    full = a_full_cohort(
        database,
        reading,
        24,
        (),
        (Occasion.BASELINE,),
        tutor=tutor,
        given=lambda place, _: options[place],
    )
    tutor.open("questions", **full.address)
    assert tutor.sees("figures.questions.warning", n=24, enough=50)
    assert heads(tutor) == [
        say("figures.options"),
        say("figures.question.words"),
        say("figures.analysis"),
    ]
    use, words, analysis = tables(tutor)
    keys = [plan.key for plan in edition.plan.questions]
    assert list(use[say("figures.key")]) == keys
    assert set(use[say("figures.no_answer")]) == {"0"}
    assert list(words[say("figures.share")]).count("75%") == 1
    assert set(analysis[say("figures.difficulty")]) == {"0.75"}
    assert set(analysis[say("figures.missing")]) == {"0"}
    assert words.iloc[-1].tolist() == [say("figures.no_answer"), "0", say("score.no_band")]
    assert len(charts(tutor)) == 1
    for formula in ("options", "difficulty", "rest_r", "upper_lower", "kr20"):
        assert tutor.sees(f"figures.how.{formula}")


def test_from_fifty_people_there_is_no_warning(database, reading, tutor):
    edition = reading.instrument
    keys = {plan.id: plan.key for plan in edition.plan.questions}
    full = a_full_cohort(
        database, reading, 50, (), (Occasion.BASELINE,), tutor=tutor, given=lambda *_: keys
    )
    tutor.open("questions", **full.address)
    assert not tutor.app.warning
    # Everybody is right: no correlation is defined, and every question is too easy to tell.
    _, _, analysis = tables(tutor)
    assert set(analysis[tutor.say("figures.rest_r")]) == {tutor.say("score.no_band")}
    assert tutor.say("figures.verdict.easy") in tutor.shown


def test_another_question_can_be_read_in_its_words(database, reading, tutor):
    full = a_full_cohort(database, reading, 30, (), tutor=tutor)
    tutor.open("questions", **full.address)
    tutor.app.selectbox(key="figures.question").set_value("Q7")
    tutor.run()
    assert reading.instrument.text.questions["Q7"].scenario in tutor.shown


def test_nineteen_people_are_too_few(database, reading, tutor):
    keys = {plan.id: plan.key for plan in reading.instrument.plan.questions}
    full = a_full_cohort(
        database, reading, 19, (), (Occasion.BASELINE,), tutor=tutor, given=lambda *_: keys
    )
    tutor.open("questions", **full.address)
    assert tutor.sees("figures.questions.few", needed=20, n=19)
    assert charts(tutor) == []
    assert tables(tutor) == []


def test_an_occasion_without_answers_to_questions_says_so(database, reading, tutor):
    full = a_full_cohort(
        database,
        reading,
        6,
        (),
        (Occasion.BASELINE,),
        tutor=tutor,
        given=lambda *_: all_at(reading.instrument, 5),
    )
    tutor.open("questions", **full.address)
    assert tutor.sees("figures.questions.not_asked")
