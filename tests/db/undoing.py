"""Transactions of tests that leave nothing behind."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Sessions


class Undone(Exception):
    """Leaves a transaction as an error does."""


@asynccontextmanager
async def undone(sessions: Sessions) -> AsyncIterator[AsyncSession]:
    """A transaction that is undone at its end."""
    with suppress(Undone):
        async with sessions.begin() as session:
            yield session
            raise Undone
