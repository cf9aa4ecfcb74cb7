"""Codes on open answers: tutors give them independently, compare, and settle what differs."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import answer_rows, cohorts
from db.answer_rows import Desk
from db.errors import FinishedByBoth, NotOffered, NotYetComparable
from db.models import Code, CodedBy, Coding, Decision, OpenAnswer, Tutor
from learning.coding import open_differences, settled

BOTH = 2


@dataclass(frozen=True)
class Marks:
    """How one answer is coded, as one tutor may see it.

    ``mine`` are the tutor's own codes and ``done`` says whether they have finished. ``finished``
    maps everybody who has finished to their codes; while fewer than two have, it holds at most the
    tutor's own. ``decided`` says what was settled where people differed.
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
    """How each answer is coded, by its row; answers that nobody coded are absent.

    Raises: ``NotYours`` where the cohort is not the tutor's.
    """
    cohorts.for_tutor(session, desk.tutor_id, desk.cohort_id)
    given: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    codings = (
        select(Coding.open_answer_id, Coding.tutor_id, Coding.code_id)
        .join(Code, Code.id == Coding.code_id)
        .where(Code.cohort_id == desk.cohort_id)
    )
    for row, tutor, code in session.execute(codings):
        given[row][tutor].add(code)
    finished: dict[int, set[int]] = defaultdict(set)
    done = answer_rows.of_cohort((CodedBy.open_answer_id, CodedBy.tutor_id), desk.cohort_id).join(
        CodedBy, CodedBy.open_answer_id == OpenAnswer.id
    )
    for row, tutor in session.execute(done):
        finished[row].add(tutor)
    decided: dict[int, dict[int, bool]] = defaultdict(dict)
    decisions = (
        select(Decision.open_answer_id, Decision.code_id, Decision.given)
        .join(Code, Code.id == Decision.code_id)
        .where(Code.cohort_id == desk.cohort_id)
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
    row = answer_rows.row(session, desk, ref)
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
    row = answer_rows.row(session, desk, ref)
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


def colleagues(session: Session, desk: Desk) -> dict[int, tuple[str, int]]:
    """Tutors who finished answers that this tutor finished too: name, and how many answers.

    Those of most answers come first.
    """
    shared: dict[int, int] = defaultdict(int)
    for mark in marks(session, desk).values():
        if mark.done:
            for tutor in mark.finished.keys() - {desk.tutor_id}:
                shared[tutor] += 1
    names = dict(session.execute(select(Tutor.id, Tutor.name).where(Tutor.id.in_(shared))).all())
    ranked = sorted(shared, key=lambda tutor: (-shared[tutor], tutor))
    return {tutor: (names[tutor], shared[tutor]) for tutor in ranked}


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
