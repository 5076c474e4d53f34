"""Of the paper that assigns are known its number, its day, who issued it and what it is about; its words stay."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("papers", sa.Column("number", sa.String(200), nullable=True))
    op.add_column("papers", sa.Column("day", sa.Date(), nullable=True))
    op.add_column("papers", sa.Column("issuer", sa.String(300), nullable=True))
    op.add_column("papers", sa.Column("about", sa.Text(), nullable=True))


def downgrade() -> None:
    for name in ("about", "issuer", "day", "number"):
        op.drop_column("papers", name)
