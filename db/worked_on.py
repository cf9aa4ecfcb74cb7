"""Which answers that tutors worked with may be shown now; what they read is about no other."""

from typing import Any

from sqlalchemy import CompoundSelect
from sqlalchemy.orm import Session

from db import cohorts
from db.answer_rows import Desk, shown_reflections, shown_steps
from db.models import OpenAnswer, PlanEntry, Reflection


def shown(session: Session, desk: Desk) -> CompoundSelect[Any]:
    """The rows of a cohort's answers that may be shown, as a question for a condition.

    Answers that left the figures stay in their tables until their writers erase them. A number
    that counted them would fall with the erased ones only, and tell which of the texts that had
    left together were whose.
    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    floor = cohorts.for_tutor(session, desk.tutor_id, desk.cohort_id).floor
    reflections = shown_reflections(desk, floor, (OpenAnswer.id,)).join(
        OpenAnswer,
        (OpenAnswer.attempt_id == Reflection.attempt_id)
        & (OpenAnswer.item_id == Reflection.item_id),
    )
    steps = shown_steps(desk, floor, (OpenAnswer.id,)).join(
        OpenAnswer, OpenAnswer.plan_entry_id == PlanEntry.id
    )
    return reflections.union_all(steps)
