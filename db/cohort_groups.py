"""The groups of a cohort: partner institutions, which come, are renamed, and go while empty."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import cohorts
from db.errors import GroupInUse, NameMissing, NameTaken, NotYours
from db.models import Block, Group, Learner
from learning.names import one_line

LONGEST_GROUP = 120


def accepted(text: str, longest: int) -> str:
    """A typed name as it is kept.

    Raises: ``NameMissing`` where nothing is left of it, or more than ``longest`` characters.
    """
    name = one_line(text)
    if not 0 < len(name) <= longest:
        raise NameMissing
    return name


def add(session: Session, tutor_id: int, cohort_id: int, name: str) -> None:
    """Add a group to a cohort.

    Raises: ``NotYours``, ``NameMissing``, ``NameTaken``.
    """
    cohorts.held(session, tutor_id, cohort_id)
    session.add(Group(cohort_id=cohort_id, name=_free_name(session, cohort_id, name)))


def rename(session: Session, tutor_id: int, cohort_id: int, group_id: int, name: str) -> None:
    """Give a group of a cohort another name.

    Raises: ``NotYours`` for a group of another cohort too, ``NameMissing``, ``NameTaken``.
    """
    cohorts.held(session, tutor_id, cohort_id)
    group = _group(session, cohort_id, group_id)
    if one_line(name) != group.name:
        group.name = _free_name(session, cohort_id, name)


def remove(session: Session, tutor_id: int, cohort_id: int, group_id: int) -> None:
    """Remove a group to which nobody belongs.

    Raises: ``NotYours`` for a group of another cohort too, ``GroupInUse``.
    """
    cohorts.held(session, tutor_id, cohort_id)
    group = _group(session, cohort_id, group_id)
    # Counts of people would go with the group; a block that everybody has left holds none.
    used = (
        select(Learner.id).where(Learner.cohort_id == cohort_id, Learner.group_id == group_id),
        select(Block.id).where(
            Block.cohort_id == cohort_id, Block.group_id == group_id, Block.people > 0
        ),
    )
    if any(session.scalar(query.limit(1)) is not None for query in used):
        raise GroupInUse
    session.delete(group)


def _free_name(session: Session, cohort_id: int, text: str) -> str:
    name = accepted(text, LONGEST_GROUP)
    query = select(Group.id).where(Group.cohort_id == cohort_id, Group.name == name)
    if session.scalar(query) is not None:
        raise NameTaken
    return name


def _group(session: Session, cohort_id: int, group_id: int) -> Group:
    group = session.get(Group, group_id)
    if group is None or group.cohort_id != cohort_id:
        raise NotYours
    return group
