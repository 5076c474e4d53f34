"""What waits for a decision is brought up each morning: a reminder may be of no task, and mornings have a moment."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organizations", sa.Column("morning_at", UtcDateTime(timezone=True), nullable=True))
    op.create_index("ix_events_organization_id_kind", "events", ["organization_id", "kind"])
    op.drop_index("ix_events_organization_id", "events")
    with op.batch_alter_table("reminders") as reminders:
        reminders.alter_column("task_id", existing_type=sa.Integer(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM reminders WHERE task_id IS NULL")
    with op.batch_alter_table("reminders") as reminders:
        reminders.alter_column("task_id", existing_type=sa.Integer(), nullable=False)
    op.create_index("ix_events_organization_id", "events", ["organization_id"])
    op.drop_index("ix_events_organization_id_kind", "events")
    op.drop_column("organizations", "morning_at")
