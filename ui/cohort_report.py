"""What the report on a cohort is made of, read for the tutor who asks for it."""

from db import blocks, open_answers, participation
from db.answer_rows import Desk
from db.cohorts import CohortRecord
from db.secret import server_secret
from learning import cohort_change, privacy
from learning.occasions import IN_COHORT
from learning.privacy import Filter
from learning.reports.gathered import Gathered, Told
from ui import answers_frame, clock, resources
from ui.visit import Visit

_KINDS = {
    *("score", "option", "sure", "product"),
    *(kind for one in IN_COHORT for kind in cohort_change.kinds(one)),
}


def gathered(visit: Visit, cohort: CohortRecord, *, quotes: bool) -> Gathered:
    """The cohort's released blocks with what is kept of them, and who took part.

    Raises: ``NotYours`` where the cohort is not the tutor's any more.
    """
    with resources.database().reading() as session:
        people = participation.figures(session, visit.tutor_id, cohort.id)
        released = blocks.released(session, cohort.id)
        waiting = blocks.waiting(session, cohort.id)
    opened = [o for o in IN_COHORT if people.started[o] or people.submitted[o]]
    return Gathered(
        title=cohort.title,
        floor=cohort.floor,
        groups=cohort.groups,
        days=(cohort.starts_on, cohort.ends_on),
        joined=people.joined,
        started={occasion: people.started[occasion] for occasion in opened},
        submitted={occasion: people.submitted[occasion] for occasion in opened},
        waiting=waiting,
        told=_told(visit, cohort, released),
        made_on=clock.today(),
        quotes=_quotes(visit, cohort) if quotes else (),
    )


def _told(visit: Visit, cohort: CohortRecord, released: list[privacy.Block]) -> list[Told]:
    """One entry per occasion and version of which something may be shown, oldest first."""
    found = []
    for occasion in IN_COHORT:
        for key, edition in sorted(visit.reading.editions.items()):
            chosen = privacy.chosen(released, Filter(occasion, key), cohort.floor)
            if chosen:
                with resources.database().reading() as session:
                    tallies = blocks.tally(session, cohort.id, [b.id for b in chosen], _KINDS)
                found.append(Told(occasion, edition, chosen, tallies))
    return found


def _quotes(visit: Visit, cohort: CohortRecord) -> list[tuple[str, str]]:
    desk = Desk(visit.tutor_id, cohort.id, server_secret())
    with resources.database().reading() as session:
        answers = open_answers.listed(session, desk, visit.reading.editions)
    return [
        (answer.text, answers_frame.plain_prompt(visit, answer))
        for answer in answers
        if answer.quotable
    ]
