"""Codes on open answers: tutors give them independently, compare, and settle what differs."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import answer_rows, cohorts, worked_on
from db.answer_rows import Desk
from db.errors import FinishedByBoth, NotOffered, NotYetComparable, NotYours
from db.models import Code, CodedBy, Coding, Decision, OpenAnswer, PlanEntry, Tutor
from learning.coding import open_differences, settled

BOTH = 2


@dataclass(frozen=True)
class Marks:
    """How one answer is coded, as one tutor may see it.

    What tutors gave is compared over everybody who has finished, be they two or more: who finishes
    later and differs opens a question again that the others had agreed on, but no decision.
    ``mine`` are the tutor's own codes and ``done`` says whether they have finished. ``finished``
    maps everybody who has finished to their codes; while fewer than two have, it holds at most the
    tutor's own. Once two have, it also shows what they gave to a tutor who has not finished:
    only counts and files may use it then. ``decided`` says what was settled where people differed.
    """

    mine: frozenset[int] = frozenset()
    done: bool = False
    finished: Mapping[int, frozenset[int]] = field(default_factory=dict)
    decided: Mapping[int, bool] = field(default_factory=dict)

    @property
    def final(self) -> frozenset[int]:
        """The codes the answer ends up with, see ``learning.coding.settled``."""
        return settled(list(self.finished.values()), self.decided)

    @property
    def differing(self) -> frozenset[int]:
        """Codes about which people differ and nothing was decided."""
        return open_differences(list(self.finished.values()), self.decided)

    @property
    def by_both(self) -> bool:
        """Whether at least two have finished, so that nothing is hidden any more."""
        return len(self.finished) >= BOTH


def marks(session: Session, desk: Desk) -> dict[int, Marks]:
    """How each answer that may be shown is coded, by its row; absent where nobody coded it.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    shown = worked_on.shown(session, desk)
    given: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    codings = select(Coding.open_answer_id, Coding.tutor_id, Coding.code_id).where(
        Coding.open_answer_id.in_(shown)
    )
    for row, tutor, code in session.execute(codings):
        given[row][tutor].add(code)
    finished: dict[int, set[int]] = defaultdict(set)
    done = select(CodedBy.open_answer_id, CodedBy.tutor_id).where(CodedBy.open_answer_id.in_(shown))
    for row, tutor in session.execute(done):
        finished[row].add(tutor)
    decided: dict[int, dict[int, bool]] = defaultdict(dict)
    decisions = select(Decision.open_answer_id, Decision.code_id, Decision.given).where(
        Decision.open_answer_id.in_(shown)
    )
    for row, code, kept in session.execute(decisions):
        decided[row][code] = kept
    return {
        row: _seen(desk.tutor_id, given[row], finished[row], decided[row])
        for row in {*given, *finished}
    }


def code(
    session: Session,
    desk: Desk,
    ref: str,
    code_ids: Collection[int],
    *,
    finished: bool,
    today: date,
) -> None:
    """Keep the tutor's codes of an answer instead of those they gave before.

    Raises: ``NotYours`` where there is no such answer, ``NotOffered`` for a code that is not in the
    cohort's code book, ``FinishedByBoth`` once this tutor and another one have finished.
    """
    # Whoever finishes second must not find that the other went on at the same moment.
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    row = _held(session, desk, ref)
    known = set(session.scalars(select(Code.id).where(Code.cohort_id == desk.cohort_id)))
    if not set(code_ids) <= known:
        raise NotOffered
    others = _finishers(session, row)
    if desk.tutor_id in others and len(others) >= BOTH:
        raise FinishedByBoth
    mine = (Coding.open_answer_id == row) & (Coding.tutor_id == desk.tutor_id)
    session.execute(delete(Coding).where(mine))
    session.execute(
        delete(CodedBy).where(CodedBy.open_answer_id == row, CodedBy.tutor_id == desk.tutor_id)
    )
    session.add_all(
        Coding(open_answer_id=row, tutor_id=desk.tutor_id, code_id=code_id)
        for code_id in set(code_ids)
    )
    if finished:
        session.add(CodedBy(open_answer_id=row, tutor_id=desk.tutor_id, coded_on=today))


def decide(
    session: Session, desk: Desk, ref: str, code_id: int, *, given: bool, today: date
) -> None:
    """Settle whether an answer has a code; deciding again replaces what was decided.

    Raises: ``NotYours`` where there is no such answer, ``NotOffered`` for an unknown code,
    ``NotYetComparable`` where fewer than two have finished, or this tutor has not.
    """
    cohorts.held(session, desk.tutor_id, desk.cohort_id)
    row = _held(session, desk, ref)
    kept = session.get(Code, code_id)
    if kept is None or kept.cohort_id != desk.cohort_id:
        raise NotOffered
    finishers = _finishers(session, row)
    if desk.tutor_id not in finishers or len(finishers) < BOTH:
        raise NotYetComparable
    decision = session.get(Decision, (row, code_id))
    if decision is None:
        decision = Decision(open_answer_id=row, code_id=code_id)
        session.add(decision)
    decision.given, decision.tutor_id, decision.decided_on = given, desk.tutor_id, today


def take_off(session: Session, row: int) -> None:
    """Forget every code, finished mark and decision of an answer whose words became others."""
    for table in (Coding, CodedBy, Decision):
        session.execute(delete(table).where(table.open_answer_id == row))


def colleagues(session: Session, desk: Desk) -> dict[int, str]:
    """Names of tutors who finished answers that this tutor finished too, of most answers first."""
    shared: dict[int, int] = defaultdict(int)
    for mark in marks(session, desk).values():
        if mark.done:
            for tutor in mark.finished.keys() - {desk.tutor_id}:
                shared[tutor] += 1
    names = dict(session.execute(select(Tutor.id, Tutor.name).where(Tutor.id.in_(shared))).all())
    ranked = sorted(shared, key=lambda tutor: (-shared[tutor], tutor))
    return {tutor: names[tutor] for tutor in ranked}


def _held(session: Session, desk: Desk, ref: str) -> int:
    """The row of an answer, whose writer has to wait with other words for it.

    Raises: ``NotYours`` where it may not be shown, or its writer has just given it other words.
    """
    row = answer_rows.row(session, desk, ref)
    step = (
        select(PlanEntry.shown)
        .join(OpenAnswer, OpenAnswer.plan_entry_id == PlanEntry.id)
        .where(OpenAnswer.id == row)
        .with_for_update(read=True, of=PlanEntry)
    )
    if session.scalar(step) is False:
        raise NotYours
    return row


def _finishers(session: Session, row: int) -> set[int]:
    return set(session.scalars(select(CodedBy.tutor_id).where(CodedBy.open_answer_id == row)))


def _seen(
    viewer: int,
    given: Mapping[int, set[int]],
    finished: set[int],
    decided: Mapping[int, bool],
) -> Marks:
    """What one tutor may see: the others' codes only once two have finished this answer."""
    both = len(finished) >= BOTH
    visible = finished if both else finished & {viewer}
    return Marks(
        mine=frozenset(given.get(viewer, ())),
        done=viewer in finished,
        finished={tutor: frozenset(given.get(tutor, ())) for tutor in sorted(visible)},
        decided=decided if both else {},
    )
