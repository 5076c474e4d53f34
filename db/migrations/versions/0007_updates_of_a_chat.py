"""What a message said before an edit of it is found by its chat."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_inbox_chat", "inbox", ["chat"])


def downgrade() -> None:
    op.drop_index("ix_inbox_chat", "inbox")
