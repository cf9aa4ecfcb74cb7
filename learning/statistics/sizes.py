"""What may be shown at which size of cohort.

Sizes are people; for a change they are complete pairs, and for a p-value pairs that differ.
"""

from collections.abc import Collection

MEAN_FROM = 5
NONZERO_DIFFERENCES_FROM = 6
BARS_FROM = 10
SUBGROUPS_FROM = 10
BOOTSTRAP_FROM = 20
QUESTIONS_FROM = 20
QUESTIONS_WITHOUT_WARNING_FROM = 50
RELIABILITY_FROM = 30


def subgroups_comparable(sizes: Collection[int]) -> bool:
    """Whether subgroups of these sizes may be compared: two or more, each of at least 10."""
    return len(sizes) > 1 and min(sizes) >= SUBGROUPS_FROM
