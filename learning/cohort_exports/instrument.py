"""The instrument as JSON, so that others can read it, keep it, and load it again.

Shape: ``format`` names this shape, ``language`` is that of the words, ``fingerprint`` is the
edition's seal, ``plan`` is the structure (``InstrumentPlan``: themes with their items, questions
with their keys, reflections, questions on the event, what each occasion asks) and ``text`` the
words (``InstrumentText``: titles, five level texts per item, options with reasons, bands).
"""

import json

from learning.authored.instrument import InstrumentPlan, InstrumentText
from learning.edition import Edition
from learning.statistics.errors import UnusableInputError

FORMAT = "heritage-partnerships-instrument-1"


def as_json(edition: Edition) -> bytes:
    """An edition with everything that is written in it, the keys of its questions included."""
    document = {
        "format": FORMAT,
        "language": edition.language,
        "fingerprint": edition.fingerprint(),
        "plan": edition.plan.model_dump(mode="json"),
        "text": edition.text.model_dump(mode="json"),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8")


def from_json(document: bytes) -> Edition:
    """The edition in such a file.

    Raises: ``UnusableInputError`` where it is of another format or says something else than its
    seal; pydantic's ``ValidationError`` where a part of it is missing or unknown.
    """
    read = json.loads(document)
    if read.get("format") != FORMAT:
        raise UnusableInputError("this is no instrument file")
    edition = Edition(
        InstrumentPlan.model_validate_json(json.dumps(read["plan"])),
        InstrumentText.model_validate_json(json.dumps(read["text"])),
        read["language"],
    )
    if edition.fingerprint() != read["fingerprint"]:
        raise UnusableInputError("the instrument was changed after it was sealed")
    return edition
