"""A connection to SQLite that goes to its thread only for what may have to wait: for the lock, and for the disk.

A statement between the two takes some twenty microseconds, and crossing to a thread and back a hundred, on a busy
machine thousands; the driver's own cursor crosses four times for each. Where an organization grows so large that one
statement takes long, PostgreSQL is the engine for it. A transaction without statements never begins.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any, Self

import aiosqlite


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
        await self._connection.begin_if_due()
        cursor = self._connection.raw.execute(sql, parameters)
        self._rows = cursor.fetchall() if cursor.description else []
        self._keep(cursor)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> Self:
        await self._connection.begin_if_due()
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
        # Without an isolation level the driver begins nothing by itself: begin_if_due() does.
        super().__init__(
            lambda: sqlite3.connect(file, isolation_level=None, check_same_thread=False), iter_chunk_size=64
        )
        self._thread.daemon = True  # A process that dies without closing must not wait for it.
        self._begins = False

    @property
    def raw(self) -> sqlite3.Connection:
        """For one statement at a time, while nothing of this connection is on its way in the thread."""
        return self._conn

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    def begin_with_next(self) -> None:
        """The next statement is the first of a transaction, which takes the lock for writing."""
        self._begins = True

    async def begin_if_due(self) -> None:
        if self._begins:
            self._begins = False
            await self._execute(self._conn.execute, "BEGIN IMMEDIATE")  # type: ignore[no-untyped-call]

    async def commit(self) -> None:
        if not self._nothing_begun():
            await super().commit()

    async def rollback(self) -> None:
        if not self._nothing_begun():
            await super().rollback()

    def _nothing_begun(self) -> bool:
        waiting, self._begins = self._begins, False
        return waiting


async def connect(file: str) -> aiosqlite.Connection:
    """An open connection to the database in `file`."""
    return await Connection(file)
