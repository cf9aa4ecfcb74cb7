"""Which occasions are open to a learner, and what each may show afterwards."""

from collections.abc import Collection

from learning.vocabulary import Occasion


def offered(submitted: Collection[Occasion], *, in_cohort: bool) -> tuple[Occasion, ...]:
    """Occasions that a learner may answer now, in order.

    Alone, a learner studies freely and as often as they like. In a cohort each occasion is
    answered once; baseline cannot be made up for after the event, and the follow-up needs an
    earlier occasion to follow.
    """
    if not in_cohort:
        return (Occasion.SELF,)
    if Occasion.FOLLOW_UP in submitted:
        return ()
    if Occasion.AFTER in submitted:
        return (Occasion.FOLLOW_UP,)
    if Occasion.BASELINE in submitted:
        return (Occasion.AFTER,)
    return (Occasion.BASELINE, Occasion.AFTER)


def reasons_shown(reasons_after: Collection[Occasion], submitted: Collection[Occasion]) -> bool:
    """Whether reasons for the scenario questions may be shown.

    They stay hidden until an occasion of ``reasons_after`` was submitted: shown earlier, the next
    occasion would measure memory of the answers.
    """
    return any(occasion in submitted for occasion in reasons_after)
