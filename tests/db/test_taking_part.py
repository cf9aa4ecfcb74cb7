"""What is kept of who takes part is what learners and attempts add up to, whatever happens."""

from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from random import Random

import pytest
from alembic import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update

from db import attempts, cohort_life, drafts, learners, personal, recount, taking_part
from db.engine import connect
from db.errors import AlreadySubmitted, NotNow, NotYours
from db.migrate import migrate
from db.models import Attempt, Learner, TakingPart
from db.taking_part import Key
from learning.occasions import IN_COHORT
from learning.vocabulary import Occasion
from tests.db.factories import (
    EDITIONS,
    NOW,
    SECRET,
    TODAY,
    a_cohort,
    a_learner,
    an_attempt,
    overlapping,
    read,
    submitted,
    tried,
    write,
)
from tests.db.test_migrations import alembic
from tests.db.tutoring import a_tutor, run_by

BASELINE, AFTER, FOLLOW_UP, SELF = Occasion
EDITION = next(iter(EDITIONS.values()))
EXAMPLES = {"sqlite": 25, "postgresql": 15}
NANJING = timezone(timedelta(hours=8))
LATE = datetime(2026, 3, 15, 2, 0, tzinfo=NANJING)
"""It is the 15th of March in Nanjing and the 14th in universal time."""


class Life:
    """Two cohorts with groups, people in them and one who learns alone."""

    def __init__(self, database, seed):
        self.database, self.random = database, Random(seed)  # noqa: S311  # to be lived again
        one, other = a_cohort(database), a_cohort(database, "Other", groups=())
        self.homes = [(one.id, group) for group in (*one.groups, None)] + [(other.id, None)]
        self.ids = [one.id, other.id]
        self.alone = a_learner(database)
        self.present = [self.alone]

    def join(self):
        cohort, group = self.random.choice(self.homes)
        today = self._moment().date()
        given = {"cohort_id": cohort, "group_id": group, "language": "en", "secret": SECRET}
        self.present.append(write(self.database, learners.join, today=today, **given)[0].id)

    def start(self):
        learner = self.random.choice(self.present)
        alone = learner == self.alone
        occasion = SELF if alone else self.random.choice((BASELINE, BASELINE, AFTER, FOLLOW_UP))
        with suppress(NotNow), self.database.writing() as session:
            attempts.resume_or_open(
                session, learner, EDITION, occasion, in_cohort=not alone, now=self._moment()
            )

    def submit(self):
        learner = self.random.choice(self.present)
        with suppress(AlreadySubmitted, NotNow), self.database.writing() as session:
            for attempt in attempts.of_learner(session, learner)[-1:]:
                given = {"seen_revision": 0, "now": self._moment()}
                drafts.submit(session, learner, attempt.id, EDITIONS, **given)

    def erase(self):
        learner = self.random.choice(self.present)
        if learner != self.alone:
            self.present.remove(learner)
            write(self.database, personal.erase, learner, EDITIONS)

    def _moment(self):
        zone = timezone(timedelta(hours=self.random.randint(-11, 12)))
        return (NOW + timedelta(hours=self.random.randint(0, 50))).astimezone(zone)


def kept(database, *cohort_ids):
    found = {}
    for cohort_id in cohort_ids:
        found |= read(database, taking_part.of_cohort, cohort_id)
    return found


def counted_one_by_one(session):
    """The same from every row of learners and attempts, without any sum in SQL."""
    people = {learner.id: learner for learner in session.scalars(select(Learner))}
    found = Counter(
        Key(one.cohort_id, "joined", one.group_id or 0, one.joined_on)
        for one in people.values()
        if one.cohort_id
    )
    for attempt in session.scalars(select(Attempt)):
        one = people[attempt.learner_id]
        if one.cohort_id is None or attempt.occasion == SELF:
            continue
        for what in ("started", "submitted"):
            at = getattr(attempt, f"{what}_at")
            if at is not None:
                where = one.cohort_id, f"{what}.{attempt.occasion}", one.group_id or 0
                found[Key(*where, at.date())] += 1
    return dict(found)


def test_any_interleaving_agrees_with_learners_and_attempts(database, kind):
    met = Counter()

    @settings(
        max_examples=EXAMPLES[kind],
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.integers(0, 2**32))
    def lives(seed):
        life = Life(database, seed)
        for _ in range(6):
            life.join()
        acts = {life.join: 2, life.start: 8, life.submit: 8, life.erase: 2}
        for act in life.random.choices(list(acts), list(acts.values()), k=30):
            act()
        found = kept(database, *life.ids)
        everything = read(database, counted_one_by_one)
        assert found == {k: n for k, n in everything.items() if k.cohort_id in life.ids}
        with database.writing() as session:
            assert taking_part.recount(session) == []
        met.update(key.what for key in found)

    lives()
    assert met.keys() >= {"joined", "started.baseline", "submitted.baseline", "submitted.after"}


