"""Then and now for one learner: what two attempts can be held beside each other by."""

from dataclasses import dataclass

from learning.edition import Edition
from learning.scoring import Responses, Score, score, thinking_back
from learning.vocabulary import Facet


@dataclass(frozen=True)
class Pair:
    """One theme and facet on two occasions; ``remembered`` is the "thinking back" score.

    Any of the three scores is None where too little was answered.
    """

    theme: str
    facet: Facet
    then: Score
    now: Score
    remembered: Score = None

    @property
    def complete(self) -> bool:
        """Whether both occasions have a score."""
        return self.then is not None and self.now is not None


def compare(
    then_edition: Edition, then: Responses, now_edition: Edition, now: Responses
) -> list[Pair]:
    """Pair up the scores of two attempts, theme by theme and facet by facet.

    Practice and capability are never mixed: an event can change what I can do, not what my
    organisation does. Pairs without both scores are left out, and so is everything where the two
    attempts answered different versions of the instrument.
    """
    versions = [(e.plan.id, e.plan.version) for e in (then_edition, now_edition)]
    if versions[0] != versions[1]:
        return []
    before, after = score(then_edition, then), score(now_edition, now)
    remembered = thinking_back(now_edition, now)
    pairs = [
        Pair(
            theme=theme.id,
            facet=facet,
            then=before.theme_facet[theme.id, facet],
            now=after.theme_facet[theme.id, facet],
            remembered=remembered[theme.id] if facet is Facet.CAPABILITY else None,
        )
        for facet in reversed(Facet)
        for theme in now_edition.plan.themes
    ]
    return [pair for pair in pairs if pair.complete]
