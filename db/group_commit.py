"""Transactions of SQLite that wait for one another share one way to the disk: group commit.

One can write at a time, and most of what a small transaction costs is its beginning and its end. So each is a savepoint
of a transaction that those share which are asked for while it lasts: what fails is undone by itself, and nobody goes on
before all of it is on the disk.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class GroupUndone(Exception):
    """What was done well is undone because the database failed another of its group: it may go well if repeated."""


@dataclass
class _Group:
    """One transaction of the database, and what became of it."""

    session: AsyncSession
    end: asyncio.Task[None] | None = None
    broken: DBAPIError | None = None


@dataclass
class GroupCommit:
    """Where transactions on SQLite come from; `make` opens a session on its only connection."""

    make: async_sessionmaker[AsyncSession]
    _door: asyncio.Lock = field(default_factory=asyncio.Lock)
    _group: _Group | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A transaction, which is on the disk when the block has been left.

        Raises what the database refused of it; and GroupUndone where it refused another of the group, or the commit.
        """
        group = None
        try:
            async with self._door:
                group = self._group or await self._open()
                async with self._member(group):
                    yield group.session
        finally:
            if group is not None and group.end is not None:
                await asyncio.shield(group.end)
        if group.broken is not None:
            raise GroupUndone from group.broken

    @asynccontextmanager
    async def _member(self, group: _Group) -> AsyncIterator[None]:
        """One part of the group; the first sees to its end."""
        try:
            with group.session.sync_session.begin_nested():
                yield
        except IntegrityError:
            raise
        except DBAPIError as error:
            await self._break(group, error)
            raise
        finally:
            group.session.expunge_all()
            if group.end is None:  # Who waits at the door already will come before the end.
                group.end = asyncio.create_task(self._end(group))

    async def _open(self) -> _Group:
        session = self.make()
        try:
            await session.connection()
        except BaseException:
            await session.close()
            raise
        self._group = _Group(session)
        return self._group

    async def _break(self, group: _Group, error: DBAPIError) -> None:
        """SQLite may have undone all of it, not only the last savepoint: nobody may believe in the rest."""
        self._group, group.broken = None, error
        await group.session.close()

    async def _end(self, group: _Group) -> None:
        async with self._door:
            if group.broken is not None:
                return
            self._group = None
            try:
                async with group.session:
                    await group.session.commit()
            except DBAPIError as error:
                group.broken = error
