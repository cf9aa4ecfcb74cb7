"""Which occasions are open to a learner, and what each may show afterwards."""

from collections.abc import Collection

from learning.vocabulary import Occasion

IN_COHORT = (Occasion.BASELINE, Occasion.AFTER, Occasion.FOLLOW_UP)
"""The occasions of a workshop, in order; a tutor opens and closes each of them."""


def offered(
    submitted: Collection[Occasion],
    *,
    in_cohort: bool,
    opened: Collection[Occasion] = IN_COHORT,
) -> tuple[Occasion, ...]:
    """Occasions that a learner may answer now, in order.

    Alone, a learner studies freely and as often as they like. In a cohort each occasion is
    answered once, while it is ``opened``; baseline cannot be made up for after the event, and the
    follow-up needs an earlier occasion to follow: the one after the event, as long as that is open.
    """
    if not in_cohort:
        return (Occasion.SELF,)
    if Occasion.FOLLOW_UP in submitted:
        return ()
    if Occasion.AFTER in submitted:
        next_ones = [Occasion.FOLLOW_UP]
    elif Occasion.BASELINE in submitted:
        next_ones = [Occasion.AFTER if Occasion.AFTER in opened else Occasion.FOLLOW_UP]
    else:
        next_ones = [Occasion.BASELINE, Occasion.AFTER]
    return tuple(occasion for occasion in next_ones if occasion in opened)


def reasons_shown(reasons_after: Collection[Occasion], submitted: Collection[Occasion]) -> bool:
    """Whether reasons for the scenario questions may be shown.

    They stay hidden until an occasion of ``reasons_after`` was submitted: shown earlier, the next
    occasion would measure memory of the answers.
    """
    return any(occasion in submitted for occasion in reasons_after)
