"""One copy at a time on one SQLite database, and with its token on this machine. On a server there may be several.

The locks are the operating system's: they vanish with the process, however it ends.
"""

import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from enum import StrEnum, auto
from pathlib import Path

from filelock import FileLock, Timeout

from bot.settings import Settings
from db.engine import sqlite_file
from texts import operations as words

_ANYBODY = 0o666
"""The lock of a token lies in the folder of all users, and another user must be able to try it."""
_OWNER = 0o600


class Held(StrEnum):
    """What another copy holds."""

    DATABASE = auto()
    TOKEN = auto()


_WORDS = {Held.DATABASE: words.DATABASE_IS_HELD, Held.TOKEN: words.TOKEN_IS_HELD}


class AlreadyRunning(Exception):
    """Another copy of the assistant holds `what`; as a string, what the operator is told."""

    def __init__(self, what: Held) -> None:
        super().__init__(_WORDS[what])
        self.what = what


@asynccontextmanager
async def single_instance(settings: Settings) -> AsyncIterator[None]:
    """Be the only copy while the block runs, where there can be but one: on SQLite. Raises AlreadyRunning."""
    async with AsyncExitStack() as held:
        if sqlite_file(settings.database_url.reveal()) is not None:
            if settings.telegram_token is not None:
                await held.enter_async_context(only_on_token(settings))
            await held.enter_async_context(only_on_database(settings))
        yield


@asynccontextmanager
async def only_on_token(settings: Settings) -> AsyncIterator[None]:
    """Hold the token on this machine; of two on different machines the messenger itself refuses one (409)."""
    token = settings.telegram_token
    assert token is not None
    account = hashlib.sha256(f"{settings.telegram_url} {token.reveal()}".encode()).hexdigest()[:16]
    async with _only_on_file(Path(tempfile.gettempdir()) / f"dondoc-{account}.lock", _ANYBODY, Held.TOKEN):
        yield


@asynccontextmanager
async def only_on_database(settings: Settings) -> AsyncIterator[None]:
    """Hold the file of an SQLite database, by another one beside it."""
    file = sqlite_file(settings.database_url.reveal())
    assert file is not None
    file.parent.mkdir(parents=True, exist_ok=True)
    async with _only_on_file(file.resolve().with_name(f"{file.name}.lock"), _OWNER, Held.DATABASE):
        yield


@asynccontextmanager
async def _only_on_file(path: Path, mode: int, what: Held) -> AsyncIterator[None]:
    _make(path, mode)
    lock = FileLock(path, mode=mode, blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise AlreadyRunning(what) from None
    try:
        yield
    finally:
        lock.release()


def _make(path: Path, mode: int) -> None:
    """Make the file of a lock. Raises OSError where it cannot be made: the lock itself would tell that it is held."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, mode))
