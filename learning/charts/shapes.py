"""Lines and bands behind a figure, from its top to its bottom."""

from typing import Any

_BEHIND = {"yref": "paper", "y0": 0, "y1": 1, "layer": "below"}


def line_at(x: float, colour: str, width: float, dash: str = "solid") -> dict[str, Any]:
    """A line at one value."""
    line = {"color": colour, "width": width, "dash": dash}
    return {**_BEHIND, "type": "line", "x0": x, "x1": x, "line": line}


def band_between(low: float, high: float, colour: str) -> dict[str, Any]:
    """Everything between two values, in one colour."""
    area = {"line": {"width": 0}, "fillcolor": colour}
    return {**_BEHIND, "type": "rect", "x0": low, "x1": high, **area}
