"""Parts of orders, and the stretches of open work that go on: few of many rows, each found among themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

PART = sa.text("parent_id IS NOT NULL")
GOING_ON = sa.text("until IS NULL AND state NOT IN ('cancelled', 'completed')")


def upgrade() -> None:
    op.create_index(
        "ix_tasks_parts", "tasks", ["organization_id", "parent_id"], sqlite_where=PART, postgresql_where=PART
    )
    op.create_index(
        "ix_task_spans_going_on",
        "task_spans",
        ["organization_id", "state"],
        sqlite_where=GOING_ON,
        postgresql_where=GOING_ON,
    )


def downgrade() -> None:
    op.drop_index("ix_task_spans_going_on", "task_spans")
    op.drop_index("ix_tasks_parts", "tasks")
