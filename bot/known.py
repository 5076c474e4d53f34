"""A line beside an SQLite file: how many organizations it held. So a file that is suddenly empty is noticed."""

import asyncio
import datetime as dt
import json
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from bot.settings import Settings
from db import organizations
from db.engine import OWN_FILE, UNREACHABLE, Sessions, sqlite_file
from texts import format as written
from texts import operations as words

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 60.0


class DatabaseLost(Exception):
    """The database is empty, and was not; as a string, what the operator is told."""


@dataclass(frozen=True)
class Line:
    """How many organizations there were, and when they were counted."""

    organizations: int
    at: dt.datetime


@asynccontextmanager
async def noted(settings: Settings, engine: Engine, now: dt.datetime) -> AsyncIterator[None]:
    """Note how many organizations there are while the block runs. Raises DatabaseLost where there were some once."""
    file, sessions = sqlite_file(settings.database_url.reveal()), Sessions(engine)
    if file is None:
        yield
        return
    _compare(settings, file, _count(sessions), now)
    noting = asyncio.create_task(_keep_noting(file, sessions))
    try:
        yield
    finally:
        noting.cancel()
        with suppress(asyncio.CancelledError):
            await noting


def _compare(settings: Settings, file: Path, count: int, now: dt.datetime) -> None:
    beside, before = line_beside(file), read(file)
    if count == 0 and (told := lost(settings)) is not None:
        raise DatabaseLost(told)
    if count == 0 and before is None:
        logger.warning(words.database_is_new(str(file)))
    _write(beside, Line(count, now))


def lost(settings: Settings) -> str | None:
    """What is told of a database without organizations that held some once; None where it held none."""
    file = sqlite_file(settings.database_url.reveal())
    before = read(file) if file is not None else None
    if file is None or before is None or before.organizations == 0:
        return None
    since = written.full_moment(before.at.astimezone(settings.zone))
    return words.database_is_lost(before.organizations, since, line_beside(file))


def line_beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.known")


def read(file: Path) -> Line | None:
    """The line beside a database; None where there is none that can be read."""
    try:
        found = json.loads(line_beside(file).read_text(encoding="utf-8"))
        return Line(int(found["organizations"]), dt.datetime.fromisoformat(found["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(beside: Path, line: Line) -> None:
    part = beside.with_name(f"{beside.name}.part")
    with suppress(OSError):  # A full disk is told of where it keeps something from being stored.
        with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWN_FILE), "w", encoding="utf-8") as out:
            json.dump({"organizations": line.organizations, "at": line.at.astimezone(dt.UTC).isoformat()}, out)
        part.replace(beside)


def _count(sessions: Sessions) -> int:
    with sessions.reading() as session:
        return organizations.count(session)


async def _keep_noting(file: Path, sessions: Sessions) -> None:
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        with suppress(*UNREACHABLE):
            count, before = await asyncio.to_thread(_count, sessions), read(file)
            if count and (before is None or before.organizations != count):
                _write(line_beside(file), Line(count, dt.datetime.now(dt.UTC)))
