"""A message of ours knows what it asks, and which of its numbers stands for which task.

Both stay unknown for what was said before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outgoing", sa.Column("asks", sa.JSON(), nullable=True))
    op.add_column("outgoing", sa.Column("lines", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("outgoing", "lines")
    op.drop_column("outgoing", "asks")
