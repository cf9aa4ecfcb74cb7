"""Cohort figures hold the numbers of their tables, and nothing that may not be shown."""

import json
import re

import pytest

from learning.charts.base import DARK, LIGHT
from learning.charts.cohort import alphas, item_rest, items, means, questions, struggles
from learning.figures import items as item_figures
from learning.figures import profile
from learning.figures import questions as question_figures
from learning.figures import reliability as reliability_figures
from learning.vocabulary import Facet, Occasion
from tests.learning.charts_at_hand import column
from tests.learning.cohorts import a_cohort, complete, pooled


def every_chart(found, reading, occasion=Occasion.BASELINE, palette=LIGHT):
    """Every chart that the pages would draw of these counts, by its page."""
    edition, say = reading.instrument, reading.phrases
    given = edition, say, palette
    for rows in (
        profile.themes(found, edition, occasion),
        profile.facet_rows(found, edition, Facet.CAPABILITY),
        profile.competences(found, edition, occasion),
    ):
        yield "profile", means.means(rows, *given, "name")
    for part in item_figures.parts(edition, occasion).values():
        yield "items", items.items([item_figures.spread(found, item) for item in part], *given)
    answers = question_figures.answers(found, edition)
    yield "questions", questions.option_use(answers, *given)
    wrong = question_figures.wrong_options(answers, 5)
    yield "struggles", struggles.wrong(wrong, answers, *given)
    yield "struggles", struggles.sure(question_figures.surely_wrong(answers, 5), *given)
    scales = reliability_figures.consistency(found, edition)
    yield "reliability", alphas.alphas(scales, *given)


def drawn(figure):
    """Every number and text that the figure's data hold."""
    found = json.loads(figure.to_json())["data"]
    return [
        value
        for trace in found
        for name in ("x", "base", "text", "customdata")
        if isinstance(trace.get(name), list | dict)
        for value in (trace[name] if isinstance(trace[name], list) else [trace[name]])
    ]


def numbers(texts):
    return [text for text in texts if re.fullmatch(r"[\d.,]+", str(text))]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("occasion", [Occasion.BASELINE, Occasion.AFTER])
def test_every_figure_has_name_sentence_table_and_the_people_it_rests_on(
    reading, occasion, palette
):
    found = a_cohort(reading.instrument, 60, occasion)
    for _, chart in every_chart(found, reading, occasion, palette):
        assert chart.name
        assert chart.sentence.endswith(".")
        assert "n = " in chart.sentence
        heads = {reading.phrases(f"figures.{key}") for key in ("missing", "no_answer")}
        assert reading.phrases("figures.people") in chart.table
        assert heads & set(chart.table)


def test_means_stand_where_the_table_says(reading):
    say, edition = reading.phrases, reading.instrument
    rows = profile.competences(a_cohort(edition, 40), edition, Occasion.BASELINE)
    chart = means.means(rows, edition, say, LIGHT, "name")
    dots = chart.figure.data[-1]
    assert [say.number(x, "0.0") for x in dots.x] == column(chart, say("figures.mean"))
    assert list(dots.y) == list(edition.competences)
    (halves,) = (trace for trace in chart.figure.data if trace.type == "bar")
    ends = [
        (say.number(b, "0.0"), say.number(b + x, "0.0"))
        for b, x in zip(halves.base, halves.x, strict=True)
    ]
    assert [say("figures.from_to", low=a, high=b) for a, b in ends] == column(
        chart, say("figures.half")
    )


def test_levels_are_as_wide_as_the_table_says_and_meet_in_the_middle(reading):
    say, edition = reading.phrases, reading.instrument
    part = item_figures.parts(edition, Occasion.BASELINE)["all"]
    rows = [item_figures.spread(a_cohort(edition, 40), item) for item in part]
    chart = items.items(rows, edition, say, LIGHT)
    for level, trace in zip("12345", chart.figure.data[:5], strict=True):
        shares = [say.percent(x / 100) for x in trace.x]
        told = [
            text.split("(")[1][:-1] for text in column(chart, say("figures.level", level=level))
        ]
        assert shares == told
    middle = chart.figure.data[2]
    assert [b + x / 2 for b, x in zip(middle.base, middle.x, strict=True)] == pytest.approx(
        [0] * len(rows)
    )
    aside = chart.figure.data[5:]
    assert min(aside[0].base) > max(
        b + x for t in chart.figure.data[:5] for b, x in zip(t.base, t.x, strict=True)
    )


def test_parts_wide_enough_carry_their_number_and_the_key_names_every_part(reading):
    say, edition = reading.phrases, reading.instrument
    part = item_figures.parts(edition, Occasion.BASELINE)["practice"]
    rows = [item_figures.spread(a_cohort(edition, 40), item) for item in part]
    figure = items.items(rows, edition, say, LIGHT).figure
    for trace in figure.data:
        assert [bool(text) for text in trace.text] == [x >= 8 for x in trace.x]
    names = [trace.name for trace in figure.data]
    assert names == [
        *[name for name, _ in items.key(say)],
        say("figures.cannot_say"),
        say("figures.no_answer"),
    ]


