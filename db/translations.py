"""Tutors say in another language what an answer says that may be quoted.

A translation is there only as long as its writer allows the quote: taking that back deletes it, see
``db.quoting``.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import answer_rows, cohorts, worked_on
from db.answer_rows import Desk
from db.errors import (
    NothingWritten,
    NotOffered,
    NotQuotable,
    TextTooLong,
    TranslatedMeanwhile,
    WordsChanged,
)
from db.models import AnswerTranslation, OpenAnswer
from db.translated import CHECKED, DRAFTED, Translation, source
from learning.answer_translation import LONGEST_TRANSLATION, source_hash


@dataclass(frozen=True)
class Proposal:
    """What a tutor sends off.

    ``source`` is the answer and ``drawn`` the translation (empty: none) that they had before them.
    """

    language: str
    text: str
    checked: bool
    source: str
    drawn: str


@dataclass(frozen=True)
class Written(Translation):
    """A translation as the cohort's tutors see it: since which ``day``, and of which words."""

    day: date
    mine: bool
    source_hash: str = field(repr=False)

    def is_of(self, text: str) -> bool:
        """Whether these are the words that were translated."""
        return self.source_hash == source_hash(text)


def write(
    session: Session,
    desk: Desk,
    ref: str,
    proposal: Proposal,
    *,
    offered: Collection[str],
    today: date,
) -> None:
    """Keep what an answer says in another language.

    Changed words are drafted anew unless the tutor says that they are checked; the same words stay
    as they are, or become checked, whoever says so. ``offered`` are the dashboard's languages,
    among which a cohort may name its own; what there is already can be mended in any language.
    Raises: ``NotYours``, ``NotOffered`` for another language, ``NothingWritten``, ``TextTooLong``,
    ``NotQuotable``, ``WordsChanged`` where the answer is another one than the tutor saw,
    ``TranslatedMeanwhile`` where the translation is.
    """
    cohort = cohorts.held(session, desk.tutor_id, desk.cohort_id)
    row = answer_rows.row(session, desk, ref)
    # Its writer may take the quote back at this moment: one of the two has to wait.
    answer = session.get_one(OpenAnswer, row, with_for_update=True)
    kept = session.get(AnswerTranslation, (row, proposal.language))
    languages = cohorts.record(session, cohort).languages or offered
    if kept is None and proposal.language not in languages:
        raise NotOffered
    words = proposal.text.replace("\x00", "").strip()
    if not words:
        raise NothingWritten
    if len(words) > LONGEST_TRANSLATION:
        raise TextTooLong
    if answer.quotable_since is None:
        raise NotQuotable
    if source(session, answer) != proposal.source:
        raise WordsChanged
    before = kept.text if kept else ""
    if before not in (proposal.drawn, words):
        raise TranslatedMeanwhile(before)
    if kept is None:
        kept = AnswerTranslation(open_answer_id=row, language=proposal.language)
        session.add(kept)
    _keep(kept, before, words, proposal, desk.tutor_id, today)


def remove(session: Session, desk: Desk, ref: str, language: str, *, drawn: str) -> None:
    """Delete a translation that reads as the tutor saw it; nothing happens where there is none.

    Raises: ``NotYours``, ``TranslatedMeanwhile``.
    """
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    kept = session.get(AnswerTranslation, (answer_rows.row(session, desk, ref), language))
    if kept is None:
        return
    if kept.text != drawn:
        raise TranslatedMeanwhile(kept.text)
    session.delete(kept)


def written(session: Session, desk: Desk) -> dict[int, list[Written]]:
    """Translations of answers that may be shown, by the answer's row, in order of their languages.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    shown = worked_on.shown(session, desk)
    query = (
        select(AnswerTranslation)
        .where(AnswerTranslation.open_answer_id.in_(shown))
        .order_by(AnswerTranslation.language)
    )
    found: dict[int, list[Written]] = defaultdict(list)
    for each in session.scalars(query):
        found[each.open_answer_id].append(
            Written(
                language=each.language,
                text=each.text,
                checked=each.status == CHECKED,
                day=each.changed_on,
                mine=each.tutor_id == desk.tutor_id,
                source_hash=each.source_hash,
            )
        )
    return dict(found)


def _keep(
    kept: AnswerTranslation,
    before: str,
    words: str,
    proposal: Proposal,
    tutor_id: int,
    today: date,
) -> None:
    hashed = source_hash(proposal.source)
    same = (before, kept.source_hash) == (words, hashed)
    if same and (kept.status == CHECKED or not proposal.checked):
        return
    if before != words:
        kept.tutor_id = tutor_id
    kept.status = CHECKED if proposal.checked else DRAFTED
    kept.text, kept.source_hash, kept.changed_on = words, hashed, today
