"""Everybody at every page: a server on which each page of the app's table has something to show.

The pages come from the table itself, so that no new page can be forgotten.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from playwright.sync_api import expect
from sqlalchemy import select

from app import TABLE
from db import (
    answer_rows,
    attempts,
    class_quotes,
    code_book,
    coding,
    cohort_life,
    feedback,
    learners,
    open_answers,
    passwords,
    quoting,
    setup_links,
    translations,
    tutors,
)
from db.models import Attempt, CohortTutor, Learner, PlanEntry, Reflection
from db.synthetic import fill
from learning.access import learners as for_learners
from learning.access import tutors as for_tutors
from learning.vocabulary import Occasion
from tests.browser.servers import running
from tests.browser.tutor import EMAIL, PASSWORD, is_in, sign_in

SIZE = 24
LOCALES = {"en": "en-GB", "zh-Hans": "zh-CN", "cy": "cy-GB"}
ROLES = ("visitor", "learner", "tutor")
# What a page for everybody shows to somebody who is in, and the parts of a page by its address.
ALSO = {"learner": ("start", "assessment"), "tutor": ("sign_in",)}
PARTS = {
    "themes": ("theme=T1", "point=K1.3"),
    "cases": ("case=benin-dialogue-group", "case=heritage-network-uk"),
    "background": ("article=cooperation", "article=innovation"),
    "tools": ("tool=partner-map", "tool=agreement-checklist", "tool=outcome-indicators"),
    "search": ("q={word}",),
}
COLLEAGUE = "ben@example.org"
# What people of this school typed in no language: names and addresses.
TYPED = frozenset({"Ann", "Ben"})


class Stop(NamedTuple):
    """One page to look at: its place in the table, and what of it."""

    place: str
    path: str

    def __str__(self):
        return self.path


@dataclass
class School:
    """A server and a full cohort in one language, with a learner and a tutor who can come in."""

    server: object
    reading: object
    cohort: int
    join_code: str
    code: str

    def stops(self, role):
        """Every page that is for this role, with its parts."""
        word = next(iter(self.reading.glossary.text.terms.values())).term
        rows = [row for row in TABLE if role_of(row) == role or row.place in ALSO.get(role, ())]
        for row in rows:
            about = f"?cohort={self.cohort}" if row.rule is for_tutors else ""
            yield Stop(row.place, f"/{row.address}{about}")
            for part in PARTS.get(row.place, ()) if role == "visitor" else ():
                yield Stop(row.place, f"/{row.address}?{part.format(word=word)}")

    def come_in(self, visit, role):
        """Let a new browser be that of a learner or of a tutor."""
        if role == "learner":
            visit.open().come_back(self.code)
            expect(visit.at("join-card")).to_have_count(0)
            visit.settle()
        elif role == "tutor":
            visit.open("/tutor")
            sign_in(visit)
            is_in(visit)


def role_of(row):
    """For whom the app's table says that a page is."""
    return {for_learners: "learner", for_tutors: "tutor"}.get(row.rule, "visitor")


@contextmanager
def school(folder, reading):
    """A server with a full cohort in one language; every text in it is of that language."""
    with running(folder) as server:
        yield furnish(server, reading)
    assert "Traceback" not in server.log()


def furnish(server, reading):
    """Fill an empty server with a cohort, its tutors and what they did."""
    now = datetime.now(UTC)
    filled = fill(server.database, reading, SIZE, secret=server.secret, now=now)
    with server.database.writing() as session:
        ann, ben = (
            tutors.add(session, *one, now=now) for one in ((EMAIL, "Ann"), (COLLEAGUE, "Ben"))
        )
        for tutor in (ann, ben):
            given = {"cohort_id": filled.cohort_id, "tutor_id": tutor.id, "owner": tutor is ann}
            session.add(CohortTutor(**given, since=now.date()))
            tutors.set_language(session, tutor.id, reading.language)
        token = setup_links.for_tutor(session, ann.id, server.secret, now=now)
    hashed = passwords.hashed(PASSWORD)
    with server.database.writing() as session:
        setup_links.use(session, token, server.secret, password_hash=hashed, now=now)
        cohort_life.open_occasion(session, ann.id, filled.cohort_id, Occasion.FOLLOW_UP, now=now)
    with server.database.writing() as session:
        learner = _learner(session)
        attempts.resume_or_open(
            session, learner, reading.instrument, Occasion.FOLLOW_UP, in_cohort=True, now=now
        )
        code = learners.new_code(session, learner, server.secret)
        _allow_quotes(session, now.date())
    desks = [answer_rows.Desk(one.id, filled.cohort_id, server.secret) for one in (ann, ben)]
    with server.database.writing() as session:
        _work(session, reading, desks, now)
    return School(server, reading, filled.cohort_id, filled.join_code, code)


def _learner(session):
    """Somebody who submitted twice, wrote something and has a plan."""
    query = (
        select(Learner.id)
        .join(Attempt)
        .join(PlanEntry, PlanEntry.learner_id == Learner.id)
        .where(Attempt.occasion == Occasion.AFTER, Attempt.submitted_at.is_not(None))
        .order_by(Learner.id)
    )
    return session.scalars(query).first()


def _allow_quotes(session, today):
    """Every third answer may be quoted."""
    query = select(Attempt.learner_id, Reflection.attempt_id, Reflection.item_id).join(Reflection)
    for learner, attempt, item in session.execute(query).all()[::3]:
        quoting.allow_quoting(session, learner, attempt, item, allowed=True, today=today)


def _work(session, reading, desks, now):
    """Two tutors code some answers, differently at times; one answers a writer and translates."""
    names = [theme.text.title for theme in reading.themes.values()]
    codes = [code_book.add(session, desks[0], name, reading.module.text.title) for name in names]
    answers = open_answers.listed(session, desks[0], reading.editions)
    for place, answer in enumerate(answers[:12]):
        for desk, chosen in zip(desks, (place % 3, place % 2), strict=True):
            coding.code(
                session, desk, answer.ref, [codes[chosen].id], finished=True, today=now.date()
            )
    for answer in answers:
        feedback.send(session, desks[0], answer.ref, reading.sample.notice, now=now)
    quotes = [answer.ref for answer in answers if answer.quotable]
    class_quotes.choose(session, desks[0], quotes, chosen=True, today=now.date())
    sample = reading.sample.reflections
    for language in LOCALES.keys() - {reading.language}:
        for answer in [one for one in answers if one.quotable and one.kind == "reflection"][:3]:
            words = sample[answer.item][0]
            translations.write(
                session,
                desks[0],
                answer.ref,
                translations.Proposal(language, words, False, answer.text, ""),
                offered=LOCALES,
                today=now.date(),
            )
