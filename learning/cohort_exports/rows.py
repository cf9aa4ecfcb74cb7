"""One person on one occasion, as tutors may take it along."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from learning.privacy import Signature
from learning.vocabulary import Occasion

ATTRIBUTES = ("row", "group", "language", "occasion", "instrument", "version", "released")
"""Columns beside every answer, in order."""


@dataclass(frozen=True)
class Row:
    """What somebody gave on one occasion, and what their block says about them.

    ``number`` is drawn by chance for every export; the same number on two occasions is the same
    person. ``group`` (its name) and ``language`` are None where the people of the block are of
    several; ``group`` is empty where the cohort has no groups. ``responses`` maps items to options,
    ``texts`` items to what was written; ``texts`` is empty where open answers were not asked for.
    """

    number: int
    group: str | None
    language: str | None
    occasion: Occasion
    instrument: str
    version: int
    released_on: date
    responses: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def attributes(self, several: str) -> tuple[int | str, ...]:
        """The values of ``ATTRIBUTES``; ``several`` is the word for several groups or languages."""
        return (
            self.number,
            several if self.group is None else self.group,
            self.language or several,
            self.occasion.value,
            self.instrument,
            self.version,
            self.released_on.isoformat(),
        )


def linked(people: Mapping[Signature, int], floor: int) -> Collection[Signature]:
    """The signatures whose people may carry one number through all their occasions.

    ``people`` counts the people of every signature. Linked rows show who stands in the same blocks,
    so that they are shown only where at least ``floor`` people do, and where nobody who stands in
    one of these blocks is left over with fewer than ``floor``: the few would be those whose number
    does not come back.
    """
    small = {block for signature, n in people.items() if n < floor for block in signature}
    return {
        signature for signature, n in people.items() if n >= floor and small.isdisjoint(signature)
    }
