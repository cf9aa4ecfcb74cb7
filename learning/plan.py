"""The action plan: one to three things a learner commits to do."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Status = Literal["done", "partly", "not_yet", "dropped_with_reason"]
STATUSES: tuple[Status, ...] = get_args(Status)
POSITIONS = (1, 2, 3)
SURENESS = range(11)
LONGEST_FIELD = 2_000


@dataclass(frozen=True)
class Commitment:
    """One entry of an action plan.

    Texts are empty, and the rest None, where nothing was given; ``sureness`` runs from 0 to 10.
    """

    position: int
    action: str = ""
    competence: str | None = None
    partner: str = ""
    partner_asked: bool = False
    first_step: str = ""
    first_step_on: date | None = None
    needs: str = ""
    obstacle: str = ""
    answer: str = ""
    indicator: str | None = None
    indicator_start: str = ""
    indicator_target: str = ""
    sureness: int | None = None
    asked_by: str = ""
    asked_on: date | None = None
    asked_again_on: date | None = None
    status: Status | None = None
    status_reason: str = ""
    status_on: date | None = None

    @property
    def longest(self) -> int:
        """Length of the longest text in the entry, in characters."""
        return max(len(value) for value in vars(self).values() if isinstance(value, str))
