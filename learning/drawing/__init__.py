"""Charts as SVG for print, from the very figures that the pages show."""

from learning.drawing.picture import svg

__all__ = ["svg"]
