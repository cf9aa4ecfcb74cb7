"""What may be shown at which size of cohort."""

from collections.abc import Collection
from dataclasses import dataclass

MEAN_FROM = 5
NONZERO_DIFFERENCES_FROM = 6
BARS_FROM = 10
SUBGROUPS_FROM = 10
BOOTSTRAP_FROM = 20
QUESTIONS_FROM = 20
QUESTIONS_WITHOUT_WARNING_FROM = 50
RELIABILITY_FROM = 30
CROSSING_FROM = 40


@dataclass(frozen=True)
class Gate:
    """What may be shown about ``n`` learners; for a change, ``n`` counts complete pairs.

    ``mean``: means of scores. ``change_effect_size``: mean change with interval and effect size.
    ``p_value``: the main test. ``item_bars``: how answers to one item are spread. ``bootstrap``:
    intervals without a formula. ``item_analysis``: figures about single questions, with a warning
    where ``item_analysis_warning``. ``alpha_omega``: reliability, always with its interval.
    ``crossed_background``: breakdown by two background questions at once.
    """

    n: int
    mean: bool
    change_effect_size: bool
    p_value: bool
    item_bars: bool
    bootstrap: bool
    item_analysis: bool
    item_analysis_warning: bool
    alpha_omega: bool
    crossed_background: bool


def gate(n: int, nonzero_differences: int | None = None) -> Gate:
    """What may be shown at size ``n``.

    A p-value needs at least 6 differences other than 0. Where ``nonzero_differences`` is None,
    ``p_value`` says only whether ``n`` could hold that many.
    """
    differences = n if nonzero_differences is None else min(n, nonzero_differences)
    return Gate(
        n=n,
        mean=n >= MEAN_FROM,
        change_effect_size=n >= MEAN_FROM,
        p_value=differences >= NONZERO_DIFFERENCES_FROM,
        item_bars=n >= BARS_FROM,
        bootstrap=n >= BOOTSTRAP_FROM,
        item_analysis=n >= QUESTIONS_FROM,
        item_analysis_warning=QUESTIONS_FROM <= n < QUESTIONS_WITHOUT_WARNING_FROM,
        alpha_omega=n >= RELIABILITY_FROM,
        crossed_background=n >= CROSSING_FROM,
    )


def subgroups_comparable(sizes: Collection[int]) -> bool:
    """Whether subgroups of these sizes may be compared: two or more, each of at least 10."""
    return len(sizes) > 1 and min(sizes) >= SUBGROUPS_FROM
