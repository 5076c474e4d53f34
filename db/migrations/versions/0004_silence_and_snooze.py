"""A task knows when its unit was last heard of it, and until when its people want to be left alone."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# What the history tells: whatever is heard of a unit, and whatever gives it a task anew.
_HEARD = """
UPDATE tasks SET heard_at = (
    SELECT MAX(events.at) FROM events
    WHERE events.task_id = tasks.id AND events.kind IN (
        'reported', 'attached', 'obstacle', 'extension_asked', 'returned',
        'reassigned', 'kept', 'begun', 'sent_back', 'reopened'
    )
)
WHERE state NOT IN ('completed', 'cancelled')
"""


def upgrade() -> None:
    op.add_column("tasks", sa.Column("heard_at", UtcDateTime(timezone=True), nullable=True))
    op.add_column("tasks", sa.Column("snoozed_until", UtcDateTime(timezone=True), nullable=True))
    op.execute(_HEARD)


def downgrade() -> None:
    op.drop_column("tasks", "snoozed_until")
    op.drop_column("tasks", "heard_at")
