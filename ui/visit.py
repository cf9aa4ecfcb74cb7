"""A visit: one run of the app for somebody."""

from dataclasses import dataclass

from db.learners import LearnerRecord
from db.tutors import TutorRecord
from learning.access import Role
from learning.phrases import Phrases
from learning.reading import Reading


@dataclass(frozen=True)
class Visit:
    """Who is at the screen and in which language they read; they may be learner and tutor."""

    learner: LearnerRecord | None
    reading: Reading
    tutor: TutorRecord | None = None

    @property
    def say(self) -> Phrases:
        """The interface's words."""
        return self.reading.phrases

    @property
    def roles(self) -> frozenset[Role]:
        """What this person may be taken for, as the database says in this very run."""
        held = {Role.LEARNER: self.learner, Role.TUTOR: self.tutor}
        return frozenset(role for role, record in held.items() if record is not None)

    @property
    def learner_id(self) -> int:
        """Id of the learner at the screen.

        Raises: LookupError for everybody else; pages behind the gate never meet it.
        """
        if self.learner is None:
            raise LookupError
        return self.learner.id

    @property
    def tutor_id(self) -> int:
        """Id of the tutor at the screen.

        Raises: LookupError for everybody else; pages behind the gate never meet it.
        """
        if self.tutor is None:
            raise LookupError
        return self.tutor.id
