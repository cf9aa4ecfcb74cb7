"""Response shift: how far learners judge their own starting point anew after learning."""

from dataclasses import dataclass

from learning.statistics.change import PairedChange, paired_change
from learning.statistics.observations import Values, column, complete_cases


@dataclass(frozen=True)
class ResponseShift:
    """Three changes of the same learners, to be reported side by side.

    ``change`` is post minus pre, ``retrospective_change`` post minus "thinking back", ``shift``
    "thinking back" minus pre. ``dropped`` counts learners without all three scores.
    """

    dropped: int
    change: PairedChange
    retrospective_change: PairedChange
    shift: PairedChange


def response_shift(
    pre: Values, then: Values, post: Values, confidence: float = 0.95
) -> ResponseShift:
    """Compare scores before, "thinking back" (``then``) and after, of learners who have all three.

    Howard 1980: people may revise their yardstick while learning. Neither change replaces the
    other.

    Raises: ``UnusableInputError`` for columns of unequal length or infinite scores.
    """
    (before, remembered, after), dropped = complete_cases(column(pre), column(then), column(post))
    return ResponseShift(
        dropped=dropped,
        change=paired_change(before, after, confidence),
        retrospective_change=paired_change(remembered, after, confidence),
        shift=paired_change(before, remembered, confidence),
    )
