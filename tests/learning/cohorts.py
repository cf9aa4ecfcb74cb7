"""What the counts of simulated cohorts say, without a database."""

from collections import Counter

import numpy as np

from learning import privacy, simulation
from learning.edition import then_id
from learning.tally import tally
from learning.vocabulary import Occasion
from tests.learning.factories import all_at

FLOOR = 5


def people(edition, size, occasion=Occasion.BASELINE, seed=3):
    """Responses of so many invented people."""
    generator = np.random.default_rng(seed)
    return [
        simulation.answers(generator, simulation.person(generator, place % 2), edition, occasion)
        for place in range(size)
    ]


def complete(edition, size, seed=3):
    """The same, of people who chose a level or an option everywhere."""
    everything = all_at(edition, 3) | {
        question.id: question.key for question in edition.plan.questions
    }
    cannot = "cannot_say"
    return [
        everything | {item: option for item, option in one.items() if option != cannot}
        for one in people(edition, size, seed=seed)
    ]


def pooled(edition, responses, occasion=Occasion.BASELINE, floor=FLOOR):
    """One block of these people, as pages get it."""
    found = Counter()
    for one in responses:
        found.update(tally(edition, occasion, one, {}))
    return privacy.pooled({1: found}, floor)


def a_cohort(edition, size, occasion=Occasion.BASELINE):
    return pooled(edition, people(edition, size, occasion), occasion)


def after_items(edition):
    """Ids of what people rate when they think back."""
    return [then_id(c.capability) for theme in edition.plan.themes for c in theme.competences]
