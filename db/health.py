"""Whether a database can be used: is it there, does its schema fit this version, can it be written to."""

from enum import StrEnum, auto

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from db.engine import alembic_config


class Schema(StrEnum):
    """EMPTY and OLDER become CURRENT at the next start; NEWER was written by a later version, which must run on it."""

    EMPTY = auto()
    OLDER = auto()
    CURRENT = auto()
    NEWER = auto()


def schema_of(engine: Engine) -> Schema | None:
    """What the schema of a database is to this version; None where the database cannot be opened."""
    try:
        with engine.connect() as connection:
            return _compare(connection)
    except (SQLAlchemyError, OSError):
        return None


def _compare(connection: Connection) -> Schema:
    scripts = ScriptDirectory.from_config(alembic_config())
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        return Schema.EMPTY
    if revision == scripts.get_current_head():
        return Schema.CURRENT
    try:
        scripts.get_revision(revision)
    except CommandError:
        return Schema.NEWER
    return Schema.OLDER


def is_writable(engine: Engine) -> bool:
    """Whether a write succeeds; what is written is what was there, and it is taken back."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
            connection.rollback()
    except (SQLAlchemyError, OSError):
        return False
    return True
