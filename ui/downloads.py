"""Files with people's answers: whoever takes one is checked anew, and the audit log says so."""

from collections.abc import Callable
from dataclasses import dataclass

from db import audit, cohorts
from db.cohorts import CohortRecord
from ui import resources, visitor
from ui.visit import Visit


@dataclass(frozen=True)
class File:
    """What is taken away: its name, its kind, and what the audit log says of it."""

    name: str
    kind: str
    told: str


def noted(
    visit: Visit, of: CohortRecord, file: File, made: Callable[[], bytes]
) -> Callable[[], bytes]:
    """What a download button asks when somebody clicks: is it allowed, then the file as ``made``.

    A click comes outside of any run, and the page may have been drawn long before it. The function
    raises ``SignedOut`` and ``NotYours``.
    """
    still_signed_in = visitor.proof()

    def given() -> bytes:
        still_signed_in()
        with resources.database().writing() as session:
            cohorts.for_tutor(session, visit.tutor_id, of.id)
            audit.note_of_cohort(session, visit.tutor_id, of.id, "export", file.told, visitor.now())
        return made()

    return given
