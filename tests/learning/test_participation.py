from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.charts.base import DARK, LIGHT
from learning.charts.participation import by_occasion, over_time
from learning.participation import by_group, deletion_is_near
from learning.vocabulary import Occasion
from tests.learning.statistics.samples import CAREFULLY

BASELINE, AFTER, FOLLOW_UP, _ = Occasion
TODAY = date(2026, 3, 14)
NEXT = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ({}, {}),
        ({"a": 0, "b": 0}, {"a": 0, "b": 0}),
        ({"a": 7, "b": 9}, {"a": 7, "b": 9}),
        ({"a": 2, "b": 9, "c": 12}, {"a": None, "b": None, "c": 12}),
        ({"a": 3, "b": 0}, {"a": None, "b": None}),
        ({"a": 3, "b": 8, "c": 0}, {"a": None, "b": None, "c": None}),
        ({"a": 0, "b": 9, "c": 6}, {"a": 0, "b": 9, "c": 6}),
    ],
)
def test_small_groups_are_hidden_and_so_is_what_would_betray_them(people, shown):
    assert by_group(people, 5) == shown


@CAREFULLY
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12)), st.integers(3, 8))
def test_no_small_group_follows_from_the_others_and_the_total(people, floor):
    shown = by_group(people, floor)
    hidden = [people[name] for name, count in shown.items() if count is None]
    assert all(count == 0 or count >= floor for count in shown.values() if count is not None)
    # One hidden cell alone would be the total less all others.
    assert len(hidden) != 1 or len(people) == 1


@pytest.mark.parametrize(
    ("until", "near"),
    [
        (None, False),
        (TODAY + timedelta(days=31), False),
        (TODAY + timedelta(days=30), True),
        (TODAY - timedelta(days=1), True),
    ],
)
def test_deletion_is_announced_for_thirty_days(until, near):
    assert deletion_is_near(until, TODAY) is near


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_bars_hold_what_the_table_says(reading, palette):
    say = reading.phrases
    chart = by_occasion(1200, {BASELINE: 30, AFTER: 4}, {BASELINE: 22, AFTER: 0}, say, palette)
    whole, begun, done = chart.figure.data
    assert [list(bar.x) for bar in (whole, done)] == [[1200, 1200], [22, 0]]
    ends = [base + more for base, more in zip(begun.base, begun.x, strict=True)]
    assert (list(begun.base), ends) == ([22, 0], [30, 4])
    assert list(chart.table[say("cohort.joined")]) == ["1,200", "1,200"]
    assert list(chart.table[say("cohort.started")]) == ["30", "4"]
    assert list(chart.table[say("cohort.submitted")]) == ["22", "0"]
    assert say.count("cohort.chart.people.sentence", 1200, parts="").split(".")[0] in chart.sentence


def test_nobody_at_all_is_drawn_without_a_share(reading):
    chart = by_occasion(0, {BASELINE: 0}, {BASELINE: 0}, reading.phrases, LIGHT)
    assert "%" not in chart.sentence


def test_lines_rise_and_last_to_the_last_day(reading):
    say = reading.phrases
    days = {BASELINE: {TODAY: 2, NEXT: 5}, AFTER: {TODAY: 1}, FOLLOW_UP: {}}
    chart = over_time(days, say, LIGHT)
    lines = {line.name: (list(line.x), list(line.y)) for line in chart.figure.data}
    assert lines == {
        say("occasion.baseline"): ([TODAY, NEXT], [2, 5]),
        say("occasion.after"): ([TODAY, NEXT], [1, 1]),
    }
    assert list(chart.table[say("occasion.baseline")]) == ["2", "5"]
    assert list(chart.table[say("occasion.after")]) == ["1", "1"]
    assert say.number(6) in chart.sentence


def test_a_single_day_is_named_once(reading):
    chart = over_time({BASELINE: {TODAY: 3}}, reading.phrases, LIGHT)
    assert [one.text for one in chart.figure.layout.annotations] == [reading.phrases.day(TODAY)]


def test_there_is_no_line_before_anybody_has_submitted(reading):
    assert over_time({BASELINE: {}}, reading.phrases, LIGHT) is None
