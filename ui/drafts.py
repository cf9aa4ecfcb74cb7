"""The draft that a learner is working on."""

from db import attempts
from ui import resources
from ui.questionnaire import Questionnaire
from ui.visit import Visit


def draft_at_hand(visit: Visit, occasion: str | None) -> Questionnaire | None:
    """The draft of the occasion asked for, or else the only draft; None where there is none.

    A draft whose occasion was closed waits until it is opened again.
    """
    with resources.database().reading() as session:
        drafts = attempts.open_drafts(session, visit.learner_id)
        wanted = [draft for draft in drafts if draft.occasion == occasion] or drafts
        if not wanted:
            return None
        attempt = wanted[-1]
        return Questionnaire(
            attempt=attempt,
            edition=visit.reading.editions[attempt.edition],
            responses=attempts.responses(session, visit.learner_id, attempt.id),
            reflections=attempts.reflections(session, visit.learner_id, attempt.id),
        )
