"""The index of the stretches that had not ended by a moment knows their states, by which accounts ask for them."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_task_spans_organization_id_until", "task_spans")
    op.create_index("ix_task_spans_organization_id_until_state", "task_spans", ["organization_id", "until", "state"])


def downgrade() -> None:
    op.drop_index("ix_task_spans_organization_id_until_state", "task_spans")
    op.create_index("ix_task_spans_organization_id_until", "task_spans", ["organization_id", "until"])
