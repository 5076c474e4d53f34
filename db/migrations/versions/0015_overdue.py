"""How many tasks are overdue is counted at every digest: only those whose end has come are looked at."""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_tasks_organization_id_state_due_end", "tasks", ["organization_id", "state", "due_end"])


def downgrade() -> None:
    op.drop_index("ix_tasks_organization_id_state_due_end", "tasks")
