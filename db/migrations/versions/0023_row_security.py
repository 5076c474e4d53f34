"""PostgreSQL shows a transaction the rows of the one organization that it has entered (db/care/row_security.py).

The owner of the database, who migrates and copies it, sees everything as long as it has entered none: so does a version
before this one, which enters none and connects as the owner. Everybody else sees nothing then.
"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

OWNED = (
    "attachments",
    "charges",
    "corrections",
    "events",
    "files",
    "jobs",
    "papers",
    "papers_in",
    "persons",
    "posts",
    "reminders",
    "round_answers",
    "round_parts",
    "rounds",
    "sheet_lines",
    "sheets",
    "task_spans",
    "tasks",
    "units",
)
"""Tables whose `organization_id` says whose a row is."""
OF_TASKS = ("task_deadlines", "task_supports")
"""Tables whose rows belong to who sees their task."""
HERE = "(SELECT nullif(nullif(current_setting('dondoc.organization', true), ''), 'every')::integer)"
EVERYWHERE = "(SELECT current_setting('dondoc.organization', true) = 'every')"
"""In a subselect, so that it is asked once for a statement and not for each row."""
NOWHERE = "(SELECT coalesce(current_setting('dondoc.organization', true), '') = '')"
IS_SEEN = {
    **dict.fromkeys(OWNED, f"organization_id = {HERE} OR {EVERYWHERE}"),
    **{table: f"EXISTS (SELECT FROM tasks WHERE tasks.id = {table}.task_id)" for table in OF_TASKS},
    "organizations": f"id = {HERE} OR {EVERYWHERE}",
}
OWNS = "SELECT pg_has_role('pg_database_owner', 'USAGE')"


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    owner = "pg_database_owner" if op.get_bind().exec_driver_sql(OWNS).scalar() else "CURRENT_USER"
    for table, is_seen in IS_SEEN.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY organization ON {table} USING ({is_seen})")
        op.execute(f"CREATE POLICY owner ON {table} TO {owner} USING ({NOWHERE})")


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in IS_SEEN:
        op.execute(f"DROP POLICY organization ON {table}")
        op.execute(f"DROP POLICY owner ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
