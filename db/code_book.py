"""A cohort's code book: the labels that its tutors give to open answers."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db import audit, cohorts, worked_on
from db.answer_rows import Desk
from db.errors import CodeNameMissing, CodeNameTaken, NotOffered, NotYours, TextTooLong
from db.models import Code, Coding, Decision
from learning.coding import COLOURS, LONGEST_DESCRIPTION, LONGEST_NAME, is_colour
from learning.names import one_line
from learning.order import looked_up


@dataclass(frozen=True)
class CodeRecord:
    """A code as pages see it; ``colour`` is ``#rrggbb``."""

    id: int
    name: str
    description: str
    colour: str


def codes(session: Session, desk: Desk) -> list[CodeRecord]:
    """The cohort's codes by name.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    cohorts.for_tutor(session, desk.tutor_id, desk.cohort_id)
    query = select(Code).where(Code.cohort_id == desk.cohort_id)
    found = [
        CodeRecord(code.id, code.name, code.description, code.colour)
        for code in session.scalars(query)
    ]
    return sorted(found, key=lambda code: (looked_up(code.name), code.id))


def add(session: Session, desk: Desk, name: str, description: str = "") -> CodeRecord:
    """A new code, in the colour that the code book uses least.

    Raises: ``NotYours``, ``CodeNameMissing``, ``CodeNameTaken``, ``TextTooLong``.
    """
    # Two tutors who add the same name wait for each other here.
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    known = codes(session, desk)
    used = [code.colour for code in known]
    colour = min(COLOURS, key=used.count)
    code = Code(
        cohort_id=desk.cohort_id,
        name=_name(session, desk, name),
        description=_description(description),
        colour=colour,
    )
    session.add(code)
    session.flush()
    return CodeRecord(code.id, code.name, code.description, code.colour)


def change(
    session: Session,
    desk: Desk,
    code_id: int,
    *,
    name: str,
    description: str,
    colour: str,
    drawn: CodeRecord | None = None,
) -> None:
    """Give a code another name, description or colour.

    Where ``drawn`` says what stood in the form, only what differs from it is changed.
    Raises: what ``add`` does, and ``NotOffered`` for something that is no colour.
    """
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    code = _own(session, desk, code_id)
    if not is_colour(colour):
        raise NotOffered
    if drawn is None or name != drawn.name:
        code.name = _name(session, desk, name, besides=code_id)
    if drawn is None or description != drawn.description:
        code.description = _description(description)
    if drawn is None or colour != drawn.colour:
        code.colour = colour


def remove(session: Session, desk: Desk, code_id: int, *, now: datetime) -> None:
    """Delete a code, and take it off every answer; the audit log keeps its name.

    Raises: ``NotYours`` where the cohort has no such code.
    """
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    code = _own(session, desk, code_id)
    _note(session, desk, "code.remove", code.name, now)
    session.delete(code)
    session.flush()


def merge(session: Session, desk: Desk, code_id: int, into_id: int, *, now: datetime) -> None:
    """Let one code go up in another: who gave either gave the other one.

    A decision for the first holds for the other. A decision against the first holds only where
    nobody gave the other code and nothing was decided about it.
    Raises: ``NotYours`` where the cohort lacks one of the codes, ``NotOffered`` where both are one.
    """
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    gone, kept = _own(session, desk, code_id), _own(session, desk, into_id)
    if gone is kept:
        raise NotOffered
    _note(session, desk, "code.merge", f"{gone.name} → {kept.name}", now)
    given = _given(session, kept.id)
    decided = {d.open_answer_id: d for d in _decisions(session, kept.id)}
    for decision in _decisions(session, gone.id):
        place = decision.open_answer_id
        if place in decided:
            decided[place].given = decided[place].given or decision.given
        elif decision.given or place not in given:
            decision.code_id = kept.id
    for place, tutors in _given(session, gone.id).items():
        session.add_all(
            Coding(open_answer_id=place, tutor_id=tutor, code_id=kept.id)
            for tutor in tutors - given.get(place, set())
        )
    session.flush()
    session.execute(delete(Code).where(Code.id == gone.id))


def used(session: Session, desk: Desk) -> dict[int, int]:
    """To how many answers that may be shown this tutor gave each code; absent where to none.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    shown = worked_on.shown(session, desk)
    query = (
        select(Coding.code_id, func.count())
        .where(Coding.tutor_id == desk.tutor_id, Coding.open_answer_id.in_(shown))
        .group_by(Coding.code_id)
    )
    return {code: int(n) for code, n in session.execute(query)}


def _note(session: Session, desk: Desk, action: str, detail: str, now: datetime) -> None:
    audit.note(
        session,
        action=action,
        tutor_id=desk.tutor_id,
        cohort_id=desk.cohort_id,
        detail=detail,
        now=now,
    )


def _own(session: Session, desk: Desk, code_id: int) -> Code:
    query = select(Code).where(Code.id == code_id, Code.cohort_id == desk.cohort_id)
    code = session.scalar(query)
    if code is None:
        raise NotYours
    return code


def _given(session: Session, code_id: int) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    query = select(Coding.open_answer_id, Coding.tutor_id).where(Coding.code_id == code_id)
    for place, tutor in session.execute(query):
        found[place].add(tutor)
    return found


def _decisions(session: Session, code_id: int) -> list[Decision]:
    return list(session.scalars(select(Decision).where(Decision.code_id == code_id)))


def _name(session: Session, desk: Desk, given: str, besides: int | None = None) -> str:
    name = one_line(given)
    if not 0 < len(name) <= LONGEST_NAME:
        raise CodeNameMissing
    others = (code for code in codes(session, desk) if code.id != besides)
    if any(code.name.casefold() == name.casefold() for code in others):
        raise CodeNameTaken
    return name


def _description(given: str) -> str:
    text = given.replace("\x00", "").strip()
    if len(text) > LONGEST_DESCRIPTION:
        raise TextTooLong
    return text
