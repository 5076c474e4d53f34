"""Row-level security: PostgreSQL shows a transaction the rows of the organization that it has entered, and no others.

It is a second wall behind the questions, each of which names its organization itself. Who has entered none (enter() and
across() of db/base.py) sees nothing of what belongs to one, and writes nothing there. SQLite has no such walls.
"""

from sqlalchemy import Connection, Engine

EXEMPT = {
    "chats": "by the chat of an update its organization is found, before which there is none to enter",
    "dialogues": "what was asked in a chat tells of which organization is spoken there, and may be of none yet",
    "inbox": "an update is stored before anybody knows whose it is",
    "outbox": "what waits is sent in the order in which it was said, whoever said it; strangers are answered too",
    "unreached": "whoever sends notes by the chat alone that it takes no messages",
    "slots": "the limits of a messenger are those of the bot, whoever speaks through it",
    "chat_leases": "they are of the bot and a chat",
    "leases": "they are of the processes of the installation",
    "set_aside": "it is found in the tick of the whole installation, and holds ids and the class of an error",
    "installation": "it tells of the installation itself",
    "invitations": "a code is made for an organization that is not there yet",
}
"""The tables without such a wall, each with the reason why. Every other table belongs to organizations and has one."""

_RIGHTS = (
    "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES",
    "USAGE, SELECT, UPDATE ON ALL SEQUENCES",
)
_IS_ENFORCED = """SELECT NOT pg_has_role(relowner, 'USAGE') AND row_security_active(oid)
FROM pg_class WHERE oid = to_regclass('tasks')"""


def let_in(connection: Connection, user: str) -> None:
    """Let a user of the server use all tables, of which it owns none."""
    quoted = connection.dialect.identifier_preparer.quote(user)
    for rights in _RIGHTS:
        connection.exec_driver_sql(f"GRANT {rights} IN SCHEMA public TO {quoted}")


def is_enforced(engine: Engine) -> bool:
    """Whether who uses a server's database sees nothing but what it has entered; of an owner or a superuser it is not.

    True of a file, where there is nobody else.
    """
    if engine.dialect.name != "postgresql":
        return True
    with engine.connect() as connection:
        return bool(connection.exec_driver_sql(_IS_ENFORCED).scalar())
