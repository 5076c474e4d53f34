"""A connection to SQLite that crosses to its thread once a statement, where the driver's own cursor crosses four times.

Crossing costs more than most statements do: an update of the messenger takes a dozen of them. A transaction begins
on the way of its first statement, and one without statements never does.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Self

import aiosqlite


class Cursor:
    """One statement, carried out whole: made, run, read to its end and closed in the connection's thread."""

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
        await self._connection.in_thread(self._run, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Any]) -> Self:
        await self._connection.in_thread(self._run_many, sql, list(parameters))
        return self

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""

    def _run(self, raw: sqlite3.Connection, sql: str, parameters: Any) -> None:
        cursor = raw.execute(sql, parameters)
        self._rows = cursor.fetchall() if cursor.description else []
        self._keep(cursor)

    def _run_many(self, raw: sqlite3.Connection, sql: str, parameters: Sequence[Any]) -> None:
        self._keep(raw.executemany(sql, parameters))

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


class Connection(aiosqlite.Connection):
    """The driver's connection with our cursor; the rest of it is the driver's."""

    def __init__(self, file: str) -> None:
        # Without an isolation level the driver begins nothing by itself: db/engine.py says BEGIN IMMEDIATE.
        super().__init__(lambda: sqlite3.connect(file, isolation_level=None), iter_chunk_size=64)
        self._thread.daemon = True  # A process that dies without closing must not wait for it.
        self._begins = False

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    def begin_with_next(self) -> None:
        """The next statement is the first of a transaction, which takes the lock for writing."""
        self._begins = True

    async def in_thread(self, act: Any, *arguments: Any) -> None:
        """Run `act` with the raw connection in the thread that owns it."""
        begins, self._begins = self._begins, False
        await self._execute(_run, self._conn, begins, act, arguments)  # type: ignore[no-untyped-call]

    async def commit(self) -> None:
        if not self._nothing_begun():
            await super().commit()

    async def rollback(self) -> None:
        if not self._nothing_begun():
            await super().rollback()

    def _nothing_begun(self) -> bool:
        waiting, self._begins = self._begins, False
        return waiting


def _run(raw: sqlite3.Connection, begins: bool, act: Any, arguments: Sequence[Any]) -> None:
    if begins:
        raw.execute("BEGIN IMMEDIATE")
    act(raw, *arguments)


async def connect(file: str) -> aiosqlite.Connection:
    """An open connection to the database in `file`."""
    return await Connection(file)
