"""A file that was sent can be sent again: as what it came, and in which message."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attachments", sa.Column("media", sa.String(20), nullable=False, server_default="document"))
    op.add_column("attachments", sa.Column("chat", sa.BigInteger(), nullable=True))
    op.add_column("attachments", sa.Column("message", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("attachments", "message")
    op.drop_column("attachments", "chat")
    op.drop_column("attachments", "media")
