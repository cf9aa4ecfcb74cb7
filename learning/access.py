"""Who may open what: pure rules over the roles of whoever is at the screen."""

from collections.abc import Callable
from enum import StrEnum


class Role(StrEnum):
    """What somebody at the screen is to the dashboard; nobody in particular has no role.

    One person may be learner and tutor at once.
    """

    LEARNER = "learner"
    TUTOR = "tutor"


Rule = Callable[[frozenset[Role]], bool]


def anyone(_roles: frozenset[Role]) -> bool:
    """Reading is open to everybody."""
    return True


def learners(roles: frozenset[Role]) -> bool:
    """Answering, results and plans need somebody to belong to."""
    return Role.LEARNER in roles


def tutors(roles: frozenset[Role]) -> bool:
    """Cohorts, their figures and their exports are for people on the tutor list."""
    return Role.TUTOR in roles
