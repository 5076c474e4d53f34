"""A connection to SQLite that goes to its thread only for what may have to wait: for the lock, and for the disk.

A statement between the two takes some twenty microseconds, and crossing to a thread and back a hundred, on a busy
machine thousands; the driver's own cursor crosses four times for each. Where an organization grows so large that one
statement takes long, PostgreSQL is the engine for it.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any, Self

import aiosqlite

BUSY_TIMEOUT_MS = 15_000
ROWS_LOOKED_AT = 1_000
"""Of each index when its statistics are made: enough to tell a few rows from many, however many there are."""


class Cursor:
    """One statement, carried out whole: made, run, read to its end and closed."""

    arraysize = 1

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Any = ()) -> Self:
        await self._connection.begin()
        cursor = self._connection.raw.execute(sql, parameters)
        self._rows = cursor.fetchall() if cursor.description else []
        self._keep(cursor)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> Self:
        await self._connection.begin()
        self._keep(self._connection.raw.executemany(sql, parameters))
        return self

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


class Connection(aiosqlite.Connection):
    """The driver's connection with our cursor; the rest of it is the driver's, in its thread."""

    def __init__(self, file: str) -> None:
        super().__init__(lambda: _open(file), iter_chunk_size=64)
        self._thread.daemon = True  # A process that dies without closing must not wait for it.

    @property
    def raw(self) -> sqlite3.Connection:
        """For one statement at a time, while nothing of this connection is on its way in the thread."""
        return self._conn

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def prepare(self) -> None:
        await self._execute(_prepare, self._conn)  # type: ignore[no-untyped-call]

    async def begin(self) -> None:
        """Begin a transaction unless one is open, and take the lock at once.

        A transaction that starts reading cannot be upgraded under load.
        """
        if not self._conn.in_transaction:
            await self._execute(self._conn.execute, "BEGIN IMMEDIATE")  # type: ignore[no-untyped-call]

    async def commit(self) -> None:
        if self._conn.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        if self._conn.in_transaction:
            await super().rollback()


def _open(file: str) -> sqlite3.Connection:
    """Without an isolation level Python's own driver begins nothing by itself."""
    return sqlite3.connect(file, isolation_level=None, check_same_thread=False)


def _prepare(raw: sqlite3.Connection) -> None:
    """WAL lets a backup read while we write; FULL makes a commit outlive a power cut."""
    raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")


async def connect(file: str) -> Connection:
    """An open connection to the database in `file`, ready for use."""
    connection = Connection(file)
    await connection
    try:
        await connection.prepare()
    except BaseException:
        await connection.close()
        raise
    return connection
