"""From values and rows to places on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

WIDTH = 640.0
LEGEND_LINE = 26.0
_TICK_ROOM, _TWO_LINES = 26.0, 20.0
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Plane:
    """The part of a picture that values are drawn in, in pixels of an SVG; rows are categories."""

    left: float
    right: float
    top: float
    bottom: float
    height: float
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    rows: dict[str, int]

    def x(self, value: float) -> float:
        """Pixels from the left of a value."""
        low, high = self.x_range
        return self.left + (value - low) / (high - low) * (self.right - self.left)

    def y(self, row: object) -> float:
        """Pixels from the top of a row."""
        low, high = self.y_range
        place = self.rows[str(row)]
        return self.top + (high - place) / (high - low) * (self.bottom - self.top)

    @property
    def row_height(self) -> float:
        """Pixels from one row to the next."""
        low, high = self.y_range
        return (self.bottom - self.top) / (high - low)


def plane(figure: Any, legend_lines: int) -> Plane:
    """The plane of a figure whose y axis has rows, with room for its legend and its ticks."""
    layout = figure.layout
    axis = layout.xaxis
    names = [str(name) for name in layout.yaxis.categoryarray]
    lines = max((str(text).count("<br>") for text in axis.ticktext or ()), default=0)
    ticks = 0.0 if axis.showticklabels is False else _TICK_ROOM + lines * _TWO_LINES
    above = ticks if axis.side == "top" else 0.0
    height = float(layout.height) + legend_lines * LEGEND_LINE
    return Plane(
        left=16.0,
        right=WIDTH - 20.0,
        top=8.0 + above + legend_lines * LEGEND_LINE,
        bottom=height - 4.0 - (ticks - above),
        height=height,
        x_range=tuple(axis.range) if axis.range else _whole(figure),
        y_range=tuple(layout.yaxis.range),
        rows={name: place for place, name in enumerate(names)},
    )


def ticks(axis: Any, reach: tuple[float, float]) -> list[tuple[float, str]]:
    """Where the axis has ticks, and what stands there."""
    if axis.tickvals is not None:
        texts = axis.ticktext if axis.ticktext is not None else [_short(v) for v in axis.tickvals]
        return [(float(v), str(t)) for v, t in zip(axis.tickvals, texts, strict=True)]
    return [(value, _short(value)) for value in _nice(*reach, int(axis.nticks or 6))]


def _whole(figure: Any) -> tuple[float, float]:
    values = [float(x) for trace in figure.data for x in trace.x if x is not None]
    return min([0.0, *values]), max([1.0, *values])


def _nice(low: float, high: float, most: int) -> Sequence[float]:
    rough = (high - low) / most
    power = 10 ** np.floor(np.log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough)
    first = np.ceil(low / step) * step
    return [float(one) for one in np.arange(first, high + step / 1e6, step)]


def _short(value: float) -> str:
    return f"{value + 0.0:g}".replace("-", "\N{MINUS SIGN}")
