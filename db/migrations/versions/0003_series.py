"""An occurrence of a deadline that comes back knows its series, and when the next one is to be there."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# In the words of both engines: Alembic would copy the whole table for the sake of the foreign key.
_SERIES = "ALTER TABLE tasks ADD COLUMN series_id INTEGER CONSTRAINT fk_tasks_series_id REFERENCES tasks (id)"

# The day of an occurrence at hand has its end in due_end; the tick then asks the rule for the very moment.
_AT_HAND = """
UPDATE tasks SET recurs_at = due_end
WHERE state NOT IN ('completed', 'cancelled') AND EXISTS (
    SELECT 1 FROM task_deadlines
    WHERE task_deadlines.task_id = tasks.id AND task_deadlines.rrule IS NOT NULL AND task_deadlines.day IS NOT NULL
)
"""


def upgrade() -> None:
    op.execute(_SERIES)
    op.add_column("tasks", sa.Column("recurs_at", UtcDateTime(timezone=True), nullable=True))
    op.create_index("ix_tasks_series_id", "tasks", ["series_id"], unique=False)
    op.create_index(
        "ix_tasks_recurs_at",
        "tasks",
        ["recurs_at"],
        unique=False,
        sqlite_where=sa.text("recurs_at IS NOT NULL"),
        postgresql_where=sa.text("recurs_at IS NOT NULL"),
    )
    op.execute(_AT_HAND)


def downgrade() -> None:
    op.drop_index("ix_tasks_recurs_at", "tasks")
    op.drop_index("ix_tasks_series_id", "tasks")
    op.execute("ALTER TABLE tasks DROP COLUMN recurs_at")
    op.execute("ALTER TABLE tasks DROP COLUMN series_id")
