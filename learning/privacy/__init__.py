"""The privacy floor: what may be shown of a cohort, so that nobody can be singled out.

Figures are made of **blocks**: people who are counted together and shown together, or not at all.
Every figure is a union of whole blocks, so the difference of any two figures, on one page, through
two filters or at two moments, is made of whole blocks again. Where attempts of two occasions are
shown as pairs, the people of the earlier block fall into those with and those without a pair. The
*signature* says where somebody stands in all this, and nobody's signature has fewer people than the
floor. What a weighted sum of figures says of one occasion gives each person a weight that depends
only on their signature; so no arithmetic on figures can single out fewer people than the floor.

To have left something out counts as an answer here, and any answer may be one person's. Where one
of twelve people left out a statement, that statement's figure and the mean of a score made of it
tell together what this one said of the score's other statement; nobody is told who it was.
"""

from learning.privacy.blocks import (
    FLOOR,
    HIGHEST_FLOOR,
    LOWEST_FLOOR,
    Block,
    Filter,
    chosen,
    shown_to_learner,
)
from learning.privacy.cells import Cell, cells_shown
from learning.privacy.pooling import Pooled, pooled
from learning.privacy.release import Release, Signature, Waiting, leaving_with, plan_release

__all__ = [
    "FLOOR",
    "HIGHEST_FLOOR",
    "LOWEST_FLOOR",
    "Block",
    "Cell",
    "Filter",
    "Pooled",
    "Release",
    "Signature",
    "Waiting",
    "cells_shown",
    "chosen",
    "leaving_with",
    "plan_release",
    "pooled",
    "shown_to_learner",
]
