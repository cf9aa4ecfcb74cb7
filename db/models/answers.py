"""What learners answer. No score is stored: responses are facts, scores are views."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, owner
from learning.vocabulary import Occasion


class Attempt(Base):
    """One learner's pass through one version of one instrument on one occasion.

    ``sequence`` rises above 1 only where an occasion may be repeated (free self-study).
    ``revision`` counts accepted changes, so that a submit can tell what its writer had seen.
    ``block_id`` names the block in which a submitted attempt of a cohort is counted; it is None for
    drafts, for learners without a cohort, and where ``withheld``: the attempt then left its block
    together with that of somebody who erased their data, and no figure counts it any more.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("learner_id", "instrument_id", "occasion", "sequence"),
        CheckConstraint("sequence >= 1", name="sequence_from_one"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = owner()
    instrument_id: Mapped[str] = mapped_column(String(40))
    instrument_version: Mapped[int]
    language: Mapped[str] = mapped_column(String(12))
    occasion: Mapped[Occasion] = mapped_column(String(12))
    sequence: Mapped[int]
    step: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    block_id: Mapped[int | None] = mapped_column(
        ForeignKey("block.id", ondelete="SET NULL"), index=True
    )
    withheld: Mapped[bool] = mapped_column(default=False, server_default=false())


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
