"""The tables. No score is stored: responses are facts, scores are views."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from learning.vocabulary import Occasion


class Moment(TypeDecorator[datetime]):
    """A moment in time, always aware and always in UTC, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Store UTC; a naive time would mean something else on every machine."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        """Give SQLite's naive times their zone back, and leave the zone of the server."""
        if value is None:
            return None
        moment: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC)


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, str: Text}  # noqa: RUF012  # SQLAlchemy's own form


def _owner() -> Mapped[int]:
    return mapped_column(ForeignKey("learner.id", ondelete="CASCADE"), index=True)


class Cohort(Base):
    """One run of the workshop; learners enter it with its join code."""

    __tablename__ = "cohort"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    synthetic: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Group(Base):
    """A partner institution inside a cohort."""

    __tablename__ = "cohort_group"
    __table_args__ = (UniqueConstraint("cohort_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    name: Mapped[str]


class Learner(Base):
    """A pseudonymous person: no name, no e-mail, and the joining day instead of the minute."""

    __tablename__ = "learner"
    # SQLite would give an erased learner's id to the next one, and an open window with it.
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int | None] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(ForeignKey("cohort_group.id"))
    language: Mapped[str] = mapped_column(String(12))
    resume_hash: Mapped[str] = mapped_column(String(64), unique=True)
    last_place: Mapped[str | None]
    joined_on: Mapped[date]


class Device(Base):
    """A browser that brings its learner back without the resume code."""

    __tablename__ = "device"
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    learner_id: Mapped[int] = _owner()
    linked_on: Mapped[date]


class Attempt(Base):
    """One learner's pass through one version of one instrument on one occasion.

    ``sequence`` rises above 1 only where an occasion may be repeated (free self-study).
    ``revision`` counts accepted changes, so that a submit can tell what its writer had seen.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("learner_id", "instrument_id", "occasion", "sequence"),
        CheckConstraint("sequence >= 1", name="sequence_from_one"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = _owner()
    instrument_id: Mapped[str] = mapped_column(String(40))
    instrument_version: Mapped[int]
    language: Mapped[str] = mapped_column(String(12))
    occasion: Mapped[Occasion] = mapped_column(String(12))
    sequence: Mapped[int]
    step: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]


class Response(Base):
    """The option that was chosen for one item of one attempt."""

    __tablename__ = "response"
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    option: Mapped[str] = mapped_column(String(20))


class Reflection(Base):
    """An open answer to one prompt of one attempt."""

    __tablename__ = "reflection"
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[str] = mapped_column(String(20), primary_key=True)
    text: Mapped[str]


class PlanEntry(Base):
    """One thing a learner commits to do; ``position`` runs from 1 to 3."""

    __tablename__ = "plan_entry"
    __table_args__ = (
        UniqueConstraint("learner_id", "position"),
        CheckConstraint("position BETWEEN 1 AND 3", name="at_most_three"),
        CheckConstraint("sureness BETWEEN 0 AND 10", name="sureness_range"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = _owner()
    position: Mapped[int]
    action: Mapped[str]
    competence: Mapped[str | None] = mapped_column(String(8))
    partner: Mapped[str]
    partner_asked: Mapped[bool]
    first_step: Mapped[str]
    first_step_on: Mapped[date | None]
    needs: Mapped[str]
    obstacle: Mapped[str]
    answer: Mapped[str]
    indicator: Mapped[str | None] = mapped_column(String(8))
    indicator_start: Mapped[str]
    indicator_target: Mapped[str]
    sureness: Mapped[int | None]
    asked_by: Mapped[str]
    asked_on: Mapped[date | None]
    asked_again_on: Mapped[date | None]
    status: Mapped[str | None] = mapped_column(String(20))
    status_reason: Mapped[str]
    status_on: Mapped[date | None]


class SectionDone(Base):
    """A section that a learner marked as done."""

    __tablename__ = "section_done"
    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True
    )
    section: Mapped[str] = mapped_column(String(80), primary_key=True)
    done_on: Mapped[date]


class AgreementAnswer(Base):
    """How far one point of the agreement checklist is settled."""

    __tablename__ = "agreement_answer"
    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learner.id", ondelete="CASCADE"), primary_key=True
    )
    point: Mapped[str] = mapped_column(String(80), primary_key=True)
    answer: Mapped[str] = mapped_column(String(20))
