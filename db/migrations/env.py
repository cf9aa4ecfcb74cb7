"""Alembic's entry: run the migrations on the connection that ``db.migrate`` opened."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from db.models import Base, Moment


def _render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    # Migrations must not depend on today's models.
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=_render,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
