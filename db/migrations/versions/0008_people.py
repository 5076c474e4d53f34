"""Posts end, and rest while their holder has left the group; the order of a leader is known as one."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


# What a leader gave while in office, and the occurrences that followed it.
_BY_LEADER = """
UPDATE tasks SET by_leader = TRUE WHERE EXISTS (
    SELECT 1 FROM posts JOIN tasks AS first ON first.id = COALESCE(tasks.series_id, tasks.id)
    WHERE posts.person_id = tasks.assigner_id AND posts.role = 'leader'
    AND posts.approved_at <= first.created_at AND (posts.ended_at IS NULL OR posts.ended_at > first.created_at)
)
"""


_REPLACES = "ALTER TABLE posts ADD COLUMN replaces_id INTEGER CONSTRAINT fk_posts_replaces_id REFERENCES posts (id)"
"""By hand, because SQLite would make the table anew to add a column that points to one."""


def upgrade() -> None:
    op.add_column("tasks", sa.Column("by_leader", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(_BY_LEADER)
    op.add_column("persons", sa.Column("username", sa.String(100), nullable=True))
    op.add_column("posts", sa.Column("absent_since", UtcDateTime(timezone=True), nullable=True))
    op.execute(_REPLACES)
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name=op.f("fk_invitations_organization_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("digest", name=op.f("uq_invitations_digest")),
    )


def downgrade() -> None:
    op.drop_table("invitations")
    op.execute("ALTER TABLE posts DROP COLUMN replaces_id")
    op.drop_column("posts", "absent_since")
    op.drop_column("persons", "username")
    op.drop_column("tasks", "by_leader")
