"""Cohorts as the report gets them, without a database."""

from collections import defaultdict
from datetime import date

import numpy as np

from learning.catalogue import load
from learning.privacy import Block
from learning.reports.gathered import Gathered, Told
from learning.simulation import answers, person
from learning.tally import tally
from learning.vocabulary import Occasion

READING = load().reading("en")
DAY = date(2026, 3, 14)
GROUPS = {1: "Archive", 2: "Museum"}


def gathered(
    people=24,
    occasions=(Occasion.BASELINE, Occasion.AFTER),
    groups=GROUPS,
    floor=5,
    **given,
):
    """Everybody answers every occasion; each group is one block on each."""
    edition, generator = READING.instrument, np.random.default_rng(7)
    everybody = [person(generator, place % 2) for place in range(people)]
    earlier = [{} for _ in everybody]
    told = []
    for number, occasion in enumerate(occasions):
        found = defaultdict(lambda: defaultdict(int))
        for place, who in enumerate(everybody):
            responses = answers(generator, who, edition, occasion)
            block = 10 * number + place % len(groups)
            for key, amount in tally(edition, occasion, responses, earlier[place]).items():
                found[block][key] += amount
            earlier[place] = {**earlier[place], occasion: responses}
        ids = [*groups]
        blocks = [
            Block(
                block, edition.plan.id, edition.plan.version, occasion, ids[block % 10], "en",
                tally_[("people", "", "")], DAY,
            )
            for block, tally_ in sorted(found.items())
        ]  # fmt: skip
        shown = [block for block in blocks if block.people >= floor]
        if shown:
            told.append(Told(occasion, edition, shown, found))
    about = {
        "title": "Spring workshop",
        "days": (DAY, None),
        "joined": people,
        "started": dict.fromkeys(occasions, people),
        "submitted": dict.fromkeys(occasions, people),
        "waiting": {},
        "made_on": DAY,
    }
    return Gathered(floor=floor, groups=groups, told=told, **{**about, **given})
