"""What a cohort writes in a random life, and what a tutor who looks often could learn from it."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from sqlalchemy import select

from db import answer_rows, code_book, coding, feedback, open_answers, plans
from db.models import Attempt, Block, Learner, Reflection
from learning.plan import Commitment
from tests.db.factories import EDITIONS, NOW, SECRET, TODAY


@dataclass
class Texts:
    """The texts that were shown at the last look, and what happened since.

    A text tells that somebody of the people it is shown with wrote it. So it may come only where a
    release shows people, or with texts of as many others, and go only with its writer's own change
    or with people who leave; and they are never fewer than the floor. ``told`` lists looks that
    told more than that. Each text is coded when it is first seen, with a code of its own and one
    that all have, ``every``, and its writer is answered: what a tutor reads about that must be
    about texts that are shown. ``own_codes`` maps the texts' codes to them. ``stood`` holds
    everybody's attempts that figures counted at that look or after a release since.
    """

    life: SimpleNamespace
    shown: dict = field(default_factory=dict)
    stood: set = field(default_factory=set)
    released: bool = False
    changed: set = field(default_factory=set)
    told: list = field(default_factory=list)
    every: int | None = None
    own_codes: dict = field(default_factory=dict)

    def reflect(self, session, attempt):
        """Write a reflection that says whose it is."""
        if self.life.random.random() < 0.5:
            text = f"{attempt.learner_id} {attempt.occasion}"
            session.add(Reflection(attempt_id=attempt.id, item_id="R1.1", text=text))

    def plan(self):
        """Somebody writes, rewords or removes a step of their plan."""
        life = self.life
        if not life.present:
            return
        learner, position = life.random.choice(life.present), life.random.randint(1, 2)
        text = f"{learner} step {position} {life.random.randint(0, 99)}"
        self.changed.add(learner)
        with life.database.writing() as session:
            if life.random.random() < 0.1:
                plans.remove(session, learner, position)
            else:
                plans.save(session, learner, Commitment(position, action=text))

    def release(self):
        """Where people are shown from now on, new texts may be there, and more who could leave."""
        with self.life.database.reading() as session:
            standing = self._standing(session)
        self.released |= not standing <= self.stood
        self.stood |= standing

    def _standing(self, session):
        # SQLite may give an erased attempt's id to the next one, but never a learner's.
        query = (
            select(Attempt.id, Attempt.learner_id)
            .join(Block, Block.id == Attempt.block_id)
            .where(Block.cohort_id == self.life.cohort, Block.released_at.is_not(None))
        )
        return {tuple(row) for row in session.execute(query)}

    def look(self):
        """Read every text, and compare with the look before."""
        desk = answer_rows.Desk(self.life.tutor, self.life.cohort, SECRET)
        with self.life.database.reading() as session:
            answers = open_answers.listed(session, desk, EDITIONS)
            counted = self._count(session, desk, answers)
            standing = self._standing(session)
            present = set(session.scalars(select(Learner.id)))
        shown = {(a.ref, a.text): int(a.text.split()[0]) for a in answers}
        self._compare(shown, standing, present)
        with self.life.database.writing() as session:
            self._work_on(session, desk, sorted(shown.keys() - counted))
        self.shown, self.stood = shown, standing
        self.released, self.changed = False, set()

    def _count(self, session, desk, answers):
        """Compare what a tutor reads about their work with the texts that are shown."""
        used = code_book.used(session, desk)
        read = {*coding.marks(session, desk), *feedback.sent(session, desk)}
        if not read <= {answer.row for answer in answers}:
            self.told.append(("about what is not shown", read))
        counted = {self.own_codes[code] for code in used if code in self.own_codes}
        if not counted <= {(answer.ref, answer.text) for answer in answers}:
            self.told.append(("counted what is not shown", counted))
        if used.get(self.every, 0) != len(counted):
            self.told.append(("counted otherwise together", used))
        return counted

    def _work_on(self, session, desk, fresh):
        """What a tutor does with every text that they have not coded yet."""
        if self.every is None:
            self.every = code_book.add(session, desk, "every").id
        known = {text: code for code, text in self.own_codes.items()}
        for ref, text in fresh:
            own = known.get((ref, text)) or code_book.add(session, desk, f"own {len(known)}").id
            self.own_codes[own], known[ref, text] = (ref, text), own
            coding.code(session, desk, ref, [self.every, own], finished=True, today=TODAY)
            feedback.send(session, desk, ref, text, now=NOW)

    def _compare(self, shown, standing, present):
        came = {shown[key] for key in shown.keys() - self.shown.keys()}
        if not self.released and 0 < len(came) < self.life.floor:
            self.told.append(("came alone", came))
        if not set(shown.values()) <= {learner for _, learner in standing}:
            self.told.append(("of nobody in the figures", shown))
        gone = {self.shown[key] for key in self.shown.keys() - shown.keys()} - self.changed
        left = {learner for _, learner in self.stood - standing}
        if gone and len(left) < self.life.floor:
            self.told.append(("went with too few", gone))
        # Of those who are still there, only somebody who left the figures may have lost a text.
        kept = gone & present
        if not kept <= left:
            self.told.append(("went without leaving", kept))
