"""Whether a database can be used: is it there, does its schema fit this version, can it be written to."""

import errno
import os
import sqlite3
from enum import StrEnum, auto
from functools import cache

import psycopg
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from db.engine import alembic_config


class Trouble(StrEnum):
    """Why a database cannot be used now."""

    FULL = auto()
    DAMAGED = auto()
    """No database, or a part of one."""
    READ_ONLY = auto()
    NO_RIGHTS = auto()
    """Neither the file nor its folder may be opened, or the folder is not there."""
    IS_FOLDER = auto()
    """Where the file is to be there is a folder."""
    DISK = auto()
    """The disk does not read or write."""
    BUSY = auto()
    AWAY = auto()
    """The server does not answer."""
    REFUSED = auto()
    """The server knows neither the user, the password nor the database."""
    NEWER = auto()
    """A later version has written it."""
    OTHER = auto()


FAULTS = (SQLAlchemyError, sqlite3.Error, CommandError, OSError)
"""What a database that cannot be used raises."""

_OF_SQLITE = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_CANTOPEN": Trouble.NO_RIGHTS,
    "SQLITE_PERM": Trouble.NO_RIGHTS,
    "SQLITE_IOERR": Trouble.DISK,
    "SQLITE_BUSY": Trouble.BUSY,
    "SQLITE_LOCKED": Trouble.BUSY,
}
_OF_SYSTEM = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.NO_RIGHTS,
    errno.EPERM: Trouble.NO_RIGHTS,
    errno.ENOENT: Trouble.NO_RIGHTS,
    errno.ENOTDIR: Trouble.NO_RIGHTS,
    errno.EEXIST: Trouble.NO_RIGHTS,
    errno.EISDIR: Trouble.IS_FOLDER,
    errno.EIO: Trouble.DISK,
}
_OF_SERVER = {
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "28P01": Trouble.REFUSED,
    "28000": Trouble.REFUSED,
    "3D000": Trouble.REFUSED,
    "42501": Trouble.NO_RIGHTS,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}
_REFUSALS = ("authentication failed", "no password supplied", "does not exist", "no pg_hba.conf entry")


def trouble_of(error: BaseException) -> Trouble:
    """What is wrong with the database that raised one of FAULTS."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", None) or ""
        return next((found for start, found in _OF_SQLITE.items() if name.startswith(start)), Trouble.OTHER)
    if isinstance(cause, psycopg.Error):
        return _of_server(cause)
    if isinstance(cause, CommandError):
        return Trouble.NEWER
    return _of_system(cause) if isinstance(cause, OSError) else Trouble.OTHER


def _of_system(error: OSError) -> Trouble:
    """A file that may be read is one that may only be read."""
    file = error.filename
    if error.errno == errno.EACCES and file is not None and os.path.isfile(file) and os.access(file, os.R_OK):
        return Trouble.READ_ONLY
    return _OF_SYSTEM.get(error.errno or 0, Trouble.OTHER)


def _of_server(error: psycopg.Error) -> Trouble:
    if error.sqlstate is not None:
        return _OF_SERVER.get(error.sqlstate, Trouble.AWAY if error.sqlstate[:2] in ("08", "57") else Trouble.OTHER)
    if any(words in str(error) for words in _REFUSALS):
        return Trouble.REFUSED
    return Trouble.AWAY if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else Trouble.OTHER


def trouble_at(engine: Engine) -> Trouble | None:
    """Why the database cannot be used, as far as a look at all of it and a write that is taken back can tell."""
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                return Trouble.DAMAGED
            if MigrationContext.configure(connection).get_current_revision() is not None:
                connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
            connection.rollback()
    except FAULTS as error:
        return trouble_of(error)
    return None


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


def schema_in(session: Session) -> Schema:
    """Likewise, in a transaction that is open."""
    return _compare(session.connection())


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())


def _compare(connection: Connection) -> Schema:
    scripts = _scripts()
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
