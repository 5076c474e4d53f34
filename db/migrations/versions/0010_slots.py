"""When calls may be made; and the digests that wait, and the tasks of one organization, are found by an index."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_PLANNED, _REMINDED = sa.text("state = 'planned'"), sa.text("next_reminder_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "slots",
        sa.Column("bot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("free_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bot", "chat", name="pk_slots"),
    )
    op.create_index(
        "ix_reminders_planned", "reminders", ["moment", "id"], sqlite_where=_PLANNED, postgresql_where=_PLANNED
    )
    op.create_index(
        "ix_tasks_organization_id_next_reminder_at",
        "tasks",
        ["organization_id", "next_reminder_at"],
        sqlite_where=_REMINDED,
        postgresql_where=_REMINDED,
    )


def downgrade() -> None:
    op.drop_index("ix_tasks_organization_id_next_reminder_at", "tasks")
    op.drop_index("ix_reminders_planned", "reminders")
    op.drop_table("slots")
