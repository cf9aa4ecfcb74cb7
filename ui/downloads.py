"""Files with people's answers: whoever takes one is checked anew, and the audit log says so."""

import re
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db import audit, cohorts
from db.cohorts import CohortRecord
from learning.phrases import Phrases
from ui import clock, resources, visitor
from ui.visit import Visit

_LOOK_AFTER = 0.5
_NOTED = re.compile(r"[a-z]+|lines:\d{1,12}")
_TOLD = ("long", "wide", "texts", "quotes")
# A machine makes one large file at a time, and has the rest of its cores for everybody else.
_making = threading.BoundedSemaphore(1)


@dataclass(frozen=True)
class File:
    """What is taken away: its name, its kind, and what the audit log notes, see ``in_words``."""

    name: str
    kind: str
    told: str


def in_words(noted: str, say: Phrases) -> str:
    """What the audit log noted of a file that was taken along, in its reader's language.

    A note is names and amounts such as ``csv;wide;lines:24;texts``; another text stays as it is.
    """
    parts = noted.split(";")
    if not all(_NOTED.fullmatch(part) for part in parts):
        return noted
    return say.listed([_in_words(part, say) for part in parts])


def _in_words(part: str, say: Phrases) -> str:
    name, _, amount = part.partition(":")
    if amount:
        return say.count(f"exports.told.{name}", int(amount))
    return say(f"exports.told.{name}") if name in _TOLD else name


class Finished:
    """A finished file on disk, without a name there; it goes when nobody can ask for it any more.

    So it stands neither in memory while it waits, nor on the disk after a server that broke down.
    """

    def __init__(self, path: Path) -> None:
        """Take over what the file at ``path`` holds; the file itself stays its owner's."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # it lasts as long as this object
        self._one_at_a_time = threading.Lock()
        weakref.finalize(self, self._file.close)
        with path.open("rb") as made:
            shutil.copyfileobj(made, self._file, 1 << 20)

    def read(self) -> bytes:
        """All of it, as a browser that asked for it gets it."""
        with self._one_at_a_time:
            self._file.seek(0)
            return self._file.read()


@contextmanager
def turn(waiting: Callable[[], object]) -> Iterator[None]:
    """Wait until no other file is made, and call ``waiting`` again and again meanwhile."""
    while not _making.acquire(timeout=_LOOK_AFTER):
        waiting()
    try:
        yield
    finally:
        _making.release()


def noted(
    visit: Visit, of: CohortRecord, file: File, made: Callable[[], bytes]
) -> Callable[[], bytes]:
    """What a download button asks when somebody clicks: is it allowed, then the file as ``made``.

    A click comes outside of any run, and the page may have been drawn long before it. The function
    raises ``SignedOut`` and ``NotYours``.
    """
    still_signed_in = visitor.proof()

    def given() -> bytes:
        still_signed_in()
        with resources.database().writing() as session:
            cohorts.for_tutor(session, visit.tutor_id, of.id)
            audit.note_of_cohort(session, visit.tutor_id, of.id, "export", file.told, clock.now())
        return made()

    return given
