"""Closed and open innovation as one picture: ideas, a boundary, and what crosses it."""

from typing import Literal, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from learning.authored.background import DiagramText
from learning.charts import keys
from learning.charts.base import Chart, Palette, quiet
from learning.charts.words import wrapped
from learning.phrases import Phrases

Model = Literal["closed", "open"]
Fate = Literal["own_used", "own_dropped", "taken_in", "given_out"]


class Idea(NamedTuple):
    """The way of one idea through the picture, as points from left to right."""

    fate: Fate
    way: tuple[tuple[float, float], ...]


# The boundary is a funnel: wide at the ideas (x = 0), narrow at use (x = 2).
_FUNNEL = [(-0.25, 1.0), (0.55, 0.86), (1.2, 0.48), (2.25, 0.42)]
_CLOSED = (
    Idea("own_used", ((0, 0.1), (1, 0.08), (2, 0.1))),
    Idea("own_used", ((0, -0.45), (1, -0.22), (2, -0.15))),
    Idea("own_dropped", ((0, 0.7), (0.55, 0.55))),
    Idea("own_dropped", ((0, 0.4), (1, 0.3))),
    Idea("own_dropped", ((0, -0.15), (0.6, -0.1))),
    Idea("own_dropped", ((0, -0.75), (0.55, -0.55))),
)
_OPEN = (
    Idea("own_used", ((0, 0.1), (1, 0.08), (2, 0.1))),
    Idea("own_used", ((0, -0.45), (1, -0.22), (2, -0.15))),
    Idea("own_dropped", ((0, -0.15), (0.6, -0.1))),
    Idea("taken_in", ((0.35, 1.35), (1, 0.3), (2, 0.26))),
    Idea("taken_in", ((0.75, -1.35), (1.35, -0.35), (2, -0.3))),
    Idea("given_out", ((0, 0.7), (0.8, 0.62), (1.75, 1.3))),
    Idea("given_out", ((0, -0.75), (0.75, -0.66), (1.95, -1.3))),
)
_SYMBOLS: dict[Fate, str] = {
    "own_used": "circle",
    "own_dropped": "x",
    "taken_in": "diamond",
    "given_out": "star",
}


def innovation(model: Model, text: DiagramText, say: Phrases, palette: Palette) -> Chart:
    """One of the two models; both use the same scale, so that switching shows the difference."""
    ideas = _CLOSED if model == "closed" else _OPEN
    words = text.closed if model == "closed" else text.open
    colours: dict[Fate, str] = {
        "own_used": palette.of("T1"),
        "own_dropped": palette.faint,
        "taken_in": palette.of("T3"),
        "given_out": palette.of("T2"),
    }
    figure = go.Figure()
    for side in (1, -1):
        figure.add_scatter(
            x=[x for x, _ in _FUNNEL],
            y=[side * y for _, y in _FUNNEL],
            mode="lines",
            line={
                "color": palette.text,
                "width": 2,
                "dash": "solid" if model == "closed" else "dash",
                "shape": "spline",
            },
            hoverinfo="skip",
            showlegend=False,
        )
    for idea in ideas:
        note = getattr(text.notes, idea.fate)
        figure.add_scatter(
            x=[x for x, _ in idea.way],
            y=[y for _, y in idea.way],
            mode="lines+markers",
            line={"color": colours[idea.fate], "width": 2, "shape": "spline"},
            marker={
                "symbol": ["circle-open"] * (len(idea.way) - 1) + [_SYMBOLS[idea.fate]],
                "size": [9] * (len(idea.way) - 1) + [15],
                "color": colours[idea.fate],
            },
            hovertemplate=f"{note}<extra></extra>",
            showlegend=False,
        )
    fates = [fate for fate in _SYMBOLS if any(idea.fate == fate for idea in ideas)]
    quiet(figure, palette, height=400 + 42 * len(fates))
    _legend(figure, fates, text, colours)
    _words(figure, model, text, palette)
    table = pd.DataFrame(
        {
            say("diagram.kind"): [getattr(text.notes, fate) for fate in fates],
            say("diagram.number"): [sum(i.fate == fate for i in ideas) for fate in fates],
        }
    )
    return Chart(say.named(text.title, words.name), figure, words.caption, table)


def _legend(
    figure: go.Figure, fates: list[Fate], text: DiagramText, colours: dict[Fate, str]
) -> None:
    # A finger cannot hover, so what the dots mean stands below the picture as well.
    for fate in fates:
        figure.add_scatter(
            x=[None],
            y=[None],
            mode="lines+markers",
            name=wrapped(getattr(text.notes, fate), 44),
            line={"color": colours[fate], "width": 2},
            marker={"symbol": _SYMBOLS[fate], "size": 13, "color": colours[fate]},
        )
    figure.update_layout(showlegend=True, legend=keys.below(-0.12))


def _words(figure: go.Figure, model: Model, text: DiagramText, palette: Palette) -> None:
    figure.update_xaxes(
        range=[-0.35, 2.35],
        tickvals=[0, 1, 2],
        ticktext=list(text.stages),
        showgrid=False,
        side="bottom",
    )
    figure.update_yaxes(range=[-1.5, 1.75], visible=False)
    figure.add_annotation(
        x=2.3,
        y=-0.5,
        xanchor="right",
        yanchor="top",
        align="right",
        text=wrapped(text.boundary, 18),
        showarrow=False,
        font={"color": palette.text, "size": 13},
    )
    if model == "open":
        for x, y, words, theme in (
            (0.2, 1.6, text.outside.in_, "T3"),
            (1.75, 1.6, text.outside.out, "T2"),
        ):
            figure.add_annotation(
                x=x,
                y=y,
                text=wrapped(words, 22),
                showarrow=False,
                font={"color": palette.of(theme), "size": 13},
                align="center",
            )
