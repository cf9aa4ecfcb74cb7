"""The draft that a learner is working on."""

from db import attempts
from learning.vocabulary import Occasion
from ui import resources
from ui.questionnaire import Questionnaire
from ui.visitor import Visit


def draft_at_hand(visit: Visit, occasion: str | None) -> Questionnaire | None:
    """The draft of the occasion asked for, or else the only draft; None where there is none.

    A draft whose occasion was closed waits until it is opened again.
    """
    with resources.database().reading() as session:
        opened = {*attempts.open_to(session, visit.learner_id), Occasion.SELF}
        drafts = [
            attempt
            for attempt in attempts.of_learner(session, visit.learner_id)
            if attempt.submitted_at is None and attempt.occasion in opened
        ]
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
