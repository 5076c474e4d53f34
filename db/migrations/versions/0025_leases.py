"""Who of several processes does what until when, and what nobody has handled yet of a chat is found by an index."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_WAITS, _UNHANDLED = sa.text("oldest_waiting IS NOT NULL"), sa.text("handled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("owner", sa.String(40), nullable=False),
        sa.Column("claim", sa.BigInteger(), nullable=False),
        sa.Column("until", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    op.create_index("ix_leases_owner", "leases", ["owner"])
    op.add_column("chat_leases", sa.Column("unseen", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_column("chat_leases", "until")  # No version has used it: a chat is held for as long as who holds it lives.
    op.create_index(
        "ix_chat_leases_waiting", "chat_leases", ["bot", "oldest_waiting"], sqlite_where=_WAITS, postgresql_where=_WAITS
    )
    op.create_index(
        "ix_inbox_waiting_of_chat", "inbox", ["bot", "chat", "id"], sqlite_where=_UNHANDLED, postgresql_where=_UNHANDLED
    )


def downgrade() -> None:
    op.drop_index("ix_inbox_waiting_of_chat", "inbox")
    op.drop_index("ix_chat_leases_waiting", "chat_leases")
    op.add_column("chat_leases", sa.Column("until", UtcDateTime(timezone=True), nullable=True))
    op.drop_column("chat_leases", "unseen")
    op.drop_index("ix_leases_owner", "leases")
    op.drop_table("leases")
