"""Who may open what: pure rules over the role of whoever is at the screen."""

from collections.abc import Callable
from enum import StrEnum


class Role(StrEnum):
    """What somebody at the screen is to the dashboard."""

    VISITOR = "visitor"
    LEARNER = "learner"


Rule = Callable[[Role], bool]


def anyone(_role: Role) -> bool:
    """Reading is open to everybody."""
    return True


def learners(role: Role) -> bool:
    """Answering, results and plans need somebody to belong to."""
    return role is Role.LEARNER
