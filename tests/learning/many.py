"""Cohorts of synthetic people as released blocks, with their scores at hand one by one."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from learning import simulation, tally
from learning.catalogue import load
from learning.privacy import pooled
from learning.vocabulary import Occasion

# A test by hypothesis would print a fixture as large as this one with every example.
EDITION = load().reading("en").instrument


@dataclass(frozen=True)
class Many:
    """Responses of people by occasion, and what is kept of the block that an occasion makes."""

    edition: object
    given: dict[Occasion, list[dict[str, str]]]

    def kept(self, occasion, who=None):
        """The tally of one block of these people (None: all)."""
        order = list(Occasion)
        found = Counter()
        for place in range(len(self.given[occasion])) if who is None else who:
            earlier = {
                then: responses[place]
                for then, responses in self.given.items()
                if order.index(then) < order.index(occasion) and responses[place] is not None
            }
            found.update(tally.tally(self.edition, occasion, self.given[occasion][place], earlier))
        return found

    def pooled(self, occasion, floor=5, who=None):
        return pooled({1: self.kept(occasion, who)}, floor)

    def scores(self, occasion, measure):
        """One score per person; NaN where there is none."""
        return np.array(
            [
                tally.measures(self.edition, occasion, responses).get(measure, np.nan)
                if responses is not None
                else np.nan
                for responses in self.given[occasion]
            ]
        )

    def remembered(self, measure):
        given = self.given[Occasion.AFTER]
        return np.array([tally.remembered(self.edition, one).get(measure, np.nan) for one in given])


def many(edition, n, seed=1, occasions=(Occasion.BASELINE, Occasion.AFTER)):
    """People who answered all occasions as the demonstration's people do."""
    generator = np.random.default_rng(seed)
    people = [simulation.person(generator, place % 2) for place in range(n)]
    return Many(
        edition,
        {
            occasion: [simulation.answers(generator, who, edition, occasion) for who in people]
            for occasion in occasions
        },
    )
