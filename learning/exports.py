"""What a learner takes along: every row about them, with the words that were answered."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from learning import wording
from learning.edition import Edition
from learning.phrases import Phrases
from learning.reading import Reading

Rows = list[dict[str, Any]]
COLUMNS = (
    "kind",
    "occasion",
    "number",
    "instrument",
    "version",
    "language",
    "submitted",
    "item",
    "question",
    "answer",
    "answer_text",
)
_FORMULA = re.compile(r"^[\s\u00a0\u3000\ufeff]*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"^-?\d+([.,]\d+)?$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Given:
    """Rows about one learner by table, and the content that words them."""

    tables: Mapping[str, Rows]
    reading: Reading


def as_json(given: Given) -> bytes:
    """Everything as JSON: the tables as they are kept, and each answer with its words."""
    document = {"tables": given.tables, "answers": list(_rows(given))}
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain).encode("utf-8")


def as_csv(given: Given) -> bytes:
    """Every answer as one row of ``COLUMNS``, in UTF-8 that spreadsheets open.

    The first row names the columns in the reader's language. A text that a spreadsheet would take
    for a formula gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow([given.reading.phrases(f"data.column.{column}") for column in COLUMNS])
    for row in _rows(given):
        writer.writerow([harmless(row.get(column, "")) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def harmless(value: object) -> str:
    """A cell's text that no spreadsheet runs: control characters out, formulas made text."""
    text = _CONTROL.sub("", "" if value is None else str(value))
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def _rows(given: Given) -> Iterator[dict[str, Any]]:
    attempts = {attempt["id"]: attempt for attempt in given.tables["attempt"]}
    for table, kind in (("response", "response"), ("reflection", "reflection")):
        for row in given.tables[table]:
            attempt = attempts[row["attempt_id"]]
            edition = given.reading.editions[
                attempt["instrument_id"], attempt["instrument_version"]
            ]
            question, answer = _words(edition, row, given.reading.phrases)
            submitted = attempt["submitted_at"]
            yield {
                "kind": kind,
                "occasion": str(attempt["occasion"]),
                "number": attempt["sequence"],
                "instrument": attempt["instrument_id"],
                "version": attempt["instrument_version"],
                "language": attempt["language"],
                "submitted": submitted.date().isoformat() if submitted else "",
                "item": row["item_id"],
                "question": question,
                "answer": row.get("option", row.get("text")),
                "answer_text": answer,
            }
    yield from _plan(given)
    yield from _reading(given)


def _plan(given: Given) -> Iterator[dict[str, Any]]:
    for entry in given.tables["plan_entry"]:
        for name, value in entry.items():
            if name not in {"id", "learner_id", "position", "shown"} and value not in (None, ""):
                yield {
                    "kind": "plan",
                    "number": entry["position"],
                    "item": name,
                    "question": given.reading.phrases(f"plan.{name}"),
                    "answer": value,
                }


def _reading(given: Given) -> Iterator[dict[str, Any]]:
    for row in given.tables["section_done"]:
        yield {"kind": "section_done", "item": row["section"], "answer": row["done_on"]}
    points = given.reading.checklist.text.points
    for row in given.tables["agreement_answer"]:
        yield {
            "kind": "agreement",
            "item": row["point"],
            "question": points.get(row["point"], ""),
            "answer": row["answer"],
        }


def _words(edition: Edition, row: Mapping[str, Any], say: Phrases) -> tuple[str, str]:
    """The question and the chosen answer in words; open answers are their own words."""
    item = edition.items[row["item_id"]]
    asked = wording.question(edition, item, say)
    if item.kind == "open":
        return asked, row["text"]
    return asked, wording.options(edition, item)[row["option"]]


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
