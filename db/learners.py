"""Learners, the devices that know them, and the codes that bring them back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db import taking_part
from db.engine import insert_of
from db.errors import NotJoinable, NotOffered, NotYours, UnknownCode
from db.models import Attempt, Cohort, Device, Group, Learner
from learning.codes import RESUME_LENGTH, fingerprint, new_resume_code, normalised


@dataclass(frozen=True)
class LearnerRecord:
    """A learner as pages see them; ``cohort_id`` is None for one who learns alone.

    ``number`` is theirs within the cohort; a tutor sees it, and nothing that they answer beside it.
    """

    id: int
    cohort_id: int | None
    group_id: int | None
    language: str
    last_place: str | None
    joined_on: date
    number: int | None = None


def join(
    session: Session,
    *,
    language: str,
    secret: str,
    today: date,
    cohort_id: int | None = None,
    group_id: int | None = None,
) -> tuple[LearnerRecord, str]:
    """Make a learner and give them the resume code, which is stored only as a keyed hash.

    Raises: ``NotOffered`` where the group is not one of the cohort's, ``UnknownCode`` where the
    cohort was deleted, ``NotJoinable`` while it is frozen or archived.
    """
    number = None if cohort_id is None else _next_number(session, cohort_id)
    if group_id is not None:
        group = session.get(Group, group_id)
        if group is None or group.cohort_id != cohort_id:
            raise NotOffered
    code = new_resume_code()
    learner = Learner(
        cohort_id=cohort_id,
        group_id=group_id,
        number=number,
        language=language,
        resume_hash=fingerprint(code, secret),
        last_place=None,
        joined_on=today,
    )
    session.add(learner)
    session.flush()
    taking_part.count_joined(session, learner)
    return _record(learner), code


def find(session: Session, learner_id: int) -> LearnerRecord | None:
    """The learner with this id, or None where they were erased."""
    learner = session.get(Learner, learner_id)
    return _record(learner) if learner else None


def hold(session: Session, learner_id: int) -> None:
    """Let the learner's other windows wait for the end of this transaction.

    Raises: ``NotYours`` where the learner was erased.
    """
    query = select(Learner.id).where(Learner.id == learner_id).with_for_update()
    if session.scalar(query) is None:
        raise NotYours


def by_resume_code(session: Session, code: str, secret: str) -> LearnerRecord:
    """The learner whom a resume code brings back, however it was typed.

    Raises: ``UnknownCode``.
    """
    if len(normalised(code)) != RESUME_LENGTH:
        raise UnknownCode
    query = select(Learner).where(Learner.resume_hash == fingerprint(code, secret))
    learner = session.scalar(query)
    if learner is None:
        raise UnknownCode
    return _record(learner)


def new_code(session: Session, learner_id: int, secret: str) -> str:
    """A new resume code; the old one stops working.

    Raises: ``NotYours`` where the learner was erased.
    """
    hold(session, learner_id)
    code = new_resume_code()
    session.get_one(Learner, learner_id).resume_hash = fingerprint(code, secret)
    return code


def by_device(session: Session, key: str, secret: str) -> LearnerRecord | None:
    """The learner whom this device brings back, or None."""
    query = select(Learner).join(Device).where(Device.key_hash == fingerprint(key, secret))
    learner = session.scalar(query)
    return _record(learner) if learner else None


def link_device(session: Session, learner_id: int, key: str, secret: str, today: date) -> None:
    """Let a device bring this learner back, and nobody else.

    Raises: ``NotYours`` where the learner was erased.
    """
    hold(session, learner_id)
    insert = insert_of(session)
    link = {"learner_id": learner_id, "linked_on": today}
    session.execute(
        insert(Device)
        .values(key_hash=fingerprint(key, secret), **link)
        .on_conflict_do_update(index_elements=[Device.key_hash], set_=link)
    )


def unlink_device(session: Session, key: str, secret: str) -> None:
    """Make a device forget its learner."""
    session.execute(delete(Device).where(Device.key_hash == fingerprint(key, secret)))


def set_language(session: Session, learner_id: int, language: str) -> None:
    """Keep the language in which a learner reads; what they have begun to answer goes on in it.

    Raises: ``NotYours`` where the learner was erased.
    """
    hold(session, learner_id)
    session.get_one(Learner, learner_id).language = language
    drafts = (Attempt.learner_id == learner_id) & Attempt.submitted_at.is_(None)
    session.execute(update(Attempt).where(drafts).values(language=language))


def set_last_place(session: Session, learner_id: int, place: str) -> None:
    """Remember the section a learner opened last, for "continue where you left off".

    Raises: ``NotYours`` where the learner was erased.
    """
    hold(session, learner_id)
    session.get_one(Learner, learner_id).last_place = place


def _next_number(session: Session, cohort_id: int) -> int:
    # Two who join at once wait for each other here and get different numbers.
    query = select(Cohort).where(Cohort.id == cohort_id).with_for_update()
    cohort = session.scalar(query.execution_options(populate_existing=True))
    if cohort is None:
        raise UnknownCode
    if cohort.frozen_at is not None or cohort.archived_at is not None:
        raise NotJoinable
    cohort.last_number += 1
    return cohort.last_number


def _record(learner: Learner) -> LearnerRecord:
    return LearnerRecord(
        id=learner.id,
        cohort_id=learner.cohort_id,
        group_id=learner.group_id,
        language=learner.language,
        last_place=learner.last_place,
        joined_on=learner.joined_on,
        number=learner.number,
    )
