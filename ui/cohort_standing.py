"""How a cohort stands, read in one go for its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db import blocks, cohort_occasions, cohort_tutors, participation
from db.cohort_occasions import OccasionState
from db.cohort_tutors import Colleague
from db.cohorts import CohortRecord
from db.participation import Participation
from learning.vocabulary import Occasion
from ui import resources
from ui.visit import Visit


@dataclass(frozen=True)
class Standing:
    """Who takes part, which occasions are open, how many people are shown or wait, who sees it.

    ``shown`` and ``waiting`` count people by occasion; an occasion without any is absent.
    """

    people: Participation
    states: Sequence[OccasionState]
    shown: Mapping[Occasion, int]
    waiting: Mapping[Occasion, int]
    tutors: Sequence[Colleague]


def read(visit: Visit, cohort: CohortRecord) -> Standing:
    """Everything that the page says about a cohort before anybody asks for more."""
    with resources.database().reading() as session:
        return Standing(
            people=participation.figures(session, visit.tutor_id, cohort.id),
            states=cohort_occasions.states(session, cohort.id),
            shown=blocks.shown(session, cohort.id),
            waiting=blocks.waiting(session, cohort.id),
            tutors=cohort_tutors.people(session, visit.tutor_id, cohort.id),
        )
