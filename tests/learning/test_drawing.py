"""Pictures for print, held against the figures that they are made from."""

import xml.etree.ElementTree as ET

import plotly.graph_objects as go
import pytest

from learning.charts.base import LIGHT, label_rows, quiet
from learning.drawing import svg
from learning.drawing.plane import WIDTH, plane, ticks
from learning.statistics.errors import UnusableInputError

ROWS = {"one": "First", "two": "Second"}


def rows(*traces, labels=ROWS, **layout):
    figure = go.Figure(traces)
    quiet(figure, LIGHT, height=200)
    label_rows(figure, labels, LIGHT, lift=20)
    figure.update_xaxes(range=[0, 100])
    figure.update_layout(**layout)
    return figure


def bar(x, **given):
    return go.Bar(x=x, y=[*ROWS], orientation="h", marker={"color": "#0b5e67"}, **given)


def drawn(figure, kind):
    found = ET.fromstring(svg(figure)).iter(f"{{http://www.w3.org/2000/svg}}{kind}")  # noqa: S314  # our own
    return [element.attrib | {"text": element.text or ""} for element in found]


def widths(figure):
    return [float(one["width"]) for one in drawn(figure, "rect")]


def texts(figure):
    return [one["text"] for one in drawn(figure, "text")]


def test_bars_are_as_long_as_their_values():
    figure = rows(bar([25, 50]))
    on = plane(figure, 0)
    whole = on.x(100) - on.x(0)
    assert widths(figure) == pytest.approx([whole / 4, whole / 2], abs=0.01)
    assert [float(one["x"]) for one in drawn(figure, "rect")] == pytest.approx([on.x(0)] * 2)


def test_stacked_bars_begin_where_the_last_one_ended():
    first, second = bar([20, 30]), bar([40, 10])
    figure = rows(first, second, barmode="stack")
    on = plane(figure, 0)
    starts = [float(one["x"]) for one in drawn(figure, "rect")]
    assert starts == pytest.approx([on.x(0), on.x(0), on.x(20), on.x(30)], abs=0.01)


def test_bars_with_a_base_of_their_own_begin_there():
    figure = rows(bar([10, 10], base=[-50, 20]), barmode="overlay")
    figure.update_xaxes(range=[-100, 100])
    on = plane(figure, 0)
    starts = [float(one["x"]) for one in drawn(figure, "rect")]
    assert starts == pytest.approx([on.x(-50), on.x(20)], abs=0.01)


def test_grouped_bars_lie_beside_each_other_the_first_one_lowest():
    figure = rows(bar([10, 10]), bar([20, 20]), barmode="group")
    places = [float(one["y"]) for one in drawn(figure, "rect")]
    assert places[0] > places[2]
    assert places[1] > places[3]


def test_the_first_row_is_drawn_above_the_last():
    figure = rows(bar([10, 20]))
    first, second = (float(one["y"]) for one in drawn(figure, "rect"))
    assert first < second


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [("circle", "circle"), ("square", "rect"), ("diamond", "polygon"), ("triangle-up", "polygon")],
)
def test_signs_differ_in_shape(symbol, kind):
    marker = {"symbol": symbol, "color": "#100e0c", "size": 10}
    figure = rows(go.Scatter(x=[10, None], y=[*ROWS], mode="markers", marker=marker))
    assert len(drawn(figure, kind)) == 1


def test_lines_have_gaps_where_values_are_missing():
    x, y = [10, 20, None, 30, 40], ["one", "one", None, "two", "two"]
    look = {"color": "#123456", "width": 3, "dash": "dash"}
    figure = rows(go.Scatter(x=x, y=y, mode="lines", line=look))
    mine = [one for one in drawn(figure, "line") if one["stroke"] == "#123456"]
    assert len(mine) == 2
    assert mine[0]["stroke-dasharray"]


def test_labels_and_numbers_are_texts_and_hostile_ones_stay_texts():
    hostile = '<script>alert("x")</script> & =1+1'
    figure = rows(
        go.Scatter(x=[10], y=["one"], mode="markers+text", text=[hostile], name=hostile),
        labels={"one": hostile, "two": "a &lt;b&gt;<br>second line"},
        showlegend=True,
    )
    assert texts(figure).count(hostile) == 3
    assert {"a <b>", "second line"} <= set(texts(figure))
    assert drawn(figure, "script") == []


def test_a_legend_names_every_trace_and_makes_room_for_itself():
    named = [bar([10, 10], name=name) for name in ("Lower", "Same", "Improved")]
    figure = rows(*named, showlegend=True, barmode="stack")
    assert texts(figure)[:3] == ["Lower", "Same", "Improved"]
    assert svg(figure).count("viewBox") == 1
    assert plane(figure, 1).height > plane(figure, 0).height
    long = [bar([10, 10], name="x" * 40) for _ in range(3)]
    places = [float(one["y"]) for one in drawn(rows(*long, showlegend=True), "text")[:3]]
    assert len(set(places)) == 3


def test_han_characters_have_the_room_of_two_letters_in_a_legend():
    named = [bar([10, 10], name="合" * 20), bar([10, 10], name="作" * 20)]
    places = [float(one["y"]) for one in drawn(rows(*named, showlegend=True), "text")[:2]]
    assert places[0] < places[1]


def test_a_text_that_does_not_fit_into_its_bar_is_left_out():
    given = {"text": ["合作合作", "abcd"], "textposition": "inside"}
    assert not {"合作合作", "abcd"} <= set(texts(rows(bar([8, 8], **given))))
    assert "abcd" in texts(rows(bar([8, 8], **given)))


def test_patterns_of_bars_are_kept():
    given = {"color": "#0b5e67", "pattern": {"shape": "/", "fgcolor": "#ffffff"}}
    figure = rows(go.Bar(x=[10, 20], y=[*ROWS], orientation="h", marker=given))
    assert len(drawn(figure, "pattern")) == 1
    assert "url(#hatch0)" in svg(figure)


@pytest.mark.parametrize(
    ("reach", "most", "values"),
    [((0, 100), 6, [0, 20, 40, 60, 80, 100]), ((-23, 23), 5, [-20, -10, 0, 10, 20])],
)
def test_ticks_are_round_numbers(reach, most, values):
    axis = go.layout.XAxis(nticks=most)
    assert [value for value, _ in ticks(axis, reach)] == values


def test_ticks_that_are_given_are_kept():
    axis = go.layout.XAxis(tickvals=[0, 50], ticktext=["none", "half"])
    assert ticks(axis, (0, 100)) == [(0, "none"), (50, "half")]


def test_nothing_is_drawn_outside_of_the_picture():
    figure = rows(bar([0, 100]))
    for one in drawn(figure, "rect"):
        assert 0 <= float(one["x"]) <= float(one["x"]) + float(one["width"]) <= WIDTH


@pytest.mark.parametrize(
    "figure",
    [
        go.Figure(go.Bar(x=[1], y=[2])),
        rows(go.Pie(values=[1])),
    ],
)
def test_other_figures_are_refused(figure):
    with pytest.raises(UnusableInputError):
        svg(figure)
