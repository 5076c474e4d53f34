"""What was said is dropped in the end: whatever tells of a message is found by it."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_jobs_progress_id", "jobs", ["progress_id"])


def downgrade() -> None:
    op.drop_index("ix_jobs_progress_id", "jobs")
