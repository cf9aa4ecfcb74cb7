from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.charts.base import DARK, LIGHT
from learning.charts.over_time import over_time
from learning.charts.participation import by_occasion
from learning.participation import Days, by_group, deletion_is_near
from learning.vocabulary import Occasion
from tests.learning.statistics.samples import CAREFULLY

BASELINE, AFTER, _, _ = Occasion
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


DAYS = Days(
    joined={TODAY: 6, NEXT: 9},
    started={BASELINE: {TODAY: 4, NEXT: 7}, AFTER: {NEXT: 2}},
    submitted={BASELINE: {TODAY: 3}, AFTER: {}},
)


def lines(chart):
    """The values of each line of each panel."""
    return {(line.yaxis, line.name): list(line.y) for line in chart.figure.data}


def test_lines_of_joined_started_and_submitted_rise_in_a_panel_for_each_occasion(reading):
    say = reading.phrases
    chart = over_time(DAYS, [BASELINE, AFTER], say, LIGHT)
    joined, started, submitted = (
        say(f"cohort.{one}") for one in ("joined", "started", "submitted")
    )
    # The last step goes on to the end of its day.
    assert lines(chart) == {
        ("y", joined): [6, 9, 9],
        ("y", started): [4, 7, 7],
        ("y", submitted): [3, 3, 3],
        ("y2", joined): [6, 9, 9],
        ("y2", started): [0, 2, 2],
        ("y2", submitted): [0, 0, 0],
    }
    ends = NEXT + timedelta(days=1)
    assert all(list(line.x) == [TODAY, NEXT, ends] for line in chart.figure.data)
    assert [one.text for one in chart.figure.layout.annotations] == [
        say("occasion.baseline"),
        say("occasion.after"),
        say.day(TODAY),
        say.day(NEXT),
    ]


def test_every_line_over_time_stands_in_the_table_and_in_the_sentence(reading):
    say = reading.phrases
    chart = over_time(DAYS, [BASELINE, AFTER], say, LIGHT)
    before, after = ({"occasion": say(f"occasion.{one}")} for one in (BASELINE, AFTER))
    assert chart.table.to_dict("list") == {
        say("cohort.day"): [say.day(TODAY), say.day(NEXT)],
        say("cohort.joined"): ["6", "9"],
        say("cohort.started_on", **before): ["4", "7"],
        say("cohort.submitted_on", **before): ["3", "3"],
        say("cohort.started_on", **after): ["0", "2"],
        say("cohort.submitted_on", **after): ["0", "0"],
    }
    assert say("cohort.chart.days.part", started=7, submitted=3, **before) in chart.sentence
    assert say("cohort.chart.days.part", started=2, submitted=0, **after) in chart.sentence


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_lines_over_time_differ_in_more_than_colour(reading, palette):
    drawn = over_time(DAYS, [BASELINE], reading.phrases, palette).figure.data
    assert len({line.line.dash for line in drawn}) == 3
    assert len({(line.fillcolor, line.fillpattern.shape) for line in drawn}) == 3


def test_a_single_day_is_named_once(reading):
    say = reading.phrases
    chart = over_time(Days(joined={TODAY: 3}), [BASELINE], say, LIGHT)
    named = [one.text for one in chart.figure.layout.annotations]
    assert named == [say("occasion.baseline"), say.day(TODAY)]


def test_there_is_no_line_before_anybody_has_joined(reading):
    assert over_time(Days(), [BASELINE], reading.phrases, LIGHT) is None
    assert over_time(DAYS, [], reading.phrases, LIGHT) is None
