"""Rows about one learner, and what comes back from a file of them."""

import csv
import io
from datetime import UTC, datetime

from learning.catalogue import load
from learning.exports import COLUMNS, Given
from learning.vocabulary import Occasion

READING = load().reading("en")

SUBMITTED = datetime(2025, 6, 24, 9, 30, tzinfo=UTC)


def attempt(number=1, occasion=Occasion.SELF, submitted=SUBMITTED):
    return {
        "id": number,
        "instrument_id": "partnership",
        "instrument_version": 1,
        "language": "en",
        "occasion": occasion,
        "sequence": 1,
        "submitted_at": submitted,
    }


def reflection(text, item="R1.1"):
    return {"attempt_id": 1, "item_id": item, "text": text}


def given_by(**tables):
    """Everything about one learner with one attempt; tables that are not named are empty."""
    names = ("response", "reflection", "plan_entry", "section_done", "agreement_answer")
    return Given({"attempt": [attempt()], **{name: [] for name in names}, **tables}, READING)


def rows(exported):
    """All rows of a file, the names of its columns first."""
    return list(csv.reader(io.StringIO(exported.decode("utf-8-sig"), newline="")))


def read(exported):
    """The rows below the names of the columns, by what each column is."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows(exported)[1:]]


def only(exported):
    (row,) = read(exported)
    return row
