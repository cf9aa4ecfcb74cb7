"""A cohort's random life, and everything that anybody could have read of it meanwhile."""

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import aliased

from db import (
    attempts,
    blocks,
    cohort_settings,
    cohorts,
    comparisons,
    drafts,
    kept,
    learners,
    personal,
    released_rows,
    releasing,
    tutors,
)
from db.cohort_settings import Settings
from db.errors import FloorSettled, NotNow
from db.models import Attempt, Block, Cohort, CohortTutor, Learner
from learning import privacy
from learning.tally import of_pairs
from learning.vocabulary import Occasion
from tests.chance import drawn_by
from tests.db.factories import EDITIONS, NOW, SECRET, TODAY
from tests.db.texts_of_a_life import Texts

OCCASIONS = (Occasion.BASELINE, Occasion.AFTER, Occasion.FOLLOW_UP)
LANGUAGES = ("en", "zh")
ITEMS = ("C1.1b", "C1.2b")
KINDS = (
    "option",
    "score",
    "pair.baseline",
    "pair.after",
    "sure",
    "marks",
    "product",
    "shift",
    "question.baseline",
)
EDITION = next(iter(EDITIONS.values()))
KEY = EDITION.plan.id, EDITION.plan.version


@dataclass
class Life:
    """One cohort and what was read of it: ``read`` holds (what, people) once for each figure."""

    database: object
    random: Random
    floor: int = 3
    read: set = field(default_factory=set)
    read_by_learner: dict = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self):
        with self.database.writing() as session:
            cohort = cohorts.create(session, "A life", ["A", "B"], now=NOW)
            session.get_one(Cohort, cohort.id).floor = self.floor
            tutor = tutors.add(session, f"{cohort.id}@example.org", "Tutor", now=NOW)
            session.add(
                CohortTutor(cohort_id=cohort.id, tutor_id=tutor.id, owner=True, since=TODAY)
            )
        self.tutor = tutor.id
        self.now = NOW
        self.cohort = cohort.id
        self.groups = [*cohort.groups, None]
        self.present = []
        self.texts = Texts(self)

    def join(self):
        with self.database.writing() as session:
            learner, _ = learners.join(
                session,
                language=self.random.choice(LANGUAGES),
                secret=SECRET,
                today=TODAY,
                cohort_id=self.cohort,
                group_id=self.random.choice(self.groups),
            )
        self.present.append(learner.id)

    def submit(self):
        """The next person answers something on the next occasion open to them."""
        if not self.present:
            return
        learner = self.random.choice(self.present)
        with suppress(NotNow), self.database.writing() as session:
            mine = attempts.of_learner(session, learner)
            done = [a.occasion for a in mine]
            order = [
                o for o in OCCASIONS if all(OCCASIONS.index(o) > OCCASIONS.index(d) for d in done)
            ]
            if not order:
                return
            occasion = order[0] if self.random.random() < 0.9 else order[-1]
            if occasion is Occasion.FOLLOW_UP and not done:
                return
            attempt = Attempt(
                learner_id=learner,
                instrument_id=KEY[0],
                instrument_version=KEY[1],
                language=session.get_one(Learner, learner).language,
                occasion=occasion,
                sequence=1,
                step=0,
                revision=0,
                started_at=NOW,
            )
            session.add(attempt)
            session.flush()
            for item in ITEMS:
                if self.random.random() < 0.9:
                    level = str(self.random.randint(1, 5))
                    drafts.save_response(session, learner, attempt.id, EDITION, item, level)
            self.texts.reflect(session, attempt)
            drafts.submit(
                session, learner, attempt.id, EDITIONS, seen_revision=attempt.revision, now=NOW
            )

    def release(self):
        occasion = self.random.choice(OCCASIONS)
        self.now += timedelta(days=self.random.randint(0, 2))
        with self.database.writing() as session:
            releasing.release(session, self.cohort, occasion, EDITIONS, now=self.now)
        self.texts.release()

    def plan(self):
        self.texts.plan()

    def rise(self, by):
        """The tutor wants a higher floor, which then holds for what is read from now on."""
        higher = Settings("A life", floor=self.floor + by)
        with suppress(FloorSettled), self.database.writing() as session:
            cohort_settings.change(session, self.tutor, self.cohort, higher, now=NOW)
            self.floor = higher.floor
            self.read.clear()
            self.read_by_learner.clear()

    def erase(self):
        if self.present:
            learner = self.present.pop(self.random.randrange(len(self.present)))
            with self.database.writing() as session:
                personal.erase(session, learner, EDITIONS)

    def look(self):
        """Read everything through every filter, as a tutor and as one learner."""
        with self.database.reading() as session:
            known = blocks.released(session, self.cohort)
            day = TODAY + timedelta(days=self.random.randint(0, 9))
            for occasion, group, language, days in product(
                OCCASIONS, self.groups, (None, *LANGUAGES), ({}, {"since": day}, {"until": day})
            ):
                wanted = privacy.Filter(occasion, KEY, group, language, **days)
                shown = privacy.chosen(known, wanted, self.floor)
                self._note(session, occasion, shown, self.read)
            if self.present:
                self._look_as_learner(session)
        self._look_at_export()
        self.texts.look()

    def _look_at_export(self):
        """Rows of one number are one person: as many share all that stands beside their answers."""
        with self.database.reading() as session:
            found = released_rows.released(session, self.tutor, self.cohort, texts=True)
            rows = [row for part in found.parts for row in part]
        people = defaultdict(set)
        for row in rows:
            people[row.number].add((row.occasion, row.group, row.language, row.released_on))
        alike = Counter(frozenset(beside) for beside in people.values())
        assert [beside for beside, n in alike.items() if n < self.floor] == []

    def _look_as_learner(self, session):
        learner = self.random.choice(self.present)
        mine = session.get_one(Learner, learner)
        for occasion, group in product(OCCASIONS, {None, mine.group_id}):
            wanted = privacy.Filter(occasion, KEY, group)
            shown = comparisons.shown_to(session, learner, self.cohort, wanted, self.floor)
            # A learner is shown no pairs.
            self._note(session, occasion, shown, self.read_by_learner[learner], pairs=False)

    def _note(self, session, occasion, shown, into, *, pairs=True):
        if not shown:
            return
        ids = [block.id for block in shown]
        query = select(Attempt).where(Attempt.block_id.in_(ids))
        counted = session.scalars(query).all()
        people = frozenset(attempt.learner_id for attempt in counted)
        if (occasion.value, people) not in into:
            self._check_numbers(session, ids, counted)
        into.add((occasion.value, people))
        for then in OCCASIONS[: OCCASIONS.index(occasion)] if pairs else ():
            both = self._with_pairs(session, ids, then)
            if both:
                # Pairs show what was said then, what is said now, and both together.
                into |= {(then.value, both), (occasion.value, both), (f"{then}.{occasion}", both)}

    def _with_pairs(self, session, ids, then):
        earlier = aliased(Attempt)
        query = (
            select(Attempt.learner_id)
            .join(Block, Block.id == Attempt.block_id)
            .join(earlier, earlier.learner_id == Attempt.learner_id)
            .where(
                Block.id.in_(ids),
                Block.paired,
                earlier.occasion == then,
                earlier.submitted_at.is_not(None),
            )
        )
        return frozenset(session.scalars(query))

    def _check_numbers(self, session, ids, counted):
        """What is read is what these very people said, and nothing of fewer than the floor."""
        tallies = blocks.tally(session, self.cohort, ids, KINDS)
        paired = [a for a in counted if session.get_one(Block, a.block_id).paired]
        right = kept.tally_of(session, counted, EDITIONS)
        joined = kept.tally_of(session, paired, EDITIONS)
        right = {k: joined[k] if of_pairs(k[0]) else n for k, n in right.items()}
        found = Counter()
        for tally in tallies.values():
            found.update(tally)
        wanted = {*KINDS, "people"}
        assert _there(found) == {k: n for k, n in _there(right).items() if k[0] in wanted}
        shown = privacy.pooled(tallies, self.floor)
        assert all(shown.n(*name) >= self.floor for name in shown.amounts)

    def singled_out(self):
        """Groups below the floor that arithmetic on what was read could describe."""
        found = [("tutor", group) for group in small_groups(self.read, self.floor)]
        for learner, read in self.read_by_learner.items():
            others = {(what, people - {learner}) for what, people in read}
            found += [(learner, group) for group in small_groups(others, self.floor)]
        return found + self.texts.told


def small_groups(read, floor):
    """People whom exactly the same figures of an occasion describe, if fewer than the floor.

    A weighted sum of figures says of each occasion, and of each pair of occasions, what people
    said then with a weight for every person. The weight depends only on which figures of that
    occasion count them. So the sum describes whole groups of people whom the same figures count.
    """
    found = []
    for what in sorted({what for what, _ in read}):
        figures = [people for which, people in read if which == what]
        members = defaultdict(set)
        for person in set().union(*figures):
            members[tuple(person in people for people in figures)].add(person)
        found += [(what, group) for group in members.values() if len(group) < floor]
    return found


def _there(tally):
    return {key: amount for key, amount in tally.items() if amount}


def live(database, seed, steps=60, **given):
    """Play one life and give it back."""
    life = Life(database, Random(seed), **given)  # noqa: S311  # a life to be played again
    acts = {"join": 10, "submit": 24, "release": 3, "look": 3, "erase": 1, "plan": 4}
    with drawn_by(seed):
        for _ in range(8):
            life.join()
        for act in life.random.choices(list(acts), list(acts.values()), k=steps):
            getattr(life, act)()
        life.look()
    return life
