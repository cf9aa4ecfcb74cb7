from learning.vocabulary import Occasion
from tests.learning.cohorts import complete
from tests.pages.cohorts import a_full_cohort
from tests.pages.figures import charts, heads, tables


def rated(database, reading, tutor, size):
    everybody = complete(reading.instrument, size)
    return a_full_cohort(
        database,
        reading,
        size,
        (),
        (Occasion.BASELINE,),
        tutor=tutor,
        given=lambda place, _: everybody[place],
    )


def test_scales_and_statements_are_shown_from_thirty_people(database, reading, tutor):
    say = tutor.say
    tutor.open("reliability", **rated(database, reading, tutor, 30).address)
    assert tutor.sees("figures.reliability.draft")
    assert heads(tutor) == [say("figures.reliability.scales"), say("figures.rest")]
    assert len(charts(tutor)) == 2
    scales, statements = tables(tutor)
    assert list(scales[say("figures.statements")]) == ["8", "8", "8", "12", "12"]
    assert set(scales[say("figures.people")]) == {"30"}
    assert all(" to " in text for text in scales[say("figures.interval")])
    assert len(statements) == 8
    assert set(statements[say("figures.people")]) == {"30"}
    assert set(statements[say("figures.missing")]) == {"0"}
    tutor.app.selectbox(key="figures.scale").set_value("practice")
    assert len(tables(tutor.run())[1]) == 12
    for formula in ("alpha", "omega", "published", "rest", "alpha_without"):
        assert tutor.sees(f"figures.how.{formula}")


def test_twenty_nine_people_are_too_few_and_the_draft_is_told_all_the_same(
    database, reading, tutor
):
    tutor.open("reliability", **rated(database, reading, tutor, 29).address)
    assert tutor.sees("figures.reliability.draft")
    assert tutor.sees("figures.reliability.few", needed=30, n=29)
    assert charts(tutor) == []
    assert tables(tutor) == []
