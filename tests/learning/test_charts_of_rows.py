"""Rows keep their places where two have the same words."""

import pytest

from learning import cohort_change, gap
from learning.beside import Beside, Mean
from learning.charts import cohort_change as change_charts
from learning.charts.around_zero import Span, around_zero
from learning.charts.base import LIGHT
from learning.charts.change import then_and_now
from learning.charts.cohort_directions import directions
from learning.charts.comparison import among_others
from learning.charts.gap import two_groups
from learning.charts.side_by_side import Mark, Row, side_by_side
from learning.comparison import compare
from learning.vocabulary import Facet, Occasion
from tests.learning.charts_at_hand import LABELS
from tests.learning.factories import all_at, changed
from tests.learning.many import many

MARKS = (Mark("then", "circle", filled=False), Mark("now", "diamond"))


@pytest.fixture
def alike(edition):
    """The instrument with one name for all of its themes."""
    return changed(edition, text={"theme_names": dict.fromkeys(edition.text.theme_names, "Same")})


def joined(figure):
    """The ends of the line in each row, by the row."""
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    points = [(y, x) for trace in lines for y, x in zip(trace.y, trace.x, strict=True)]
    return {row: [x for y, x in points if y == row and x is not None] for row, _ in points if row}


def test_rows_with_the_same_label_have_lines_and_signs_of_their_own(reading):
    rows = [
        Row("a", "Same", "#000000", (10.0, 20.0)),
        Row("b", "Same", "#111111", (80.0, 90.0)),
        Row("c", "Other", "#222222", (40.0, 50.0)),
    ]
    figure = side_by_side(rows, MARKS, reading.phrases, LIGHT)
    assert joined(figure) == {"a": [10, 20], "b": [80, 90], "c": [40, 50]}
    signs = [trace for trace in figure.data if trace.mode == "markers" and trace.customdata]
    assert [trace.y for trace in signs] == [("a", "b", "c")] * 2
    assert [note.text for note in figure.layout.annotations] == ["Same", "Same", "Other"]
    assert figure.layout.yaxis.categoryarray == ("c", "b", "a")


def test_intervals_with_the_same_label_stand_in_rows_of_their_own(reading):
    rows = [Span("a", "Same", "#000000", 1, -2, 3), Span("b", "Same", "#111111", 7, 5, 9)]
    figure = around_zero(rows, reading.phrases, LIGHT)
    assert joined(figure) == {"a": [-2, 3], "b": [5, 9]}
    assert [note.y for note in figure.layout.annotations] == ["a", "b"]


def test_themes_of_the_same_name_share_no_row_in_any_chart(alike, reading):
    say = reading.phrases
    cohort = many(alike, 30)
    pooled = cohort.pooled(Occasion.AFTER)
    found = cohort_change.changes(pooled, alike, Occasion.BASELINE)
    gaps, _ = gap.gaps(pooled, pooled, gap.broader(alike))
    pairs = compare(alike, all_at(alike, 2), alike, all_at(alike, 4))
    mean = Mean(9, 50.0)
    others = [Beside(theme, Facet.CAPABILITY, 40.0, mean, mean) for theme in ("T1", "T2", "T3")]
    charts = [
        change_charts.means(found, alike, LABELS, say, LIGHT),
        change_charts.differences(found, alike, say, LIGHT),
        directions(found, alike, say, LIGHT),
        then_and_now(pairs, alike, LABELS, say, LIGHT),
        two_groups(gaps, alike, LABELS, "name", say, LIGHT),
        among_others(others, alike, say, LIGHT, grouped=True),
    ]
    for chart in charts:
        rows = chart.figure.layout.yaxis.categoryarray
        assert len(set(rows)) == len(chart.table) == len(chart.figure.layout.annotations)
        drawn = [trace for trace in chart.figure.data if trace.y != (None,)]
        assert {y for trace in drawn for y in trace.y if y is not None} == set(rows)
