"""Opening the database, SQLite by default, PostgreSQL by its URL, both migrated; and the threads that use it."""

import asyncio
import logging
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from contextvars import copy_context
from functools import partial
from itertools import islice
from pathlib import Path
from threading import local
from typing import Any, ParamSpec, TypeVar

import psycopg
from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select, text
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError, TimeoutError
from sqlalchemy.orm import Session

from db.base import enter
from db.care import row_security

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

UNREACHABLE = (OperationalError, InterfaceError, TimeoutError, OSError)
"""Errors of a database that is busy, away or out of connections: they may pass."""

CANNOT_BE_KEPT = (SQLAlchemyError, ValueError, TypeError, ArithmeticError)
"""What is raised for letters and numbers that a database has no place for; UNREACHABLE is to be looked for first."""

BUSY_TIMEOUT_MS = 15_000
ROWS_LOOKED_AT = 1_000
"""Of each index when its statistics are made: enough to tell a few rows from many, however many there are."""
PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "journal_mode=WAL",  # Lets a backup, and who only reads, read while we write.
    "synchronous=FULL",  # Makes a commit outlive a power cut.
    "foreign_keys=ON",
    "secure_delete=ON",  # What is forgotten is gone from the file as well.
    f"analysis_limit={ROWS_LOOKED_AT}",
)
OWN_FILE, OWN_FOLDER, OTHERS = 0o600, 0o700, 0o077
"""Modes of files: what is stored here is nobody else's."""
ONLY_READS = "only_reads"
"""The execution option of transactions that write nothing."""


class Sessions:
    """Where transactions come from: each is committed when its block has been left, undone where an error leaves it."""

    def __init__(self, engine: Engine, first: Callable[[Session], None] | None = None) -> None:
        """`first` is done at the beginning of each transaction that may write; what it raises ends it."""
        self.engine = engine
        self._first = first
        self._reading = engine.execution_options(**{ONLY_READS: True})
        self._shared = local()

    def begin(self, *, organization: int | None = None) -> AbstractContextManager[Session]:
        """A transaction that may write. It is on the disk when the block has been left, or that of `shared`.

        It sees what belongs to `organization` (db/base.py); without one, what belongs to none.
        """
        return _begun(getattr(self._shared, "connection", None) or self.engine, organization, self._first)

    @contextmanager
    def shared(self) -> Iterator[None]:
        """What this thread begins in the block is one transaction; what undoes a part of it undoes all."""
        with self.engine.begin() as connection:
            self._shared.connection = connection
            try:
                yield
            finally:
                del self._shared.connection

    def reading(self, *, organization: int | None = None) -> AbstractContextManager[Session]:
        """A transaction that writes nothing: on SQLite it waits for nobody. It sees what begin() sees."""
        return _begun(self._reading, organization)


@contextmanager
def _begun(
    bind: Engine | Connection, organization: int | None, first: Callable[[Session], None] | None = None
) -> Iterator[Session]:
    """A session of the library's own class: a sessionmaker makes one more, whose events are then laid out anew.

    On a connection whose transaction goes on, it is committed with that one.
    """
    session = Session(bind, expire_on_commit=False, join_transaction_mode="rollback_only")
    with session, session.begin():
        if first is not None:
            first(session)
        if organization is not None:
            enter(session, organization)
        yield session


WRITERS_ON_A_SERVER = 2
"""Of one process. More made the event loop wait for Python's lock (14 ms in the worst hundredth with four)."""


MOST_TOGETHER = 16
"""Acts that share a transaction: what they change is known to nobody before the last of them is done."""


