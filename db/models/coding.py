"""Tutors' work with open answers: codes, decisions, feedback, quotes and their translations."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class OpenAnswer(Base):
    """A reflection or a step of a plan that somebody worked with or released for quoting.

    Either ``attempt_id`` with ``item_id`` is set, or ``plan_entry_id``. ``quotable_since`` is the
    day on which its writer allowed to quote it to the class, None where they do not.
    ``in_class_since`` is the day on which a tutor chose it for the class to read.
    """

    __tablename__ = "open_answer"
    __table_args__ = (
        UniqueConstraint("attempt_id", "item_id"),
        ForeignKeyConstraint(
            ["attempt_id", "item_id"],
            ["reflection.attempt_id", "reflection.item_id"],
            ondelete="CASCADE",
        ),
        CheckConstraint("(attempt_id IS NULL) <> (plan_entry_id IS NULL)", name="one_source"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int | None]
    item_id: Mapped[str | None] = mapped_column(String(20))
    plan_entry_id: Mapped[int | None] = mapped_column(
        ForeignKey("plan_entry.id", ondelete="CASCADE"), unique=True
    )
    quotable_since: Mapped[date | None]
    in_class_since: Mapped[date | None]


class Code(Base):
    """A tutor's label for open answers; the code book belongs to the cohort."""

    __tablename__ = "code"
    __table_args__ = (UniqueConstraint("cohort_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    name: Mapped[str]
    description: Mapped[str]
    colour: Mapped[str] = mapped_column(String(7))


def _answer() -> Mapped[int]:
    return mapped_column(ForeignKey("open_answer.id", ondelete="CASCADE"), primary_key=True)


class CodedBy(Base):
    """A tutor has finished coding an answer, be it with no code at all."""

    __tablename__ = "coded_by"
    open_answer_id: Mapped[int] = _answer()
    tutor_id: Mapped[int] = mapped_column(
        ForeignKey("tutor.id", ondelete="CASCADE"), primary_key=True
    )
    coded_on: Mapped[date]


class Coding(Base):
    """One code that one tutor gave to one answer."""

    __tablename__ = "coding"
    open_answer_id: Mapped[int] = _answer()
    tutor_id: Mapped[int] = mapped_column(
        ForeignKey("tutor.id", ondelete="CASCADE"), primary_key=True
    )
    code_id: Mapped[int] = mapped_column(
        ForeignKey("code.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Decision(Base):
    """What was settled where two tutors coded an answer differently."""

    __tablename__ = "decision"
    open_answer_id: Mapped[int] = _answer()
    code_id: Mapped[int] = mapped_column(
        ForeignKey("code.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    given: Mapped[bool]
    tutor_id: Mapped[int | None] = mapped_column(ForeignKey("tutor.id", ondelete="SET NULL"))
    decided_on: Mapped[date]


class Feedback(Base):
    """What a tutor answers to the writer of an open answer, without knowing who they are."""

    __tablename__ = "feedback"
    id: Mapped[int] = mapped_column(primary_key=True)
    open_answer_id: Mapped[int] = mapped_column(
        ForeignKey("open_answer.id", ondelete="CASCADE"), index=True
    )
    tutor_id: Mapped[int | None] = mapped_column(ForeignKey("tutor.id", ondelete="SET NULL"))
    text: Mapped[str]
    written_at: Mapped[datetime]
    seen_on: Mapped[date | None]


class AnswerTranslation(Base):
    """What an open answer says in another language, in a tutor's words.

    ``tutor_id`` is who wrote them, and ``status`` whether a tutor has ``checked`` them against the
    original or they are only ``drafted``. ``source_hash`` stands for the words that were
    translated. ``changed_on`` is a day, so that nobody learns when exactly a tutor worked.
    """

    __tablename__ = "answer_translation"
    __table_args__ = (CheckConstraint("status IN ('drafted', 'checked')", name="known_status"),)
    open_answer_id: Mapped[int] = _answer()
    language: Mapped[str] = mapped_column(String(12), primary_key=True)
    text: Mapped[str]
    status: Mapped[str] = mapped_column(String(8))
    source_hash: Mapped[str] = mapped_column(String(64))
    tutor_id: Mapped[int | None] = mapped_column(ForeignKey("tutor.id", ondelete="SET NULL"))
    changed_on: Mapped[date]
