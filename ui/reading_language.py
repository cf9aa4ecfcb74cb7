"""The language somebody reads in: the one they chose, or else the best for their browser."""

from collections.abc import Iterator
from contextlib import suppress

import streamlit as st

from db import learners, tutors
from db.errors import NotYours
from db.learners import LearnerRecord
from db.tutors import TutorRecord
from learning.languages import accepted, best
from ui import resources
from ui.edge import LANGUAGE


def found(chosen: str | None, learner: LearnerRecord | None, tutor: TutorRecord | None) -> str:
    """What is kept with who is here, or was ``chosen`` in this window, or the browser remembers.

    A browser that was never here asks for its own languages. What is kept comes first, so that
    every window follows a choice that was made in another one, and the language of a draft is
    always the one that its writer reads.
    """
    kept = (learner.language if learner else None, tutor.language if tutor else None)
    return best((*kept, chosen, *_of_browser()), resources.catalogue().languages)


def keep(language: str, learner: LearnerRecord | None, tutor: TutorRecord | None) -> None:
    """Let it be the language of who is here, on every device; nothing for one who was erased."""
    with resources.database().writing() as session:
        if learner:
            with suppress(NotYours):
                learners.hold(session, learner.id)
                learners.set_language(session, learner.id, language)
        if tutor:
            tutors.set_language(session, tutor.id, language)


def _of_browser() -> Iterator[str]:
    if remembered := st.context.cookies.get(LANGUAGE):
        yield remembered
    header = st.context.headers.get("Accept-Language")
    if isinstance(header, str):
        yield from accepted(header)
    if isinstance(st.context.locale, str):
        yield st.context.locale
