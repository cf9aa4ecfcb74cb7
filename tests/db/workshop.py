"""A cohort whose learners wrote something and whose tutors work with it."""

from dataclasses import dataclass, field

from sqlalchemy import update

from db import (
    answer_rows,
    blocks,
    code_book,
    coding,
    cohorts,
    learners,
    open_answers,
    plans,
    releasing,
    tutors,
)
from db.models import Attempt, CohortTutor, OpenAnswer, PlanEntry, Reflection
from learning.plan import Commitment
from learning.vocabulary import Occasion
from tests.db.factories import EDITIONS, NOW, SECRET, TODAY, read, write

KEY, EDITION = next(iter(EDITIONS.items()))


@dataclass
class Workshop:
    """A cohort with two tutors, ``ada`` who owns it and ``ben`` who was invited."""

    database: object
    title: str = "Spring"
    groups: tuple = ("Archive", "Museum")
    secret: str = SECRET
    people: list = field(default_factory=list)

    def __post_init__(self):
        with self.database.writing() as session:
            self.cohort = cohorts.create(session, self.title, list(self.groups), now=NOW)
            self.ada, self.ben = (
                tutors.add(session, f"{name}@{self.title.lower()}.org", name.title(), now=NOW).id
                for name in ("ada", "ben")
            )
            session.add_all(
                CohortTutor(cohort_id=self.cohort.id, tutor_id=tutor, owner=owns, since=TODAY)
                for tutor, owns in ((self.ada, True), (self.ben, False))
            )

    def invite(self, name):
        """One more tutor of the cohort; their id."""
        with self.database.writing() as session:
            email = f"{name}@{self.title.lower()}.org"
            tutor = tutors.add(session, email, name.title(), now=NOW).id
            session.add(
                CohortTutor(cohort_id=self.cohort.id, tutor_id=tutor, owner=False, since=TODAY)
            )
        return tutor

    # Learners

    def join(self, number=1, group=None):
        """New learners, each of a group by its place; their ids."""
        group_id = None if group is None else [*self.cohort.groups][group]
        with self.database.writing() as session:
            new = [
                learners.join(
                    session,
                    language="en",
                    secret=self.secret,
                    today=TODAY,
                    cohort_id=self.cohort.id,
                    group_id=group_id,
                )[0].id
                for _ in range(number)
            ]
        self.people += new
        return new

    def submit(self, learner_id, texts=None, occasion=Occasion.AFTER, language="en", submitted=NOW):
        """A submitted attempt with these reflections, by item; its id."""
        with self.database.writing() as session:
            attempt = Attempt(
                learner_id=learner_id,
                instrument_id=KEY[0],
                instrument_version=KEY[1],
                language=language,
                occasion=occasion,
                sequence=1,
                started_at=NOW,
                submitted_at=submitted,
            )
            session.add(attempt)
            session.flush()
            session.add_all(
                Reflection(attempt_id=attempt.id, item_id=item, text=text)
                for item, text in (texts or {}).items()
            )
            session.flush()
            if submitted:
                blocks.count_in(session, attempt, EDITIONS)
        return attempt.id

    def plan(self, learner_id, action, *, shown=True, **given):
        """A step of a plan, beside what the learner planned before."""
        commitment = vars(Commitment(given.pop("position", 1), action=action, **given))
        with self.database.writing() as session:
            session.add(PlanEntry(learner_id=learner_id, **commitment))
            session.flush()
            if shown:
                plans.show(session, self.cohort.id)

    def reworded(self, learner_id, action):
        """Other words in a step, as they came before new words ended the permission to quote."""
        mine = PlanEntry.learner_id == learner_id
        with self.database.writing() as session:
            session.execute(update(PlanEntry).where(mine).values(action=action, shown=False))

    def release(self, occasion=Occasion.AFTER, now=NOW):
        write(self.database, releasing.release, self.cohort.id, occasion, EDITIONS, now=now)

    def said(self, *texts, item="R1.1", group=None, occasion=Occasion.AFTER, others=5):
        """New people say one text each, ``others`` say nothing, and all are shown together."""
        new = self.join(len(texts) + others, group)
        attempts = [
            self.submit(learner, {item: text} if text else {}, occasion)
            for learner, text in zip(new, [*texts, *[""] * others], strict=True)
        ]
        self.release(occasion)
        return list(zip(new, attempts, strict=True))[: len(texts)]

    # Tutors

    def desk(self, tutor=None):
        return answer_rows.Desk(tutor or self.ada, self.cohort.id, self.secret)

    def answers(self, tutor=None):
        return read(self.database, open_answers.listed, self.desk(tutor), EDITIONS)

    def texts(self):
        return sorted(answer.text for answer in self.answers())

    def ref(self, text):
        (answer,) = (a for a in self.answers() if a.text == text)
        return answer.ref

    def row(self, text):
        (answer,) = (a for a in self.answers() if a.text == text)
        return answer.row

    def add_code(self, name, description=""):
        return write(self.database, code_book.add, self.desk(), name, description).id

    def code(self, tutor, text, *codes, finished=True):
        write(
            self.database,
            coding.code,
            self.desk(tutor),
            self.ref(text),
            codes,
            finished=finished,
            today=TODAY,
        )

    def marks(self, tutor, text):
        found = read(self.database, coding.marks, self.desk(tutor))
        return found.get(self.row(text), coding.Marks())

    def decide(self, tutor, text, code, given):
        write(
            self.database,
            coding.decide,
            self.desk(tutor),
            self.ref(text),
            code,
            given=given,
            today=TODAY,
        )


def chosen(database):
    """The tutors of every cohort let the class read whatever may be quoted now."""
    allowed = update(OpenAnswer).where(OpenAnswer.quotable_since.is_not(None))
    with database.writing() as session:
        session.execute(allowed.values(in_class_since=TODAY))
