"""Keys that only name what stands in a figure: choosing in them hides nothing."""

from typing import Any

_QUIET = {"x": 0, "xanchor": "left", "itemclick": False, "itemdoubleclick": False}


def above(y: float = 1) -> dict[str, Any]:
    """Names beside each other above a figure, in the order of its traces."""
    return {
        **_QUIET,
        "orientation": "h",
        "traceorder": "normal",
        "y": y,
        "yanchor": "bottom",
    }


def below(y: float) -> dict[str, Any]:
    """Names under each other below a figure."""
    return {**_QUIET, "orientation": "v", "y": y, "yanchor": "top"}
