"""Opening the database: SQLite by default, PostgreSQL by its URL, both migrated at the start."""

import sqlite3
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, make_url, text
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from db import sqlite
from db.group_commit import GroupCommit, GroupUndone


class Sessions(Protocol):
    """Where transactions come from."""

    def begin(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction: committed when the block has been left, undone where an error leaves it."""


UNREACHABLE = (OperationalError, InterfaceError, TimeoutError, OSError, GroupUndone)
"""Errors of a database that is busy, away or out of connections: they may pass."""


def open_engine(url: str | URL) -> AsyncEngine:
    """An engine for `url`, "sqlite:///path" or "postgresql://…"; the asynchronous driver is chosen here.

    Parameters are hidden from errors, because errors are logged and parameters are what people wrote.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed.set(drivername=sqlite.DRIVER))
    return create_async_engine(
        parsed.set(drivername="postgresql+asyncpg"), pool_size=8, pool_pre_ping=True, hide_parameters=True
    )


def sessions_of(engine: AsyncEngine) -> Sessions:
    """Transactions on a database; on SQLite those that wait for one another are committed together."""
    if engine.dialect.name == "sqlite":
        return GroupCommit(async_sessionmaker(engine, class_=sqlite.Session, expire_on_commit=False))
    return async_sessionmaker(engine, expire_on_commit=False)


def sqlite_file(url: str | URL) -> Path | None:
    """The file of an SQLite database; None for another engine or a database in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def _open_sqlite(url: URL) -> AsyncEngine:
    """One connection, so that transactions queue up in this process instead of polling for SQLite's lock."""
    if (file := sqlite_file(url)) is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    return create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_reset_on_return=None,
        pool_size=1,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,
    )


async def migrate(engine: AsyncEngine) -> None:
    """Bring the schema to the newest version; a new database gets all of it."""
    async with engine.connect() as connection:
        await connection.run_sync(_upgrade)
        await connection.commit()


async def refresh_statistics(session: AsyncSession) -> None:
    """Tell the database how many rows its indexes stand for.

    SQLite never looks by itself: it takes every organization for ten tasks, and walks through all of them for one.
    """
    await session.execute(text("ANALYZE"))


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", "db:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection) -> None:
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def backup_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a database in use. Raises FileExistsError rather than write over an older copy."""
    if target.exists():
        raise FileExistsError(target)
    connection = sqlite3.connect(source)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
