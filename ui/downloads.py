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


def noted(visit: Visit, of: CohortRecord, file: File, content: bytes) -> Callable[[], bytes]:
    """The content for a download button, which asks for it when somebody clicks.

    A click comes outside of any run, and the page may have been drawn long before it.
    """

    def given() -> bytes:
        with resources.database().writing() as session:
            cohorts.for_tutor(session, visit.tutor_id, of.id)
            audit.note(
                session,
                action="cohort.export",
                tutor_id=visit.tutor_id,
                cohort_id=of.id,
                detail=file.told,
                now=visitor.now(),
            )
        return content

    return given
