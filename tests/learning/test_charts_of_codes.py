from learning.charts.base import LIGHT
from learning.charts.codes import Part, frequencies, terms_bar
from learning.names import as_written
from learning.terms import Term

CODES = {1: "Trust", 2: "<b>Money</b> & $x$", 3: "Never"}
PARTS = [Part("Archive", 4, {1: 3, 2: 1}), Part("Museum", 2, {1: 1, 2: 2}), Part("Nobody", 0, {})]


def labels(chart):
    return [annotation.text for annotation in chart.figure.layout.annotations]


def test_codes_are_ranked_and_every_part_has_its_bar_and_its_column(reading):
    say = reading.phrases
    chart = frequencies(CODES, PARTS, say, LIGHT)
    assert [trace.name for trace in chart.figure.data] == ["Archive", "Museum"]
    assert [list(trace.x) for trace in chart.figure.data] == [[75, 25, 0], [50, 100, 0]]
    assert chart.table.to_dict("list") == {
        say("coding.chart.code"): ["Trust", as_written(CODES[2]), "Never"],
        "Archive (n = 4)": ["3 (75%)", "1 (25%)", "0 (0%)"],
        "Museum (n = 2)": ["1 (50%)", "2 (100%)", "0 (0%)"],
    }
    assert chart.sentence == say("coding.chart.sentence", answers="6", codes=2, asked=3)


def test_a_typed_name_is_no_markup_in_the_figure(reading):
    chart = frequencies(CODES, PARTS, reading.phrases, LIGHT)
    assert labels(chart)[1] == "‹b›Money‹/b› ＆ ＄x＄"
    assert not any(sign in "".join(labels(chart)) for sign in "<>&$")


def test_a_theme_keeps_its_colour(reading):
    parts = [Part("Across sectors", 3, {1: 1}, theme="T2")]
    (trace,) = frequencies(CODES, parts, reading.phrases, LIGHT).figure.data
    assert trace.marker.color == LIGHT.of("T2")


def test_many_groups_can_be_told_apart(reading):
    parts = [Part(f"Group {n}", 2, {1: 1}) for n in range(10)]
    traces = frequencies(CODES, parts, reading.phrases, LIGHT).figure.data
    assert len({(t.marker.color, t.marker.pattern.shape) for t in traces}) == 10


def test_words_stand_in_order_with_their_number_of_answers(reading):
    say = reading.phrases
    chart = terms_bar([Term("trust", 9), Term("合作", 6)], 12, say, LIGHT)
    assert labels(chart) == ["trust", "合作"]
    assert list(chart.figure.data[0].x) == [9, 6]
    assert chart.table.to_dict("list") == {
        say("coding.terms.word"): ["trust", "合作"],
        say("coding.terms.answers"): ["9", "6"],
        say("coding.terms.share"): ["75%", "50%"],
    }


def test_without_codes_words_and_parts_there_is_still_a_chart(reading):
    assert len(frequencies({}, [], reading.phrases, LIGHT).table) == 0
    assert len(terms_bar([], 0, reading.phrases, LIGHT).table) == 0


def test_a_hidden_number_is_of_somebody(reading):
    say = reading.phrases
    parts = [Part("Archive", 9, {1: 9, 2: None}), Part("Museum", 9, {1: 5, 2: None})]
    chart = frequencies(CODES, parts, say, LIGHT)
    assert chart.sentence == say("coding.chart.sentence", answers="18", codes=2, asked=3)
