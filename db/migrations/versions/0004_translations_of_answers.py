"""answers that may be quoted can carry translations."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "answer_translation",
        sa.Column("open_answer_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("source_hash", sa.String(length=64), nullable=False),
        sa.Column("tutor_id", sa.Integer(), nullable=True),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "status IN ('drafted', 'checked')",
            name=op.f("ck_answer_translation_known_status"),
        ),
        sa.ForeignKeyConstraint(
            ["open_answer_id"],
            ["open_answer.id"],
            name=op.f("fk_answer_translation_open_answer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tutor_id"],
            ["tutor.id"],
            name=op.f("fk_answer_translation_tutor_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("open_answer_id", "language", name=op.f("pk_answer_translation")),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("answer_translation")
