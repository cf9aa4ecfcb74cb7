"""What cohort figures are made of: blocks of people, counts kept for each, and who took part."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from learning.vocabulary import Occasion


class Block(Base):
    """Submitted attempts that are counted together and shown together, or not at all.

    A block waits until it is released; after that nobody joins it. ``group_id`` and ``language``
    are None where its people are of several (or of no) groups or languages. Only where it is
    ``paired`` are its attempts shown as pairs with earlier ones of the same learners.
    """

    __tablename__ = "block"
    __table_args__ = (
        CheckConstraint("people >= 0", name="people_from_zero"),
        Index("ix_block_cohort_id_occasion", "cohort_id", "occasion"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    instrument_id: Mapped[str] = mapped_column(String(40))
    instrument_version: Mapped[int]
    occasion: Mapped[Occasion] = mapped_column(String(12))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("cohort_group.id", ondelete="CASCADE"))
    language: Mapped[str | None] = mapped_column(String(12))
    paired: Mapped[bool]
    people: Mapped[int]
    released_at: Mapped[datetime | None]


class Kept(Base):
    """One count or sum over the people of a block; ``learning.tally`` says which there are."""

    __tablename__ = "kept"
    # Clustered by its key, the table is its own covering index.
    __table_args__ = ({"sqlite_with_rowid": False},)
    block_id: Mapped[int] = mapped_column(
        ForeignKey("block.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(24), primary_key=True)
    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[str] = mapped_column(String(32), primary_key=True)
    amount: Mapped[int] = mapped_column(BigInteger)


class TakingPart(Base):
    """How many learners of a cohort did one thing on one day; ``group_id`` is 0 without a group.

    ``what`` is ``joined``, or ``started`` or ``submitted`` followed by a dot and the occasion.
    """

    __tablename__ = "taking_part"
    __table_args__ = ({"sqlite_with_rowid": False},)
    cohort_id: Mapped[int] = mapped_column(
        ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True
    )
    what: Mapped[str] = mapped_column(String(24), primary_key=True)
    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    people: Mapped[int]
