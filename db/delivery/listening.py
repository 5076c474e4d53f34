"""Hearing from a server's database that something waits, so that nobody need ask for it all the time."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from db.delivery.chats import CHANNEL

BROKEN = psycopg.Error
"""What is raised where the line breaks, or the server cannot be reached."""


async def heard(engine: Engine, *, every: float) -> AsyncGenerator[None]:
    """Comes round whenever something is told, and after so many seconds where nothing is; on a line of its own.

    Raises BROKEN.
    """
    _, where = engine.dialect.create_connect_args(engine.url)
    async with await psycopg.AsyncConnection.connect(**where, autocommit=True) as line:
        await line.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
        yield  # What was told before is not told again.
        while True:
            async with aclosing(line.notifies(timeout=every, stop_after=1)) as told:
                async for _told in told:
                    pass
            await line.execute("SELECT 1")  # So that the server knows that somebody listens, and we that it tells.
            yield
