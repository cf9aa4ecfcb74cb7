import pytest

from learning.bands import BANDS
from learning.charts.profile import dots, theme_bars
from learning.charts.radar import radar
from learning.charts.words import number, numbered
from learning.vocabulary import Facet
from tests.learning.charts_at_hand import SCORED, column, drawn
from tests.learning.factories import all_at, answers, changed, ratings


def half_theme(edition):
    """Answers in which one theme is missing and another rests on capability only."""
    kept = [
        name
        for name in ratings(edition)
        if name[1] == "1" or (name.startswith("C2") and name[-1] == "b")
    ]
    return answers(dict.fromkeys(kept, 4))


def said(chart, edition, say):
    """The table's score of each competence, by the competence's id."""
    ids = {numbered(name, edition): name for name in edition.competences}
    names, scores = column(chart, say("table.competence")), column(chart, say("table.score"))
    return {ids[name]: value for name, value in zip(names, scores, strict=True)}


def annotations(chart):
    return [note.text for note in chart.figure.layout.annotations]


def test_the_dots_stand_where_the_table_says(edition, reading):
    say = reading.phrases
    chart = drawn(dots, edition, say)
    shown = {
        name: say.number(value)
        for trace in chart.figure.data
        for name, value in zip(trace.y, trace.x, strict=True)
    }
    written = {
        n: t for trace in chart.figure.data for n, t in zip(trace.y, trace.text, strict=True)
    }
    told = said(chart, edition, say)
    assert told["C2.4"] == say("score.none")
    assert shown == written == {name: text for name, text in told.items() if name != "C2.4"}
    assert (shown["C1.1"], shown["C2.3"]) == ("0", "100")


def test_every_competence_has_its_row_even_without_a_score(edition, reading):
    chart = drawn(dots, edition, reading.phrases)
    assert annotations(chart) == [numbered(name, edition) for name in edition.competences]
    assert chart.figure.layout.yaxis.categoryarray == tuple(reversed(edition.competences))


def test_the_radar_stands_where_the_table_says(edition, reading):
    say = reading.phrases
    chart = drawn(radar, edition, say)
    told = {
        number(name): text for name, text in said(chart, edition, say).items() if name != "C2.4"
    }
    shape, *themes = chart.figure.data
    shown = {
        name: say.number(value)
        for trace in themes
        for name, value in zip(trace.theta, trace.r, strict=True)
    }
    assert shown == told
    assert {n: say.number(v) for n, v in zip(shape.theta, shape.r, strict=True)} == told


def test_the_shape_of_the_radar_is_closed(edition, reading):
    shape = drawn(radar, edition, reading.phrases).figure.data[0]
    assert (shape.theta[0], shape.r[0]) == (shape.theta[-1], shape.r[-1])


def test_the_bars_are_as_long_as_the_table_says(edition, reading):
    say = reading.phrases
    chart = drawn(theme_bars, edition, say)
    (bars,) = chart.figure.data
    assert [say.number(value) for value in bars.x] == column(chart, say("table.score"))
    bands = column(chart, say("table.band"))
    told = zip(column(chart, say("table.score")), bands, strict=True)
    assert list(bars.text) == [f"{value} · {band}" for value, band in told]
    assert annotations(chart) == column(chart, say("table.theme"))


def test_a_theme_without_a_score_has_no_bar_and_says_so(edition, reading):
    say = reading.phrases
    chart = drawn(theme_bars, edition, say, responses=half_theme(edition))
    (bars,) = chart.figure.data
    none = say("score.none")
    assert list(bars.x) == [75.0, 75.0, 0, 0]
    assert column(chart, say("table.score")) == ["75", "75", none, none]
    assert list(bars.text)[2:] == [none, none]
    assert column(chart, say("table.basis")) == [
        say("basis.both"),
        say("basis.capability_only"),
        say("basis.neither"),
        "",
    ]


@pytest.mark.parametrize("build", SCORED)
def test_words_go_by_id_and_not_by_their_order_in_the_file(edition, reading, build):
    def turned(texts):
        return dict(reversed(texts.items()))

    text = edition.text
    shuffled = changed(
        edition,
        text={
            "themes": turned(text.themes),
            "theme_names": turned(text.theme_names),
            "bands": turned(text.bands),
            "competences": turned(text.competences),
        },
    )
    one, other = drawn(build, edition, reading.phrases), drawn(build, shuffled, reading.phrases)
    assert other.figure == one.figure
    assert other.table.equals(one.table)
    assert other.sentence == one.sentence


def test_the_bands_are_named_in_their_order(edition, reading):
    chart = drawn(dots, edition, reading.phrases)
    names = [text.replace("<br>", " ") for text in chart.figure.layout.xaxis.ticktext]
    assert names == [edition.text.bands[band].name for band in BANDS]


@pytest.mark.parametrize("build", SCORED)
def test_without_answers_there_is_nothing_to_draw_and_the_sentence_says_so(edition, reading, build):
    say = reading.phrases
    chart = drawn(build, edition, say, responses={})
    values = [
        value
        for trace in chart.figure.data
        for value in (trace.r if build is radar else trace.x) or ()
    ]
    assert [value for value in values if value] == []
    assert chart.sentence in {
        say("chart.nothing"),
        say("chart.themes.partial", answered=0, asked=24),
    }
    assert set(column(chart, say("table.score"))) == {say("score.none")}
    assert set(column(chart, say("table.band"))) == {say("score.no_band")}


def test_a_profile_without_differences_says_so(edition, reading):
    say = reading.phrases
    chart = drawn(radar, edition, say, responses=all_at(edition, 3))
    assert chart.sentence == say("chart.radar.even", score="50")


def test_the_radar_names_its_highest_and_lowest_point(edition, reading):
    say, names = reading.phrases, edition.text.competences
    assert drawn(radar, edition, say).sentence == say(
        "chart.radar.sentence",
        high=names["C2.3"],
        high_score="100",
        low=names["C1.1"],
        low_score="0",
    )


@pytest.mark.parametrize(("level", "below"), [(2, 12), (3, 0)])
def test_the_dots_count_what_lies_in_the_second_band_or_below(edition, reading, level, below):
    say = reading.phrases
    chart = drawn(dots, edition, say, responses=all_at(edition, level))
    band = edition.text.bands["2"].name
    assert chart.sentence == say.count("chart.dots.sentence", below, asked=12, band=band)


def test_the_bars_say_what_the_whole_rests_on(edition, reading):
    say = reading.phrases
    chart = drawn(theme_bars, edition, say, responses=all_at(edition, 3, (Facet.CAPABILITY,)))
    assert chart.sentence == say(
        "chart.themes.sentence",
        score="50",
        band=edition.text.bands["3"].name,
        answered=12,
        asked=24,
    )
