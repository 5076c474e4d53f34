"""A task and a paper may be of an area, and of a unit a leader is in charge, so that both can be counted by."""

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("tasks", "papers"):
        op.add_column(name, sa.Column("area", sa.String(100), nullable=True))
        op.add_column(name, sa.Column("area_key", sa.String(100), nullable=True))
    op.create_table(
        "charges",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("organization_id", sa.Integer(), sa.ForeignKey("organizations.id"), nullable=False, index=True),
        sa.Column("unit_id", sa.Integer(), sa.ForeignKey("units.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("persons.id"), nullable=False),
        sa.Column("since", UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", UtcDateTime(timezone=True), nullable=True),
    )
    standing = sa.text("until IS NULL")
    op.create_index(
        "ix_charges_standing", "charges", ["unit_id"], unique=True, sqlite_where=standing, postgresql_where=standing
    )


def downgrade() -> None:
    op.drop_table("charges")
    for name in ("papers", "tasks"):
        for column in ("area_key", "area"):
            op.drop_column(name, column)
