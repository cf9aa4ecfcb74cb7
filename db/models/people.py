"""Learners and the devices that know them."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, owner


class Learner(Base):
    """A pseudonymous person: no name, no e-mail, and the joining day instead of the minute.

    ``number`` is theirs within the cohort, so that a tutor can say who has not answered yet.
    """

    __tablename__ = "learner"
    # SQLite would give an erased learner's id to the next one, and an open window with it.
    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int | None] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(ForeignKey("cohort_group.id"))
    number: Mapped[int | None]
    language: Mapped[str] = mapped_column(String(12))
    resume_hash: Mapped[str] = mapped_column(String(64), unique=True)
    last_place: Mapped[str | None]
    joined_on: Mapped[date]


class Device(Base):
    """A browser that brings its learner back without the resume code."""

    __tablename__ = "device"
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    learner_id: Mapped[int] = owner()
    linked_on: Mapped[date]
