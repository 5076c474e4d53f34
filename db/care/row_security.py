"""In which organization a transaction is: PostgreSQL shows it the rows of that one alone, by row-level security.

It is a second wall behind the questions, each of which names its organization itself. Who has entered none sees nothing
of what belongs to one, and writes nothing there. On SQLite nothing happens: it has no such walls.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

EVERY = "every"
"""What is set in the place of an organization where all of them are asked at once."""

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
_SET = "SELECT set_config('dondoc.organization', %s, true)"
_ENTERED = "organization"


def enter(session: Session, organization: int) -> None:
    """From now on the transaction sees, and writes, what belongs to this organization alone."""
    _set(session, str(organization))


@contextmanager
def across(session: Session) -> Iterator[None]:
    """While the block runs the transaction sees every organization; after it the one that it had entered."""
    before = session.info.get(_ENTERED, "")
    _set(session, EVERY)
    try:
        yield
        session.flush()
    finally:
        session.info[_ENTERED] = before
    _set(session, before)  # An error undoes the savepoint, and with it the setting.


def _set(session: Session, entered: str) -> None:
    """What was laid down before is written before: it belongs to where the transaction was until now."""
    if session.get_bind().dialect.name != "postgresql":
        return
    session.flush()
    session.connection().exec_driver_sql(_SET, (entered,))
    session.info[_ENTERED] = entered


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