class Workers:
    """One thread that writes on SQLite, which lets one write at a time, two on PostgreSQL; and one that only reads."""

    def __init__(self, engine: Engine) -> None:
        writers = 1 if engine.dialect.name == "sqlite" else WRITERS_ON_A_SERVER
        self._alone = writers == 1
        self._joining: deque[tuple[Callable[[], Any], asyncio.Future[Any]]] = deque()
        self._writing = ThreadPoolExecutor(writers, thread_name_prefix="dondoc-writes")
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="dondoc-reads")

    async def write(self, act: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """What `act` returns or raises. It is not cut off where the caller is: its thread commits all the same."""
        return await _in(self._writing, act, *given, **named)

    async def join(self, sessions: Sessions, act: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """Likewise, but one transaction serves all that wait at the same time for the one thread that writes.

        Where one of them raises something, each is done anew in a transaction of its own: so `act` changes nothing but
        the database.
        """
        if not self._alone:
            return await self.write(act, *given, **named)
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._joining.append((partial(copy_context().run, act, *given, **named), done))
        if len(self._joining) == 1:
            self._going_on = asyncio.ensure_future(self._go_on(sessions))
        return await done

    async def _go_on(self, sessions: Sessions) -> None:
        while self._joining:
            together = list(islice(self._joining, MOST_TOGETHER))
            try:
                results = await self.write(_together, sessions, [act for act, _ in together])
            except Exception as ended:  # The thread takes nothing any more.
                results = [(None, ended)] * len(together)
            for (_, done), (result, error) in zip(together, results, strict=True):
                self._joining.popleft()
                if done.cancelled():
                    continue
                if error is not None:
                    done.set_exception(error)
                else:
                    done.set_result(result)

    async def read(self, ask: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """Likewise, for what writes nothing and so need not wait behind those that write."""
        return await _in(self._reading, ask, *given, **named)

    def close(self) -> None:
        """Let what has begun come to its end, and take nothing more."""
        self._writing.shutdown()
        self._reading.shutdown()


Result = tuple[Any, Exception | None]


def _together(sessions: Sessions, acts: Sequence[Callable[[], Any]]) -> list[Result]:
    """What each act returned or raised."""
    if len(acts) > 1:
        with suppress(Exception), sessions.shared():
            return [(act(), None) for act in acts]
    return [_alone(act) for act in acts]


def _alone(act: Callable[[], Any]) -> Result:
    try:
        return act(), None
    except Exception as error:  # It is raised to who waits for the act.
        return None, error


async def _in(
    threads: ThreadPoolExecutor, act: Callable[P, T], /, *given: P.args, **named: P.kwargs
) -> T:  # fmt: skip
    loop, context = asyncio.get_running_loop(), copy_context()
    return await asyncio.shield(loop.run_in_executor(threads, lambda: context.run(act, *given, **named)))


def open_engine(url: str | URL) -> Engine:
    """An engine for `url`, "sqlite:///path" or "postgresql://…"; the driver is chosen here.

    Parameters are hidden from errors, because errors are logged and parameters are what people wrote.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed.set(drivername="sqlite"))
    server = parsed.set(drivername="postgresql+psycopg", query={**NOTICING, **libpq_options(parsed)})
    engine = create_engine(server, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", _hurry)
    event.listen(engine, "begin", _begin_on_a_server)
    return engine


NOTICING: Mapping[str, str | tuple[str, ...]] = {
    "connect_timeout": "5",
    "keepalives": "1",
    "keepalives_idle": "4",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""Options of a line: a server that vanished without a word, as a machine without power does, is noticed in 10 seconds.

That is within a lease (db/delivery/leases.py). What the address says itself goes before.
"""
LOOK_FOR_CLIENT = "3s"
"""So often the server looks, amid a long statement, whether who asked is still there."""
_IN_A_HURRY = "SET idle_in_transaction_session_timeout = '5s'; SET idle_session_timeout = '12s'"
"""Both are shorter than a lease (db/delivery/leases.py), so that what a frozen process holds is free by its end.

A connection that was cut is found out before it is used again.
"""


def _hurry(connection: psycopg.Connection, _: Any) -> None:
    connection.execute(_IN_A_HURRY)
    connection.commit()
    try:
        connection.execute(f"SET client_connection_check_interval = '{LOOK_FOR_CLIENT}'")
        connection.commit()
    except psycopg.errors.InvalidParameterValue:  # A server on a system that cannot look.
        connection.rollback()


def libpq_options(url: URL) -> dict[str, str | tuple[str, ...]]:
    """The options of an address under the names that PostgreSQL's own library has for them."""
    return {"sslmode" if name == "ssl" else name: value for name, value in url.query.items()}


def sqlite_file(url: str | URL) -> Path | None:
    """The file of an SQLite database; None for another engine or a database in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def _open_sqlite(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    if (file := sqlite_file(url)) is not None:
        make_folder(file.parent)
        event.listen(engine, "do_connect", lambda *_: make_private(file))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", _end)
    event.listen(engine, "rollback", _end)
    return engine


def make_folder(folder: Path) -> None:
    """Make a folder that nobody else looks into; one that is there stays as it is."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=OWN_FOLDER)


def make_private(file: Path) -> None:
    """Make the file of a database if it is not there; nobody else may read it, nor what SQLite lays beside it."""
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, OWN_FILE))
    for one in (file, *(file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-shm"))):
        with suppress(FileNotFoundError, PermissionError):  # Another user's file: it can be used, and stays theirs.
            if one.stat().st_mode & OTHERS:
                one.chmod(OWN_FILE)


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """SQLAlchemy begins transactions itself: Python's driver would begin them too late for a lock taken at once."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the lock at once: a transaction that starts reading cannot be upgraded to writing under load."""
    if _only_reads(connection):
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _end(connection: Connection) -> None:
    """The next that uses the connection may write again."""
    if _only_reads(connection):
        connection.exec_driver_sql("PRAGMA query_only = OFF")


def _only_reads(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(ONLY_READS, False))


def _begin_on_a_server(connection: Connection) -> None:
    if _only_reads(connection):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


_MIGRATING = int.from_bytes(b"dondoc")
"""The lock of who migrates. It ends with the transaction, and that with its connection."""


def migrate(engine: Engine, *, user: str | None = None) -> None:
    """Bring the schema to the newest version; a new database gets all of it.

    `user` is who uses the tables of a server without owning them, and is let in; None where their owner does. Of
    several that begin at once on a server one does it, and the others wait for it.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
            _wait_for_others(connection)
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if user is not None:
            row_security.let_in(connection, user)


def _wait_for_others(connection: Connection) -> None:
    """Be the only one who migrates. Version 0.1.0 held this lock for as long as it ran."""
    if not connection.scalar(select(func.pg_try_advisory_xact_lock(_MIGRATING))):
        logger.warning("another process prepares the database, or version 0.1.0 runs on it: waiting for its end")
        connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))


def user_of(engine: Engine) -> str | None:
    """Who is connected to a server; None where the database is a file."""
    if engine.dialect.name == "sqlite":
        return None
    with engine.connect() as connection:
        return str(connection.scalar(text("SELECT current_user")))


def refresh_statistics(session: Session) -> None:
    """Tell the database how many rows its indexes stand for.

    SQLite never looks by itself: it takes every organization for ten tasks, and walks through all of them for one. A
    server looks by itself, and lets nobody but the owner of a table have it look.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("ANALYZE"))


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", "db:migrations")
    config.set_main_option("path_separator", "os")
    return config
