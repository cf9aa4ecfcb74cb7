"""the audit log refers to tutors instead of keeping their names."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ABOUT_TUTORS = ("cohort.invite", "cohort.uninvite", "cohort.hand_over")

moment = sa.DateTime(timezone=True)
tutor = sa.table(
    "tutor",
    sa.column("id", sa.Integer),
    sa.column("email", sa.String),
    sa.column("name", sa.Text),
    sa.column("created_at", moment),
)
entry = sa.table(
    "audit_entry",
    sa.column("id", sa.Integer),
    sa.column("at", moment),
    sa.column("action", sa.String),
    sa.column("detail", sa.Text),
    sa.column("about_id", sa.Integer),
)


def upgrade() -> None:
    """Apply the change; a name that is nobody's any more, or of several, goes without a trace."""
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_audit_entry_about_id"),
            "tutor",
            ["about_id"],
            ["id"],
            ondelete="SET NULL",
        )
    connection = op.get_bind()
    everybody = connection.execute(sa.select(tutor)).all()
    old = sa.select(entry.c.id, entry.c.at, entry.c.detail).where(entry.c.action.in_(ABOUT_TUTORS))
    for id_, at, detail in connection.execute(old).all():
        # Somebody who came later may have the name of somebody who was erased.
        meant = [
            one.id
            for one in everybody
            if detail in (one.name, one.email) and one.created_at <= at
        ]
        about = meant[0] if len(meant) == 1 else None
        changed = sa.update(entry).where(entry.c.id == id_).values(detail="", about_id=about)
        connection.execute(changed)


def downgrade() -> None:
    """Take the change back; the names return as far as they are known."""
    name = sa.select(tutor.c.name).where(tutor.c.id == entry.c.about_id).scalar_subquery()
    named = sa.update(entry).where(entry.c.about_id.is_not(None)).values(detail=name)
    op.get_bind().execute(named)
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_audit_entry_about_id"), type_="foreignkey")
        batch_op.drop_column("about_id")
