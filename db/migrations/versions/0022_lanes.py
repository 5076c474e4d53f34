"""Long work of different lanes goes side by side."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("lane", sa.String(20), nullable=False, server_default="making"))
    op.execute("UPDATE jobs SET lane = 'reading' WHERE kind = 'document'")


def downgrade() -> None:
    op.drop_column("jobs", "lane")
