"""Papers in: documents that were given to the assistant, and what became of their drafts."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "papers_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(500), nullable=False),
        sa.Column("head", sa.JSON(), nullable=False),
        sa.Column("drafts", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_papers_in_organization_id"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_papers_in_file_id"),
        sa.ForeignKeyConstraint(["sender_id"], ["persons.id"], name="fk_papers_in_sender_id"),
        sa.PrimaryKeyConstraint("id", name="pk_papers_in"),
        sa.UniqueConstraint("organization_id", "number", name="uq_papers_in_organization_id_number"),
    )
    op.create_index("ix_papers_in_organization_id_key", "papers_in", ["organization_id", "key"])


def downgrade() -> None:
    op.drop_index("ix_papers_in_organization_id_key", "papers_in")
    op.drop_table("papers_in")
