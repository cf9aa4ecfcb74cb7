"""Cohorts, their groups, and what is open to them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from learning.vocabulary import Occasion


class Cohort(Base):
    """One run of the workshop; learners enter it with its join code.

    ``floor`` is the smallest number of people that any figure may describe. A frozen cohort can be
    read and takes no more answers; an archived one is out of the way as well. ``last_number`` is
    the highest that any learner was given, so that nobody gets the number of one who left.
    """

    __tablename__ = "cohort"
    __table_args__ = (CheckConstraint("floor >= 3", name="floor_from_three"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    synthetic: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    floor: Mapped[int] = mapped_column(default=5, server_default="5")
    retain_until: Mapped[date | None]
    frozen_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]
    last_number: Mapped[int] = mapped_column(default=0, server_default="0")


class Group(Base):
    """A partner institution inside a cohort."""

    __tablename__ = "cohort_group"
    __table_args__ = (UniqueConstraint("cohort_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    name: Mapped[str]


class CohortLanguage(Base):
    """A language in which a cohort is offered; none at all means every language there is."""

    __tablename__ = "cohort_language"
    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(12), primary_key=True)


class CohortOccasion(Base):
    """An occasion that was opened to a cohort; it is open until it is closed, and may open again.

    An occasion without a row was never opened.
    """

    __tablename__ = "cohort_occasion"
    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True
    )
    occasion: Mapped[Occasion] = mapped_column(String(12), primary_key=True)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class CohortTutor(Base):
    """A tutor who may see a cohort: its owner, or one who was invited."""

    __tablename__ = "cohort_tutor"
    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True
    )
    tutor_id: Mapped[int] = mapped_column(
        ForeignKey("tutor.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    owner: Mapped[bool]
    since: Mapped[date]
