"""Tutors, how they sign in, and what they did."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Tutor(Base):
    """Somebody who may run cohorts; ``password_hash`` is None where they sign in elsewhere.

    ``language`` is the one they read in, None until they choose.
    """

    __tablename__ = "tutor"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    language: Mapped[str | None] = mapped_column(String(12))


class SetupLink(Base):
    """A link that works once, to set a password; ``tutor_id`` is None for the very first tutor."""

    __tablename__ = "setup_link"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    tutor_id: Mapped[int | None] = mapped_column(ForeignKey("tutor.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]


class SignIn(Base):
    """A browser in which a tutor is signed in, until it expires or is ended."""

    __tablename__ = "sign_in"
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    tutor_id: Mapped[int] = mapped_column(ForeignKey("tutor.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]


class FailedSignIn(Base):
    """A failed attempt to sign in; account and address are keyed hashes, kept for a day."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (
        Index("ix_failed_sign_in_account_hash_at", "account_hash", "at"),
        Index("ix_failed_sign_in_address_hash_at", "address_hash", "at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    account_hash: Mapped[str] = mapped_column(String(64))
    address_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class AuditEntry(Base):
    """What a tutor or the operator did with a cohort's data.

    ``cohort_id`` stays after the cohort is deleted. ``about_id`` is the tutor to whom it was done,
    of a deletion the one who owned the cohort; ``detail`` holds no tutor's name, which would
    outlive them, and never what learners wrote.
    """

    __tablename__ = "audit_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    tutor_id: Mapped[int | None] = mapped_column(ForeignKey("tutor.id", ondelete="SET NULL"))
    cohort_id: Mapped[int | None] = mapped_column(index=True)
    action: Mapped[str] = mapped_column(String(40))
    detail: Mapped[str]
    about_id: Mapped[int | None] = mapped_column(ForeignKey("tutor.id", ondelete="SET NULL"))
