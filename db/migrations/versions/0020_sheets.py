"""The spreadsheets of offices, and by what their lines are known again when the next export comes."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.JSON(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.String(300), nullable=True),
        sa.Column("taken_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("overdue", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_sheets_organization_id"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_sheets_file_id"),
        sa.ForeignKeyConstraint(["sender_id"], ["persons.id"], name="fk_sheets_sender_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheets"),
        sa.UniqueConstraint("organization_id", "number", name="uq_sheets_organization_id_number"),
    )
    op.create_table(
        "sheet_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_sheet_lines_organization_id"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_sheet_lines_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_lines"),
        sa.UniqueConstraint("organization_id", "key", name="uq_sheet_lines_organization_id_key"),
    )
    op.create_index("ix_sheet_lines_task_id", "sheet_lines", ["task_id"])


def downgrade() -> None:
    op.drop_index("ix_sheet_lines_task_id", "sheet_lines")
    op.drop_table("sheet_lines")
    op.drop_table("sheets")
