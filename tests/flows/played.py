"""What many tests of a file begin with is played once by each worker; the others go on from a copy of what it left."""

import datetime as dt
import functools
import pickle
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db.engine import sqlite_file
from simulator.update_queue import UpdateQueue
from tests.flows.stage import Stage

Beginning = Callable[[Stage], Awaitable[Stage]]

_OF_THE_TOWN = (
    "bot", "people", "chats", "moved", "channels", "files", "commands", "version", "presses", "shared_id", "albums"
)  # fmt: skip
"""What of a town is copied: all but its clock, its troubles, and who waits."""


@dataclass(frozen=True)
class _Left:
    """The town and the database as a beginning left them."""

    now: dt.datetime
    town: bytes
    database: bytes
    last_update: int


def played(play: Beginning) -> Beginning:
    """`play`, of which only the first call on SQLite plays anything; nothing may be on its way when it returns.

    The assistant goes on as after a restart: it knows what the database tells. PostgreSQL keeps no copies.
    """
    left: list[_Left] = []

    @functools.wraps(play)
    async def begun(stage: Stage) -> Stage:
        file = sqlite_file(stage.engine.url)
        if file is None:
            return await play(stage)
        if left:
            await stage.settle()  # What the assistant looks for at its start would open the old file.
            _put_back(stage, left[0], file)
            return stage
        begun_by_itself = await play(stage)
        left.append(_copied(stage, file))
        return begun_by_itself

    return begun


def _copied(stage: Stage, file: Path) -> _Left:
    town = stage.town
    kept = pickle.dumps({name: getattr(town, name) for name in _OF_THE_TOWN})
    with closing(sqlite3.connect(file)) as connection:
        return _Left(town.clock.now(), kept, connection.serialize(), town.updates._last_id)


def _put_back(stage: Stage, left: _Left, file: Path) -> None:
    stage.engine.dispose()
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    file.write_bytes(left.database)
    for name, value in pickle.loads(left.town).items():
        setattr(stage.town, name, value)
    stage.town.updates = UpdateQueue(_last_id=left.last_update)
    stage.town.clock.reach(left.now)
    stage.assistant.clock.set(stage.town.clock.now())
