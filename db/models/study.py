"""What learners do besides answering: plans, reading, the agreement checklist."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, owner


class PlanEntry(Base):
    """One thing a learner commits to do; ``position`` runs from 1 to 3.

    ``shown`` says whether a release has shown it to tutors since its words last changed.
    """

    __tablename__ = "plan_entry"
    __table_args__ = (
        UniqueConstraint("learner_id", "position"),
        CheckConstraint("position BETWEEN 1 AND 3", name="at_most_three"),
        CheckConstraint("sureness BETWEEN 0 AND 10", name="sureness_range"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = owner()
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
    shown: Mapped[bool] = mapped_column(default=False, server_default=false())


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
