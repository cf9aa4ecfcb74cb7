"""What every chart has: a figure, the same numbers in a table, and one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

FONT = '"Source Sans", "Noto Sans", "Noto Sans SC", sans-serif'


@dataclass(frozen=True)
class Palette:
    """Colours on one background: text, grid, surfaces, and one colour per theme."""

    text: str
    faint: str
    grid: str
    surface: str
    theme: dict[str, str]

    def of(self, theme: str) -> str:
        """A theme's colour, which means that theme everywhere."""
        return self.theme[theme]


LIGHT = Palette(
    text="#100e0c",
    faint="#6a645c",
    grid="#e3ddd1",
    surface="#fbf9f5",
    theme={"T1": "#0b5e67", "T2": "#8a4b08", "T3": "#6a3175"},
)
DARK = Palette(
    text="#f0ebe2",
    faint="#a39d93",
    grid="#2c363d",
    surface="#12171a",
    theme={"T1": "#7fd0d4", "T2": "#f0b464", "T3": "#dca0f0"},
)


def faded(colour: str, opacity: float = 0.14) -> str:
    """A palette's colour (``#rrggbb``) that lets the grid shine through."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgba({red},{green},{blue},{opacity})"


@dataclass(frozen=True)
class Chart:
    """A figure, its ``name`` for those who cannot see it, one ``sentence``, and its ``table``.

    The table holds every number of the figure, already worded for readers.
    """

    name: str
    figure: go.Figure
    sentence: str
    table: pd.DataFrame


def quiet(figure: go.Figure, palette: Palette, height: int) -> go.Figure:
    """Give a figure the house's look: no background, dark text, faint grid, room for labels."""
    figure.update_layout(
        height=height,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": palette.text, "size": 14, "family": FONT},
        margin={"l": 8, "r": 24, "t": 8, "b": 8},
        showlegend=False,
        dragmode=False,
        hoverlabel={"font": {"size": 14}},
    )
    axes = {
        "gridcolor": palette.grid,
        "zeroline": False,
        "tickfont": {"color": palette.text, "size": 14},
        "automargin": True,
        "fixedrange": True,
    }
    figure.update_xaxes(**axes)
    figure.update_yaxes(**axes)
    return figure


def label_rows(figure: go.Figure, labels: Mapping[str, str], palette: Palette, lift: int) -> None:
    """Write each row's label above the row, ``lift`` pixels up, so that a phone's width suffices.

    ``labels`` maps the row's value on the y axis to its words, top row first.
    """
    # All at once: each single annotation would have Plotly check the whole layout again.
    figure.update_layout(
        annotations=[
            {
                "xref": "paper",
                "x": 0,
                "xanchor": "left",
                "y": row,
                "yshift": lift,
                "text": label,
                "showarrow": False,
                "font": {"color": palette.text, "size": 14},
                # No line of the grid strikes the words through.
                "bgcolor": palette.surface,
                "borderpad": 0,
            }
            for row, label in labels.items()
        ]
    )
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(labels)[::-1],
        showticklabels=False,
        range=[-0.6, len(labels) - 0.2],
    )
