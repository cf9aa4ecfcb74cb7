"""steps of plans wait for a release, and tutors have a language."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    with op.batch_alter_table("plan_entry", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("shown", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("tutor", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(length=12), nullable=True))


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("tutor", schema=None) as batch_op:
        batch_op.drop_column("language")
    with op.batch_alter_table("plan_entry", schema=None) as batch_op:
        batch_op.drop_column("shown")
