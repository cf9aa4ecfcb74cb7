"""tutors choose which quotes their class reads."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change; nothing was chosen yet."""
    with op.batch_alter_table("open_answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("in_class_since", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("open_answer", schema=None) as batch_op:
        batch_op.drop_column("in_class_since")
