"""Rounds: a report that every unit answers part by part."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=True),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_rounds_organization_id"),
        sa.ForeignKeyConstraint(["opened_by"], ["persons.id"], name="fk_rounds_opened_by"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_rounds_file_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sa.UniqueConstraint("organization_id", "number", name="uq_rounds_organization_id_number"),
    )
    op.create_index("ix_rounds_open", "rounds", ["organization_id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_table(
        "round_parts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_round_parts_organization_id"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_round_parts_round_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_round_parts_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_round_parts"),
        sa.UniqueConstraint("round_id", "unit_id", name="uq_round_parts_round_id_unit_id"),
    )
    op.create_table(
        "round_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_round_answers_organization_id"),
        sa.ForeignKeyConstraint(["part_id"], ["round_parts.id"], name="fk_round_answers_part_id"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_round_answers_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_round_answers"),
    )
    op.create_index("ix_round_answers_part_id", "round_answers", ["part_id"])


def downgrade() -> None:
    op.drop_index("ix_round_answers_part_id", "round_answers")
    op.drop_table("round_answers")
    op.drop_table("round_parts")
    op.drop_index("ix_rounds_open", "rounds")
    op.drop_table("rounds")
