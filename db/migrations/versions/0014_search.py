"""Tasks can be searched by the words of their content: FTS5 on SQLite, a GIN index on PostgreSQL.

The table of FTS5 keeps no text of its own; triggers tell it of every change. A migration that makes the table of
tasks anew has to make them anew, too.
"""

import sqlalchemy as sa
from alembic import op

from domain.words import searched

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

AT_ONCE = 1_000
_IN, _OUT = "(rowid, content_folded)", "(search_tasks, rowid, content_folded)"
_ADD = f"INSERT INTO search_tasks {_IN} VALUES (new.id, new.content_folded);"
_DROP = f"INSERT INTO search_tasks {_OUT} VALUES ('delete', old.id, old.content_folded);"
OF_SQLITE = (
    "CREATE VIRTUAL TABLE search_tasks USING fts5(content_folded, content='tasks', content_rowid='id')",
    "INSERT INTO search_tasks (search_tasks) VALUES ('rebuild')",
    f"CREATE TRIGGER search_tasks_added AFTER INSERT ON tasks BEGIN {_ADD} END",
    f"CREATE TRIGGER search_tasks_deleted AFTER DELETE ON tasks BEGIN {_DROP} END",
    f"CREATE TRIGGER search_tasks_changed AFTER UPDATE OF content_folded ON tasks "
    f"WHEN old.content_folded IS NOT new.content_folded BEGIN {_DROP} {_ADD} END",
)
OF_POSTGRESQL = ("CREATE INDEX search_tasks ON tasks USING gin (to_tsvector('simple', content_folded))",)


def upgrade() -> None:
    op.add_column("tasks", sa.Column("content_folded", sa.Text(), nullable=False, server_default=""))
    _fill(op.get_bind())
    for statement in OF_SQLITE if op.get_bind().dialect.name == "sqlite" else OF_POSTGRESQL:
        op.execute(statement)


def _fill(connection: sa.Connection) -> None:
    tasks = sa.table("tasks", *map(sa.column, ("id", "content", "product", "content_folded")))
    change = tasks.update().where(tasks.c.id == sa.bindparam("task")).values(content_folded=sa.bindparam("folded"))
    last = 0
    while True:
        some = sa.select(tasks.c.id, tasks.c.content, tasks.c.product).where(tasks.c.id > last)
        rows = connection.execute(some.order_by(tasks.c.id).limit(AT_ONCE)).all()
        if not rows:
            return
        folded = [{"task": id_, "folded": searched(content, product)} for id_, content, product in rows]
        connection.execute(change, folded)
        last = rows[-1].id


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("search_tasks_added", "search_tasks_deleted", "search_tasks_changed"):
            op.execute(f"DROP TRIGGER {name}")
        op.execute("DROP TABLE search_tasks")
    else:
        op.execute("DROP INDEX search_tasks")
    op.drop_column("tasks", "content_folded")
