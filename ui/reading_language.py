"""The language somebody reads in: the one they chose, or else the best for their browser."""

from collections.abc import Iterator

import streamlit as st

from db import learners, tutors
from db.learners import LearnerRecord
from db.tutors import TutorRecord
from learning.languages import accepted, best
from ui import resources


def found(chosen: str | None, learner: LearnerRecord | None, tutor: TutorRecord | None) -> str:
    """What was ``chosen`` in this window, or kept with who is here, or the browser asks for."""
    kept = (learner.language if learner else None, tutor.language if tutor else None)
    return best((chosen, *kept, *_of_browser()), resources.catalogue().languages)


def keep(language: str, learner: LearnerRecord | None, tutor: TutorRecord | None) -> None:
    """Let it be the language of who is here, on every device."""
    with resources.database().writing() as session:
        if learner:
            learners.set_language(session, learner.id, language)
        if tutor:
            tutors.set_language(session, tutor.id, language)


def _of_browser() -> Iterator[str]:
    header = st.context.headers.get("Accept-Language")
    if isinstance(header, str):
        yield from accepted(header)
    if isinstance(st.context.locale, str):
        yield st.context.locale
