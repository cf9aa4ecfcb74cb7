"""Tutors and their cohorts: which they see, whom they invite, who owns what."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import cohorts, tutors
from db.audit import note_of_cohort
from db.errors import NotYours
from db.models import Cohort, CohortOccasion, CohortTutor, Learner, Tutor
from learning.occasions import IN_COHORT
from learning.vocabulary import Occasion


@dataclass(frozen=True)
class Listed:
    """A cohort in a tutor's list; ``opened`` are its open occasions as if it were not frozen."""

    id: int
    title: str
    owner: bool
    joined: int
    opened: tuple[Occasion, ...]
    frozen: bool
    archived: bool


@dataclass(frozen=True)
class Colleague:
    """A tutor who may see a cohort."""

    tutor_id: int
    name: str
    email: str
    owner: bool


def of_tutor(session: Session, tutor_id: int) -> list[Listed]:
    """Every cohort that a tutor owns or was invited to, newest first; archived ones too."""
    joined = (
        select(func.count())
        .select_from(Learner)
        .where(Learner.cohort_id == Cohort.id)
        .scalar_subquery()
    )
    query = (
        select(Cohort, CohortTutor.owner, joined)
        .join(CohortTutor, CohortTutor.cohort_id == Cohort.id)
        .join(Tutor, Tutor.id == CohortTutor.tutor_id)
        .where(Tutor.id == tutor_id, Tutor.withdrawn_at.is_(None))
        .order_by(Cohort.created_at.desc(), Cohort.id.desc())
    )
    opened = select(CohortOccasion.cohort_id, CohortOccasion.occasion).join(
        CohortTutor, CohortTutor.cohort_id == CohortOccasion.cohort_id
    )
    opened = opened.where(CohortTutor.tutor_id == tutor_id, CohortOccasion.closed_at.is_(None))
    pairs = {(cohort_id, Occasion(name)) for cohort_id, name in session.execute(opened)}
    return [
        Listed(
            id=cohort.id,
            title=cohort.title,
            owner=owner,
            joined=int(people),
            opened=tuple(o for o in IN_COHORT if (cohort.id, o) in pairs),
            frozen=cohort.frozen_at is not None,
            archived=cohort.archived_at is not None,
        )
        for cohort, owner, people in session.execute(query)
    ]


def people(session: Session, tutor_id: int, cohort_id: int) -> list[Colleague]:
    """Who may see a tutor's cohort: the owner first, then those who were invited, by name.

    Raises: ``NotYours``.
    """
    cohorts.check(session, tutor_id, cohort_id)
    query = (
        select(Tutor, CohortTutor.owner)
        .join(CohortTutor, CohortTutor.tutor_id == Tutor.id)
        .where(CohortTutor.cohort_id == cohort_id)
        .order_by(CohortTutor.owner.desc(), Tutor.name, Tutor.id)
    )
    return [Colleague(t.id, t.name, t.email, owner) for t, owner in session.execute(query)]


def invite(session: Session, tutor_id: int, cohort_id: int, email: str, *, now: datetime) -> None:
    """Let another tutor see a cohort; nothing happens, and nothing is said, where there is none.

    Raises: ``NotYours``, ``OnlyOwner``.
    """
    cohorts.held(session, tutor_id, cohort_id, owner=True)
    guest = tutors.by_email(session, email)
    if guest is None or session.get(CohortTutor, (cohort_id, guest.id)) is not None:
        return
    session.add(CohortTutor(cohort_id=cohort_id, tutor_id=guest.id, owner=False, since=now.date()))
    note_of_cohort(session, tutor_id, cohort_id, "invite", "", now, about_id=guest.id)


def take_back(
    session: Session, tutor_id: int, cohort_id: int, guest_id: int, *, now: datetime
) -> None:
    """End the access of an invited tutor; a cohort's owner stays.

    Raises: ``NotYours`` where they were not invited, ``OnlyOwner``.
    """
    cohorts.held(session, tutor_id, cohort_id, owner=True)
    invitation = _invited(session, cohort_id, guest_id)
    session.delete(invitation)
    note_of_cohort(session, tutor_id, cohort_id, "uninvite", "", now, about_id=guest_id)


def hand_over(
    session: Session, tutor_id: int, cohort_id: int, guest_id: int, *, now: datetime
) -> None:
    """Make an invited tutor the owner; who owned the cohort until now stays invited.

    Raises: ``NotYours`` where they were not invited or were withdrawn, ``OnlyOwner``.
    """
    cohorts.held(session, tutor_id, cohort_id, owner=True)
    invitation = _invited(session, cohort_id, guest_id)
    if tutors.find(session, guest_id) is None:
        raise NotYours
    invitation.owner = True
    session.get_one(CohortTutor, (cohort_id, tutor_id)).owner = False
    note_of_cohort(session, tutor_id, cohort_id, "hand_over", "", now, about_id=guest_id)


def _invited(session: Session, cohort_id: int, guest_id: int) -> CohortTutor:
    found = session.get(CohortTutor, (cohort_id, guest_id))
    if found is None or found.owner:
        raise NotYours
    return found
