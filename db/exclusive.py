"""One process at a time on one PostgreSQL database; the server itself forgets the lock with the connection."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from sqlalchemy import URL, Connection, Engine, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from db.engine import open_engine

logger = logging.getLogger(__name__)

KEY = int.from_bytes(b"dondoc")
"""Of the advisory lock."""
LOOK_EVERY_SECONDS = 3.0
TRY_EVERY_SECONDS = 0.5
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

    A server that goes away frees the lock. It is taken anew as soon as the server is back; `lost` is called where
    another process was quicker.
    """
    engine = open_engine(url)
    try:
        hold = _Hold(engine)
        if not await asyncio.to_thread(hold.take):
            yield False
            return
        watching = asyncio.create_task(_watch(hold, lost))
        try:
            yield True
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            hold.release()
    finally:
        engine.dispose()


class _Hold:
    """The lock, and the connection that it lives and dies with."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Whether the lock is ours now. Raises SQLAlchemyError where the server cannot be reached."""
        self._connection = self._engine.connect()
        taken = self._connection.scalar(select(func.pg_try_advisory_lock(KEY)))
        for setting in _WATCH_THE_LINE:
            self._connection.execute(text(setting))
        self._connection.commit()  # The lock is the session's and stays; an open transaction would hold up VACUUM.
        if not taken:
            self.release()
        return bool(taken)

    def stands(self) -> bool:
        """Ask the server, which so hears of us too."""
        assert self._connection is not None
        try:
            self._connection.execute(select(1))
            self._connection.commit()
        except SQLAlchemyError:
            return False
        return True

    def release(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


async def _watch(hold: _Hold, lost: Callable[[], object]) -> None:
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        if await asyncio.shield(asyncio.to_thread(hold.stands)):
            continue
        hold.release()
        if not await _retaken(hold):
            lost()
            return


async def _retaken(hold: _Hold) -> bool:
    """Wait for the server, and take the lock again; False where another process has it by now."""
    logger.warning("the database is away; waiting for it")
    while True:
        try:
            taken = await asyncio.shield(asyncio.to_thread(hold.take))
        except SQLAlchemyError:
            await asyncio.sleep(TRY_EVERY_SECONDS)
        else:
            logger.warning("the database is back")
            return taken
