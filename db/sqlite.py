"""SQLite as we use it: one goes to the driver's thread only for what may have to wait, for the lock and for the disk.

A statement between the two takes some twenty microseconds, and crossing to a thread and back a hundred, on a busy
machine thousands; the driver's own cursor crosses four times for each. Where an organization grows so large that one
statement takes long, PostgreSQL is the engine for it.

What is not waited for cannot be asked by AsyncConnection.execute(): use sessions, or run_sync().
"""

import sqlite3
from typing import Any

import aiosqlite
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.util import await_only

DRIVER = "sqlite+inline"
BUSY_TIMEOUT_MS = 15_000
ROWS_LOOKED_AT = 1_000
"""Of each index when its statistics are made: enough to tell a few rows from many, however many there are."""
PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "journal_mode=WAL",  # Lets a backup read while we write.
    "synchronous=FULL",  # Makes a commit outlive a power cut.
    "foreign_keys=ON",
    f"analysis_limit={ROWS_LOOKED_AT}",
)


class Cursor(sqlite3.Cursor):
    """Python's own cursor, whose rows are read where they are needed."""

    async def _async_soft_close(self) -> None:
        """SQLAlchemy lets an asynchronous cursor go as soon as its rows are in memory; these are not yet."""


class Connection(AsyncAdapt_aiosqlite_connection):
    """What SQLAlchemy sees of a connection: only to begin, to commit and to roll back are waited for."""

    __slots__ = ("_raw",)

    def __init__(self, dbapi: AsyncAdapt_aiosqlite_dbapi, driver: aiosqlite.Connection, raw: sqlite3.Connection):
        super().__init__(dbapi, driver)  # type: ignore[arg-type]
        self._raw = raw

    def cursor(self, server_side: bool = False) -> Cursor:  # type: ignore[override]
        return self._raw.cursor(Cursor)

    def begin(self) -> None:
        """Begin a transaction and take the lock at once: one that starts reading cannot be upgraded under load."""
        await_only(self._connection.execute("BEGIN IMMEDIATE"))


class Dialect(SQLiteDialect_aiosqlite):
    """The dialect of the driver, with these connections."""

    supports_statement_cache = True

    def connect(self, *arguments: Any, **named: Any) -> Any:
        """A connection to the database file that is the first argument."""
        assert isinstance(self.dbapi, AsyncAdapt_aiosqlite_dbapi)
        # Without an isolation level Python's own driver begins nothing by itself.
        raw = sqlite3.connect(arguments[0], isolation_level=None, check_same_thread=False)
        driver = aiosqlite.Connection(lambda: raw, iter_chunk_size=64)
        driver._thread.daemon = True  # A process that dies without closing must not wait for it.
        return Connection(self.dbapi, await_only(_opened(driver)), raw)

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.begin()

    def do_savepoint(self, connection: Any, name: str) -> None:
        """As it stands: to compile it, as SQLAlchemy does for each name anew, costs more than to run it."""
        connection.exec_driver_sql(f"SAVEPOINT {name}")

    def do_rollback_to_savepoint(self, connection: Any, name: str) -> None:
        connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")

    def do_release_savepoint(self, connection: Any, name: str) -> None:
        connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")


registry.register(DRIVER.replace("+", "."), __name__, Dialect.__name__)


async def _opened(driver: aiosqlite.Connection) -> aiosqlite.Connection:
    await driver
    try:
        for pragma in PRAGMAS:
            await driver.execute(f"PRAGMA {pragma}")
    except BaseException:
        await driver.close()
        raise
    return driver


class Session(AsyncSession):
    """A session whose transaction has begun: nothing that is asked in it needs to be waited for."""

    async def execute(self, *arguments: Any, **named: Any) -> Any:
        """The result, as AsyncSession.execute() gives it."""
        return self.sync_session.execute(*arguments, **named)

    async def scalar(self, *arguments: Any, **named: Any) -> Any:
        """The first value of the first row, as AsyncSession.scalar() gives it."""
        return self.sync_session.scalar(*arguments, **named)