def test_who_is_erased_leaves_no_trace_of_a_day(database, edition):
    cohort = a_cohort(database)
    stays = a_learner(database, cohort_id=cohort.id)
    before = kept(database, cohort.id)
    goes = a_learner(database, cohort_id=cohort.id, group_id=next(iter(cohort.groups)))
    submitted(database, goes, edition, BASELINE)
    an_attempt(database, goes, edition, AFTER)
    assert len(kept(database, cohort.id)) == 5
    write(database, personal.erase, goes, EDITIONS)
    assert kept(database, cohort.id) == before == {Key(cohort.id, "joined", 0, TODAY): 1}
    write(database, personal.erase, stays, EDITIONS)
    assert kept(database, cohort.id) == {}


def test_a_deleted_cohort_takes_its_counts_along(database):
    ada = a_tutor(database)
    cohort = run_by(database, ada)
    a_learner(database, cohort_id=cohort.id)
    write(database, cohort_life.delete, ada, cohort.id, cohort.title, now=NOW)
    assert read(database, lambda session: session.scalars(select(TakingPart)).all()) == []


@pytest.mark.parametrize("first", ["open", "erase"])
def test_one_window_opens_while_another_erases(database, edition, first):
    cohort = a_cohort(database)
    stays, learner = (a_learner(database, cohort_id=cohort.id) for _ in range(2))
    an_attempt(database, stays, edition, BASELINE)
    before = kept(database, cohort.id)

    def opening(session):
        attempts.resume_or_open(session, learner, edition, BASELINE, in_cohort=True, now=NOW)

    def erasing(session):
        personal.erase(session, learner, EDITIONS)

    if first == "open":
        overlapping(database, opening, erasing)
    else:
        assert tried(overlapping, database, erasing, opening) == (None, NotYours)
    joined = Key(cohort.id, "joined", 0, TODAY)
    assert kept(database, cohort.id) == before | {joined: 1}


def test_two_windows_that_erase_take_a_learner_out_once(database):
    cohort = a_cohort(database)
    a_learner(database, cohort_id=cohort.id)
    learner = a_learner(database, cohort_id=cohort.id)

    def erasing(session):
        personal.erase(session, learner, EDITIONS)

    overlapping(database, erasing, erasing)
    assert kept(database, cohort.id) == {Key(cohort.id, "joined", 0, TODAY): 1}


def test_recounting_mends_what_is_wrong_and_says_how_much(database, edition, monkeypatch, capsys):
    cohorts = [a_cohort(database, title) for title in ("One", "Two", "Three")]
    for cohort in cohorts:
        submitted(database, a_learner(database, cohort_id=cohort.id), edition, BASELINE)
    right = kept(database, *(cohort.id for cohort in cohorts))
    wrong, missing, _ = (cohort.id for cohort in cohorts)
    with database.writing() as session:
        session.execute(update(TakingPart).where(TakingPart.cohort_id == wrong).values(people=7))
        session.execute(delete(TakingPart).where(TakingPart.cohort_id == missing))
    monkeypatch.setattr(recount, "connect", lambda _url: database)
    recount.main([])
    assert "participation was mended: 2\n" in capsys.readouterr().out
    assert kept(database, *(cohort.id for cohort in cohorts)) == right
    recount.main([])
    assert "participation was mended: 0\n" in capsys.readouterr().out


def test_what_was_there_before_is_counted_by_the_migration(empty):
    url = empty.engine.url
    if empty.engine.dialect.name == "postgresql":
        url = url.update_query_dict({"options": "-c timezone=Asia/Shanghai"})
    abroad = connect(url.render_as_string(hide_password=False))
    migrate(abroad)
    cohort = a_cohort(abroad)
    archive, _ = cohort.groups
    people = [a_learner(abroad, cohort_id=cohort.id, group_id=g) for g in (archive, None, None)]
    people.append(a_learner(abroad))
    for learner in people:
        occasion = SELF if learner == people[-1] else BASELINE
        attempt = an_attempt(abroad, learner, EDITION, occasion)
        if learner != people[1]:
            write(abroad, drafts.submit, learner, attempt, EDITIONS, seen_revision=0, now=LATE)
    before = kept(abroad, cohort.id)
    assert Key(cohort.id, "submitted.baseline", archive, TODAY) in before
    alembic(abroad, command.downgrade, "0001")
    migrate(abroad)
    assert kept(abroad, cohort.id) == before
    with abroad.reading() as session:
        assert session.scalar(text("SELECT last_number FROM cohort")) == len(people) - 1
    abroad.engine.dispose()


def test_every_word_fits_its_column():
    words = {taking_part.JOINED, *taking_part.STARTED.values(), *taking_part.SUBMITTED.values()}
    assert len(words) == 1 + 2 * len(IN_COHORT)
    assert max(map(len, words)) <= TakingPart.what.type.length
