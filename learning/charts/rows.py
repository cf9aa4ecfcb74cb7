"""Rows with signs that read on a phone: what their charts have in common."""

import math
from collections.abc import Mapping

import plotly.graph_objects as go

from learning.charts.base import Palette, label_rows, quiet
from learning.charts.words import shortened

SIZE = 15
_ROW, _LIFT = 58, 20


def there(value: float) -> float | None:
    """A value as Plotly takes it; None is not drawn."""
    return value if math.isfinite(value) else None


def lines(
    figure: go.Figure, ends: Mapping[str, tuple[float, float]], colour: str, width: int
) -> None:
    """Draw one line in each row, by the row's id; NaN is not drawn."""
    drawn = {row: pair for row, pair in ends.items() if math.isfinite(pair[0])}
    figure.add_scatter(
        x=[x for low, high in drawn.values() for x in (low, high, None)],
        y=[y for row in drawn for y in (row, row, None)],
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
        showlegend=False,
    )


def finish(figure: go.Figure, labels: Mapping[str, str], palette: Palette) -> None:
    """Give a figure the house's look and every row, by its id, its label."""
    quiet(figure, palette, height=80 + _ROW * len(labels))
    shown = {row: shortened(label) for row, label in labels.items()}
    label_rows(figure, shown, palette, lift=_LIFT)
