"""Posts end, and rest while their holder has left the group."""

import sqlalchemy as sa
from alembic import op

from db.types import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("persons", sa.Column("username", sa.String(100), nullable=True))
    op.add_column("posts", sa.Column("absent_since", UtcDateTime(), nullable=True))
    with op.batch_alter_table("posts") as batch:
        batch.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_posts_replaces_id_posts", "posts", ["replaces_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("posts") as batch:
        batch.drop_constraint("fk_posts_replaces_id_posts", type_="foreignkey")
        batch.drop_column("replaces_id")
        batch.drop_column("absent_since")
    op.drop_column("persons", "username")
