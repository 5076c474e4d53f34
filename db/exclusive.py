"""One process at a time on one PostgreSQL database; the server itself forgets the lock with the connection."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from sqlalchemy import URL, Connection, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from db.engine import open_engine

_KEY = int.from_bytes(b"dondoc")
LOOK_EVERY_SECONDS = 3.0
_WATCH_THE_LINE = (
    "SET tcp_keepalives_idle = 30",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
    "SET idle_session_timeout = '30s'",
)
"""After a minute the server notices that the machine on the other side is gone, and frees the lock.

A process that stands still keeps its line open: it has to be heard of within half a minute.
"""


@asynccontextmanager
async def exclusive(url: str | URL, *, lost: Callable[[], object]) -> AsyncIterator[bool]:
    """Hold the database while the block runs; False where another process holds it.

    `lost` is called if the connection breaks meanwhile: the server has freed the lock then.
    """
    engine = open_engine(url)
    try:
        with await asyncio.to_thread(engine.connect) as connection:
            taken = await asyncio.to_thread(_take, connection)
            watching = asyncio.create_task(_watch(connection, lost))
            try:
                yield taken
            finally:
                watching.cancel()
                with suppress(asyncio.CancelledError):
                    await watching
                connection.invalidate()
    finally:
        engine.dispose()


def _take(connection: Connection) -> bool:
    taken = connection.scalar(select(func.pg_try_advisory_lock(_KEY)))
    for setting in _WATCH_THE_LINE:
        connection.execute(text(setting))
    connection.commit()  # The lock is the session's and stays; an open transaction would hold up VACUUM.
    return bool(taken)


async def _watch(connection: Connection, lost: Callable[[], object]) -> None:
    """Ask now and then, so that the server hears of us, and we of it."""
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        if not await asyncio.shield(asyncio.to_thread(_is_there, connection)):
            lost()
            return


def _is_there(connection: Connection) -> bool:
    try:
        connection.execute(select(1))
        connection.commit()
    except SQLAlchemyError:
        return False
    return True
