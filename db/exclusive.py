"""One process at a time on one PostgreSQL database; the server itself forgets the lock with the connection."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy import URL, func, select

from db.engine import open_engine

_KEY = int.from_bytes(b"dondoc")
_WATCH_THE_LINE = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"
"""After a minute the server notices that the machine on the other side is gone, and frees the lock."""


@asynccontextmanager
async def exclusive(url: str | URL, *, lost: Callable[[], object]) -> AsyncIterator[bool]:
    """Hold the database while the block runs; False where another process holds it.

    `lost` is called if the connection breaks meanwhile: the server has freed the lock then.
    """
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            taken = await connection.scalar(select(func.pg_try_advisory_lock(_KEY)))
            await connection.commit()  # The lock is the session's and stays; an open transaction would hold up VACUUM.
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            await driver.execute(_WATCH_THE_LINE)

            def on_end(_: object) -> None:
                lost()

            driver.add_termination_listener(on_end)
            try:
                yield bool(taken)
            finally:
                driver.remove_termination_listener(on_end)
                await connection.invalidate()
    finally:
        await engine.dispose()
