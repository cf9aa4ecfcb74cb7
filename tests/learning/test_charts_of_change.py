from learning.charts.base import LIGHT
from learning.charts.change import then_and_now
from learning.comparison import compare
from tests.learning.charts_at_hand import LABELS, changes, column
from tests.learning.factories import all_at, ratings


def test_then_and_now_stand_where_the_table_says(edition, reading):
    say = reading.phrases
    pairs, chart = changes(edition, say)
    dots_ = [trace for trace in chart.figure.data if trace.mode == "markers"]
    remembered = [trace for trace in dots_ if trace.name == say("change.remembered")]
    plain = [trace for trace in dots_ if trace.name is None]
    assert [say.number(trace.x[0]) for trace in plain[::2]] == column(chart, "Before")
    assert [say.number(trace.x[0]) for trace in plain[1::2]] == column(chart, "After")
    assert [say.number(trace.x[0]) for trace in remembered] == ["25"]
    assert column(chart, say("change.remembered")) == ["25", "", "", "", "", ""]
    assert len(pairs) == 6


def test_a_line_joins_then_and_now_in_every_row(edition, reading):
    pairs, chart = changes(edition, reading.phrases)
    lines = [tuple(trace.x) for trace in chart.figure.data if trace.mode == "lines"]
    assert lines == [(pair.then, pair.now) for pair in pairs]


def test_then_is_open_and_now_is_filled(edition, reading):
    _, chart = changes(edition, reading.phrases)
    plain = [t for t in chart.figure.data if t.mode == "markers" and t.name is None]
    assert {trace.marker.color for trace in plain[::2]} == {LIGHT.surface}
    assert {trace.marker.color for trace in plain[1::2]} == set(LIGHT.theme.values())


def test_the_sentence_on_change_counts_higher_lower_and_same(edition, reading):
    say = reading.phrases
    after = all_at(edition, 3) | {name: "5" for name in ratings(edition) if name[1] == "1"}
    after |= {name: "1" for name in ratings(edition) if name[1] == "2"}
    pairs = compare(edition, all_at(edition, 3), edition, after)
    chart = then_and_now(pairs, edition, LABELS, say, LIGHT)
    assert chart.sentence == say(
        "chart.change.sentence", then="Before", now="After", higher=2, lower=2, same=2, asked=6
    )


def test_no_column_for_thinking_back_where_nobody_was_asked(edition, reading):
    say = reading.phrases
    pairs = compare(edition, all_at(edition, 2), edition, all_at(edition, 3))
    chart = then_and_now(pairs, edition, LABELS, say, LIGHT)
    assert say("change.remembered") not in chart.table
    assert {trace.name for trace in chart.figure.data} == {None}


def test_nothing_to_compare_is_still_a_chart(edition, reading):
    chart = then_and_now([], edition, LABELS, reading.phrases, LIGHT)
    assert (len(chart.figure.data), len(chart.table)) == (0, 0)
    assert chart.sentence