def test_the_key_is_told_by_a_sign_and_its_place(reading):
    say, edition = reading.phrases, reading.instrument
    answers = question_figures.answers(a_cohort(edition, 60), edition)
    chart = questions.option_use(answers, edition, say, LIGHT)
    first = chart.figure.data[0]
    assert all(
        text.startswith(f"{questions.KEY}{one.plan.key} ")
        for text, one in zip(first.text, answers, strict=True)
    )
    assert [x / 100 for x in first.x] == pytest.approx([one.right for one in answers])
    assert sum(trace.x[0] for trace in chart.figure.data) == pytest.approx(100)


def test_struggles_are_as_long_as_the_table_says(reading):
    say, edition = reading.phrases, reading.instrument
    answers = question_figures.answers(a_cohort(edition, 60), edition)
    for chart in (
        struggles.wrong(question_figures.wrong_options(answers, 5), answers, edition, say, LIGHT),
        struggles.sure(question_figures.surely_wrong(answers, 5), edition, say, LIGHT),
    ):
        (bars,) = chart.figure.data
        assert [say.percent(x / 100) for x in bars.x] == column(chart, say("figures.share"))
        assert list(bars.x) == sorted(bars.x, reverse=True)


def test_alpha_and_its_ends_stand_where_the_table_says(reading):
    say, edition = reading.phrases, reading.instrument
    scales = reliability_figures.consistency(pooled(edition, complete(edition, 40)), edition)
    chart = alphas.alphas(scales, edition, say, LIGHT)
    dots = chart.figure.data[-1]
    assert [say.number(x, "0.00") for x in dots.x] == column(chart, say("figures.alpha"))
    diamonds = chart.figure.data[-2]
    assert [say.number(x, "0.00") for x in diamonds.x] == column(chart, say("figures.omega"))
    one = scales[0]
    rests = item_rest.rests(one, one.found[0], edition, say, LIGHT)
    assert rests.sentence.endswith("n = 40.")
    assert set(column(rests, say("figures.people"))) == {"40"}
    assert set(column(rests, say("figures.missing"))) == {"0"}
    shown = [say.number(x, "0.00") for x in rests.figure.data[0].x]
    assert shown == column(rests, say("figures.rest_r"))


@pytest.mark.parametrize("size", [0, 1, 4])
def test_a_cohort_below_the_floor_leaves_no_number_in_any_figure(reading, size):
    found = a_cohort(reading.instrument, size)
    for _, chart in every_chart(found, reading):
        assert drawn(chart.figure) == []
        assert numbers(chart.sentence.split()) == []


@pytest.mark.parametrize(
    ("size", "hidden"),
    [
        (9, {"items", "questions", "struggles", "reliability"}),
        (19, {"questions", "struggles", "reliability"}),
        (29, {"reliability"}),
    ],
)
def test_below_its_size_a_figure_is_empty_and_the_table_says_why(reading, size, hidden):
    found = pooled(reading.instrument, complete(reading.instrument, size))
    say = reading.phrases
    for page, chart in every_chart(found, reading):
        there = drawn(chart.figure)
        assert (there == []) == (page in hidden), page
        if page in hidden and len(chart.table):
            needed = {"items": 10, "questions": 20, "reliability": 30}[page]
            assert say("figures.too_few", needed=needed, n=size) in chart.table.to_string()


def test_a_part_that_too_few_answered_is_missing_from_its_figure(reading):
    edition, say = reading.instrument, reading.phrases
    everybody = complete(edition, 20)
    without = [{k: v for k, v in one.items() if not k.startswith("C1.1")} for one in everybody[4:]]
    found = pooled(edition, [*everybody[:4], *without])
    rows = profile.competences(found, edition, Occasion.BASELINE)
    chart = means.means(rows, edition, say, LIGHT, "name")
    assert "C1.1" not in chart.figure.data[-1].y
    assert say("figures.too_few", needed=5, n=0) in column(chart, say("figures.mean"))
    assert any(say("score.none") in note.text for note in chart.figure.layout.annotations)


def test_the_lowest_are_told_first(reading):
    edition, say = reading.instrument, reading.phrases
    rows = profile.competences(a_cohort(edition, 30), edition, Occasion.BASELINE)
    low = profile.lowest(rows, 3)
    chart = means.lowest(low, edition, say, LIGHT)
    assert means.label(low[0].name, edition, say) in chart.sentence
    assert [float(x) for x in column(chart, say("figures.mean"))] == sorted(
        float(x) for x in column(chart, say("figures.mean"))
    )
