"""A stretch of a task knows when the work was reported done, so that an account of any period is a count."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_FINISHED = "state IN ('submitted', 'completed')"

_FROM_REPORT = f"""
UPDATE task_spans SET reported_at = (
    SELECT max(reported.since) FROM task_spans AS reported
    WHERE reported.task_id = task_spans.task_id AND reported.state = 'submitted' AND reported.id <= task_spans.id
) WHERE {_FINISHED}
"""
"""When the stretch began in which the work waited for confirmation."""

_FROM_TASK = f"""
UPDATE task_spans SET reported_at = (SELECT reported_at FROM tasks WHERE tasks.id = task_spans.task_id)
WHERE until IS NULL AND {_FINISHED}
AND EXISTS (SELECT 1 FROM tasks WHERE tasks.id = task_spans.task_id AND tasks.reported_at IS NOT NULL)
"""
"""Of the last stretch the task itself knows it better: the work may have been said to be done before its proof came."""


def upgrade() -> None:
    op.add_column("task_spans", sa.Column("reported_at", UtcDateTime(timezone=True), nullable=True))
    op.execute(_FROM_REPORT)
    op.execute(_FROM_TASK)
    op.create_index("ix_task_spans_organization_id_until", "task_spans", ["organization_id", "until"])


def downgrade() -> None:
    op.drop_index("ix_task_spans_organization_id_until", "task_spans")
    op.drop_column("task_spans", "reported_at")
