from typing import get_args

import pytest

from learning.charts.base import LIGHT
from learning.charts.innovation import Fate, Model
from learning.charts.matrix import case_matrix, cases_of
from tests.learning.charts_at_hand import column, diagram


def test_the_matrix_has_one_dot_for_every_case_and_key_point(reading):
    figure = case_matrix(reading, LIGHT).figure
    shown = {
        (f"K{point}", case)
        for trace in figure.data
        for point, case in zip(trace.x, trace.y, strict=True)
    }
    expected = {
        (point, name) for name, case in reading.cases.items() for point in case.plan.key_points
    }
    assert shown == expected
    assert sum(len(trace.x) for trace in figure.data) == len(expected)


def test_every_dot_of_the_matrix_leads_to_its_case(reading):
    for trace in case_matrix(reading, LIGHT).figure.data:
        for point, case, (name, title, words) in zip(
            trace.x, trace.y, trace.customdata, strict=True
        ):
            assert name == case
            assert title == reading.key_points[f"K{point}"].text.title
            assert words == reading.cases[case].text.title


def test_the_matrix_says_in_its_table_what_it_shows(reading):
    say = reading.phrases
    table = case_matrix(reading, LIGHT).table
    rows = dict(zip(table[say("table.key_point")], table[say("table.cases")], strict=True))
    for name, point in reading.key_points.items():
        titles = [reading.cases[case].text.title for case in cases_of(reading, name)]
        assert rows[f"{name[1:]} {point.text.title}"] == ", ".join(titles)
    assert len(rows) == 12


def test_the_matrix_counts_rightly(reading):
    say = reading.phrases
    most = max(len(cases_of(reading, point)) for point in reading.key_points)
    sentence = case_matrix(reading, LIGHT).sentence
    cases = sum(bool(case.plan.key_points) for case in reading.cases.values())
    assert sentence.startswith(
        say("chart.matrix.sentence", cases=cases, points=12, most=most, point="|").split("|")[0]
    )


def test_cases_of_a_key_point_come_in_the_order_of_the_module(reading):
    order = list(reading.module.plan.cases)
    found = cases_of(reading, "K2.1")
    assert found == sorted(found, key=order.index)
    assert cases_of(reading, "K9.9") == []


@pytest.mark.parametrize("model", get_args(Model))
def test_the_diagram_has_as_many_ideas_as_its_table_says(reading, model):
    say = reading.phrases
    chart = diagram(reading, model)
    ideas = [trace for trace in chart.figure.data if trace.hovertemplate]
    notes = [trace.hovertemplate.removesuffix("<extra></extra>") for trace in ideas]
    told = dict(
        zip(column(chart, say("diagram.kind")), column(chart, say("diagram.number")), strict=True)
    )
    assert {note: notes.count(note) for note in notes} == told


@pytest.mark.parametrize("model", get_args(Model))
def test_the_diagram_explains_its_dots_to_those_who_cannot_point(reading, model):
    chart = diagram(reading, model)
    legend = [trace for trace in chart.figure.data if trace.showlegend is not False]
    explained = [trace.name.replace("<br>", " ") for trace in legend]
    assert explained == column(chart, reading.phrases("diagram.kind"))
    signs = {trace.marker.symbol for trace in legend}
    drawn_ = {t.marker.symbol[-1] for t in chart.figure.data if t.hovertemplate}
    assert signs == drawn_


def test_nothing_crosses_the_boundary_of_the_closed_model(reading):
    text = reading.articles["innovation"].text.diagram
    say = reading.phrases
    notes = {fate: getattr(text.notes, fate) for fate in get_args(Fate)}
    closed, open_ = (set(column(diagram(reading, m), say("diagram.kind"))) for m in get_args(Model))
    assert closed == {notes["own_used"], notes["own_dropped"]}
    assert open_ == set(notes.values())


def test_both_models_are_drawn_to_one_scale(reading):
    closed, open_ = (diagram(reading, model).figure.layout for model in get_args(Model))
    assert closed.xaxis.range == open_.xaxis.range
    assert closed.yaxis.range == open_.yaxis.range
