"""The same number on two messengers is two people, and two chats."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Keys = dict[str, list[str]]
BY_NUMBER: Keys = {"chats": ["account"], "persons": ["account", "organization_id"]}
BY_CHANNEL: Keys = {table: ["channel", *columns] for table, columns in BY_NUMBER.items()}


def upgrade() -> None:
    """Whoever stores an account names its channel from now on: no default guesses it."""
    _change_keys(BY_NUMBER, BY_CHANNEL, server_default=None)


def downgrade() -> None:
    """Fails, and changes nothing, where a number is known on two messengers: the older keys have room for one."""
    _change_keys(BY_CHANNEL, BY_NUMBER, server_default="telegram")


def _change_keys(old: Keys, new: Keys, *, server_default: str | None) -> None:
    _change_key("chats", old, new, server_default)
    if op.get_bind().dialect.name != "sqlite":
        _change_key("persons", old, new, server_default)
        return
    # SQLite changes a key only by making the table anew, which leaves the rows that point to a person without one.
    # They are checked at the commit, when all persons are back.
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TABLE persons_kept AS SELECT * FROM persons")
    op.execute("DELETE FROM persons")
    _change_key("persons", old, new, server_default)
    columns = "id, organization_id, channel, account, name, reachable"
    op.execute(f"INSERT INTO persons ({columns}) SELECT {columns} FROM persons_kept")
    op.drop_table("persons_kept")


def _change_key(table: str, old: Keys, new: Keys, server_default: str | None) -> None:
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(_name(table, old), type_="unique")
        batch.create_unique_constraint(_name(table, new), new[table])
        batch.alter_column("channel", existing_type=sa.String(20), server_default=server_default)


def _name(table: str, keys: Keys) -> str:
    return "_".join(["uq", table, *keys[table]])
